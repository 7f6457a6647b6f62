import type { Conversation } from '../../domain/conversation.js';
import { AdapterError } from '../../domain/errors.js';
import type { Id, Ms } from '../../domain/id.js';
import type { Agent } from '../../domain/lookups.js';
import type { Message } from '../../domain/message.js';
import { digits } from '../../domain/phone.js';
import type { ConversationQuery, MessageQuery, Page } from '../../domain/ports.js';
import { textOf } from '../../domain/preview.js';
import { matches } from '../../domain/search.js';
import type { Backend } from './backend.js';
import type { Reading } from './database.js';
import type { MessageRow } from './rows.js';
import { queueFor, sightOf } from './sight.js';
import { conversationFor, messageFor } from './views.js';

/** Newest movement first; in Novos the longest wait first. A page begins after the last key of the one before. */
export const listConversations = (
  backend: Backend,
  me: Agent,
  { queue, ids, contactId, text, page, limit = 30 }: ConversationQuery,
): Promise<Page<Conversation>> =>
  backend.read(async (tx, _state, now) => {
    const rows = await tx.objectStore('conversations').getAll();
    const contacts = new Map(
      (await tx.objectStore('contacts').getAll()).map((row) => [row.id, row]),
    );
    const said = text ? await conversationsThatSay(tx, text) : new Set<Id>();
    const found = rows
      .map((row) => conversationFor(row, contacts.get(row.contactId)!, me, now))
      .filter((row) => row !== undefined)
      .filter((row) => !queue || row.queue === queue)
      .filter((row) => !ids || ids.includes(row.id))
      .filter((row) => !contactId || row.contact.id === contactId)
      .filter((row) => !text || said.has(row.id) || isAbout(row, text))
      .map((row) => ({ row, key: keyOf(row, queue) }))
      .sort((a, b) => compare(a.key, b.key));
    const after = page === undefined ? undefined : readKey(page);
    const rest = after ? found.filter(({ key }) => compare(key, after) > 0) : found;
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(({ row }) => row),
      total: found.length,
      ...(last && rest.length > limit && { next: JSON.stringify(last.key) }),
    };
  });

/** A stretch of a conversation: before, after or around a place, or the newest. */
export const listMessages = (
  backend: Backend,
  me: Agent,
  { conversationId, page, around, limit = 50 }: MessageQuery,
): Promise<Page<Message>> =>
  backend.read(async (tx) => {
    const row = await tx.objectStore('conversations').get(conversationId);
    if (!row || !queueFor(sightOf(row), me)) throw new AdapterError('not_found');
    const range = IDBKeyRange.bound([conversationId], [conversationId, []]);
    const rows = await tx.objectStore('messages').index('conversation').getAll(range);
    const [from, to] = stretch(rows, page, around, limit);
    const items = rows.slice(from, to).map(messageFor);
    return {
      items,
      total: rows.length,
      ...(from > 0 && { next: `before:${items[0]?.order ?? rows[from]?.order}` }),
      ...(to < rows.length && items.length > 0 && { prev: `after:${items.at(-1)!.order}` }),
    };
  });

type Key = [rank: Ms, id: Id];

const keyOf = (
  { id, activeAt, waitingSince = activeAt }: Conversation,
  queue: Id | undefined,
): Key => [queue === 'new' ? waitingSince : -activeAt, id];

const compare = ([a, idA]: Key, [b, idB]: Key): number =>
  a - b || (idA < idB ? -1 : idA > idB ? 1 : 0);

function readKey(page: string): Key {
  try {
    return JSON.parse(page) as Key;
  } catch {
    throw new AdapterError('invalid', 'Not a page', { field: 'page' });
  }
}

function isAbout({ contact, protocol = '' }: Conversation, text: string): boolean {
  const number = digits(text);
  const words = [contact.name, contact.handle, contact.email, protocol].join(' ');
  return (
    matches(words, text) || (number.length > 2 && digits(contact.phone ?? '').includes(number))
  );
}

async function conversationsThatSay(tx: Reading, text: string): Promise<Set<Id>> {
  const rows = await tx.objectStore('messages').getAll();
  const said = rows.filter((row) => !row.internal && matches(textOf(row.content), text));
  return new Set(said.map(({ conversationId }) => conversationId));
}

function stretch(
  rows: readonly MessageRow[],
  page: string | undefined,
  around: Id | undefined,
  limit: number,
): [from: number, to: number] {
  const [way, place = ''] = page?.split(':') ?? [];
  if (way === 'after') {
    const from = countWhile(rows, (order) => order <= place);
    return [from, Math.min(from + limit, rows.length)];
  }
  const middle = around === undefined ? -1 : rows.findIndex(({ id }) => id === around);
  const to =
    way === 'before'
      ? countWhile(rows, (order) => order < place)
      : middle < 0
        ? rows.length
        : Math.min(rows.length, middle + Math.ceil(limit / 2));
  return [Math.max(0, to - limit), to];
}

function countWhile(rows: readonly MessageRow[], isBefore: (order: string) => boolean): number {
  const first = rows.findIndex(({ order }) => !isBefore(order));
  return first < 0 ? rows.length : first;
}
