import { AdapterError } from '../../domain/errors.js';
import type { Cursor, InboxEvent } from '../../domain/events.js';
import type { Ms } from '../../domain/id.js';
import type { Agent } from '../../domain/lookups.js';
import type { Counts } from '../../domain/queue.js';
import type { Backend } from './backend.js';
import type { Reading } from './database.js';
import type { LogRow, StateRow } from './rows.js';
import { queueFor, sightOf } from './sight.js';
import { contactFor, conversationFor, countsFor, messageFor } from './views.js';

/** A place in a log. */
export interface Place {
  epoch: string;
  seq: number;
}

export const cursorAt = ({ epoch, seq }: Place): Cursor => `${epoch}:${seq}`;

/** Where a stream goes on: after the cursor when this log still holds what followed it, else at the end. */
export function placeAfter(
  cursor: Cursor | undefined,
  { epoch, seq, tail }: StateRow,
): Place & { resumed: boolean } {
  const [of, at] = cursor?.split(':') ?? [];
  const known = Number(at);
  const resumed = of === epoch && known >= tail && known <= seq;
  return { epoch, seq: resumed ? known : seq, resumed };
}

const BATCH = 200;

/** What an agent has missed since `place`, as far as one batch goes. @throws AdapterError when the log began anew */
export const missed = (
  backend: Backend,
  me: Agent,
  place: Place,
): Promise<{ events: InboxEvent[]; place: Place; now: Ms; more: boolean }> =>
  backend.read(async (tx, state, now) => {
    const { epoch } = state;
    if (epoch !== place.epoch || place.seq < state.tail) {
      throw new AdapterError('unavailable', 'The log began anew');
    }
    const entries = await tx
      .objectStore('log')
      .getAll(IDBKeyRange.lowerBound(place.seq, true), BATCH);
    const events: InboxEvent[] = [];
    for (const entry of entries) {
      const event = await tell(tx, me, now, entry);
      if (event) events.push({ ...event, cursor: cursorAt({ epoch, seq: entry.seq }) });
    }
    if (entries.some(({ store }) => store === 'conversations')) {
      events.push({ type: 'counts', counts: await counts(tx, me) });
    }
    const seq = entries.at(-1)?.seq ?? place.seq;
    return { events, place: { epoch, seq }, now, more: entries.length === BATCH };
  });

export const counts = async (tx: Reading, me: Agent): Promise<Counts> =>
  countsFor(await tx.objectStore('conversations').getAll(), me);

async function tell(
  tx: Reading,
  me: Agent,
  now: Ms,
  { store, id, was }: LogRow,
): Promise<InboxEvent | undefined> {
  const conversations = tx.objectStore('conversations');
  if (store === 'contacts') {
    const contact = (await tx.objectStore('contacts').get(id))!;
    const rows = await conversations.index('contact').getAll(id);
    const isSeen = rows.some((row) => queueFor(sightOf(row), me));
    return isSeen ? { type: 'contact', contact: contactFor(contact) } : undefined;
  }
  if (store === 'messages') {
    const message = (await tx.objectStore('messages').get(id))!;
    const row = (await conversations.get(message.conversationId))!;
    return queueFor(sightOf(row), me)
      ? { type: 'message', message: messageFor(message) }
      : undefined;
  }
  const row = (await conversations.get(id))!;
  const contact = (await tx.objectStore('contacts').get(row.contactId))!;
  const conversation = conversationFor(row, contact, me, now);
  if (conversation) return { type: 'conversation', conversation };
  return was && queueFor(was, me) ? { type: 'gone', conversationId: id, rev: row.rev } : undefined;
}
