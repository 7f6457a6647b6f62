import { AdapterError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { Agent, LookupKind, LookupMap, LookupQuery } from '../../domain/lookups.js';
import type { Page } from '../../domain/ports.js';
import { matches } from '../../domain/search.js';
import type { Backend } from './backend.js';
import { onlineAgents, withPresence } from './presence.js';
import type { LookupRow } from './rows.js';

export const LOOKUPS: LookupKind[] = ['sector', 'agent', 'closeReason', 'quickReply', 'template'];

/** A page of a reference list, in the order of the seed. Agents come with their presence. */
export async function lookup<K extends LookupKind>(
  backend: Backend,
  kind: K,
  { ids, text, page = '0', limit = 100 }: LookupQuery,
): Promise<Page<LookupMap[K]>> {
  if (!LOOKUPS.includes(kind)) throw new AdapterError('unsupported');
  const rows = await rowsOf(backend, kind);
  const found = rows.filter(
    (row) => (!ids || ids.includes(row.id)) && (!text || matches(wordsOf(row), text)),
  );
  const from = Number(page);
  const items = found.slice(from, from + limit);
  const isLast = from + limit >= found.length;
  return { items, total: found.length, ...(!isLast && { next: String(from + limit) }) };
}

export const agentsOf = async (backend: Backend, online: ReadonlySet<Id>): Promise<Agent[]> =>
  (await stored(backend, 'agent')).map((agent) => withPresence(agent, online));

async function rowsOf<K extends LookupKind>(backend: Backend, kind: K): Promise<LookupMap[K][]> {
  const rows =
    kind === 'agent'
      ? await agentsOf(backend, await onlineAgents(backend))
      : await stored(backend, kind);
  return rows as LookupMap[K][];
}

async function stored<K extends LookupKind>(backend: Backend, kind: K): Promise<LookupMap[K][]> {
  const range = IDBKeyRange.bound([kind], [kind, []]);
  const rows = await backend.read((tx) => tx.objectStore('lookups').getAll(range));
  return rows.sort((a, b) => a.place - b.place).map(withoutPlace) as LookupMap[K][];
}

const withoutPlace = ({ kind, place, ...row }: LookupRow) => row;

const wordsOf = (row: LookupMap[LookupKind]): string =>
  [
    row.name,
    'text' in row && row.text,
    'shortcut' in row && row.shortcut,
    'body' in row && row.body,
  ]
    .filter(Boolean)
    .join(' ');
