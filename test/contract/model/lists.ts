import { checkFile } from '../../../src/domain/check-file.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { AdapterError } from '../../../src/domain/errors.js';
import type { Id } from '../../../src/domain/id.js';
import type { Agent, LookupKind, LookupMap, LookupQuery } from '../../../src/domain/lookups.js';
import type { Message } from '../../../src/domain/message.js';
import type { ConversationQuery, MessageQuery, Page, Upload } from '../../../src/domain/ports.js';
import type { ModelBackend } from './backend.js';
import { CAN, LISTS } from './capabilities.js';
import { seen } from './commands.js';
import { textOf } from './rows.js';

type Key = [rank: number, id: Id];

export function listConversations(
  backend: ModelBackend,
  me: Agent,
  { queue, ids, contactId, text, page, limit = 30 }: ConversationQuery,
): Page<Conversation> {
  const keyOf = ({ id, activeAt, waitingSince = activeAt }: Conversation): Key => [
    queue === 'new' ? waitingSince : -activeAt,
    id,
  ];
  const after = page === undefined ? undefined : (JSON.parse(page) as Key);
  const found = [...backend.conversations.values()]
    .map((row) => backend.view(row, me))
    .filter((view) => view !== undefined)
    .filter((view) => !queue || view.queue === queue)
    .filter((view) => !ids || ids.includes(view.id))
    .filter((view) => !contactId || view.contact.id === contactId)
    .filter((view) => !text || backend.thread(view.id).some((said) => textOf(said).includes(text)))
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
  const rest = found.filter((view) => !after || compare(keyOf(view), after) > 0);
  const items = rest.slice(0, limit);
  return {
    items,
    total: found.length,
    ...(rest.length > limit && { next: JSON.stringify(keyOf(items.at(-1)!)) }),
  };
}

const compare = ([a, idA]: Key, [b, idB]: Key): number =>
  a - b || (idA < idB ? -1 : idA > idB ? 1 : 0);

export function listMessages(
  backend: ModelBackend,
  me: Agent,
  { conversationId, page, around, limit = 50 }: MessageQuery,
): Page<Message> {
  seen(backend, me, conversationId);
  const all = backend.thread(conversationId);
  const [way, place = ''] = page?.split(':') ?? [];
  const before = all.filter(({ order }) => order < place).length;
  const upTo = all.filter(({ order }) => order <= place).length;
  const middle = all.findIndex(({ id }) => id === around);
  let [from, to] = [all.length - limit, all.length];
  if (way === 'before') [from, to] = [before - limit, before];
  if (way === 'after') [from, to] = [upTo, upTo + limit];
  if (middle >= 0) [from, to] = [middle - 1, middle - 1 + limit];
  const items = structuredClone(all.slice(Math.max(from, 0), to));
  return {
    items,
    ...(from > 0 && { next: `before:${items[0]!.order}` }),
    ...(to < all.length && { prev: `after:${items.at(-1)!.order}` }),
  };
}

export function lookup<K extends LookupKind>(
  kind: K,
  { ids, page = '0', limit = 100 }: LookupQuery,
): Page<LookupMap[K]> {
  if (!CAN.lookups.includes(kind)) throw new AdapterError('unsupported');
  const found = LISTS[kind].filter(({ id }) => !ids || ids.includes(id));
  const to = Number(page) + limit;
  return { items: found.slice(Number(page), to), ...(to < found.length && { next: String(to) }) };
}

const REFUSED = {
  empty: 'invalid',
  too_large: 'too_large',
  type: 'unsupported',
  not_supported: 'unsupported',
} as const;

export function stage(backend: ModelBackend, { id, file, name, onProgress }: Upload): Id {
  const verdict = checkFile({ name, type: file.type, size: file.size }, CAN.upload);
  if ('reason' in verdict) throw new AdapterError(REFUSED[verdict.reason]);
  onProgress?.(file.size, file.size);
  backend.files.set(id, { blob: file, name });
  return id;
}
