import { newId } from '../../browser/new-id.js';
import { STORES, type Database } from './database.js';
import type { LookupRow, Seed, StateRow } from './rows.js';

/**
 * Fills the database: one that is empty, or any, which begins anew with later revisions. Two tabs may come to an empty one at once: the
 * second finds it filled.
 */
export async function plant(db: Database, seed: Seed, which: 'empty' | 'any'): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite');
  const known = await tx.objectStore('state').get('state');
  if (known && which === 'empty') return;
  if (known) await Promise.all(STORES.map((store) => tx.objectStore(store).clear()));
  const rev = (known?.seq ?? 0) + 1;
  const writes: Promise<unknown>[] = [tx.objectStore('state').put(stateOf(seed, rev), 'state')];
  for (const row of seed.contacts) writes.push(tx.objectStore('contacts').put({ ...row, rev }));
  for (const row of seed.conversations) {
    writes.push(tx.objectStore('conversations').put({ ...row, rev }));
  }
  for (const row of seed.files) writes.push(tx.objectStore('files').put(row));
  for (const row of lookupsOf(seed)) writes.push(tx.objectStore('lookups').put(row));
  for (const row of seed.messages) writes.push(tx.objectStore('messages').put({ ...row, rev }));
  await Promise.all([...writes, tx.done]);
}

function stateOf({ conversations, messages }: Seed, seq: number): StateRow {
  const protocols: StateRow['protocols'] = {};
  for (const { protocol = '' } of conversations) {
    const [year = '', number = ''] = protocol.split('-');
    if (number) protocols[year] = Math.max(protocols[year] ?? 0, Number(number));
  }
  return { epoch: newId(), offset: 0, seq, tail: seq, order: messages.length, protocols };
}

const lookupsOf = (seed: Seed): LookupRow[] => [
  ...seed.sectors.map((row, place) => ({ kind: 'sector' as const, place, ...row })),
  ...seed.agents.map((row, place) => ({ kind: 'agent' as const, place, ...row })),
  ...seed.closeReasons.map((row, place) => ({ kind: 'closeReason' as const, place, ...row })),
  ...seed.quickReplies.map((row, place) => ({ kind: 'quickReply' as const, place, ...row })),
  ...seed.templates.map((row, place) => ({ kind: 'template' as const, place, ...row })),
];
