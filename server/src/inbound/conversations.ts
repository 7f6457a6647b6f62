import type { Change } from '../change.js';
import type { Id, Ms } from '../domain.js';
import type { ChannelRow, ContactRow, ConversationRow, MessageRow } from '../rows.js';
import { note } from '../say.js';

/** The service that goes on with a contact on a channel; locked. */
export async function openConversation(
  change: Change,
  contactId: Id,
  channelId: Id,
): Promise<ConversationRow | undefined> {
  const isIt = (row: ConversationRow): boolean =>
    row.contactId === contactId && row.channel.id === channelId && !row.closed;
  const [known] = change.known('conversation', isIt);
  if (known) return known;
  const [found] = await change.sql.query<{ row: ConversationRow }>(
    `select row from conversation
     where contact_id = $1 and channel_id = $2 and phase <> 'closed' for update`,
    [contactId, channelId],
  );
  const row = found && change.keep('conversation', found.row);
  return row && isIt(row) ? row : undefined;
}

/** The service that was closed last with a contact on a channel; locked. */
export async function lastClosed(
  change: Change,
  contactId: Id,
  channelId: Id,
): Promise<ConversationRow | undefined> {
  const [found] = await change.sql.query<{ row: ConversationRow }>(
    `select row from conversation
     where contact_id = $1 and channel_id = $2 and phase = 'closed'
     order by (row #>> '{closed,at}')::bigint desc limit 1 for update`,
    [contactId, channelId],
  );
  return found && change.keep('conversation', found.row);
}

/** A new service, with a protocol number of its own, `2026-0042`: counted anew each year (UTC). */
export async function begin(
  change: Change,
  contact: ContactRow,
  { id, label }: Pick<ChannelRow, 'id' | 'label'>,
): Promise<ConversationRow> {
  const year = new Date(change.now).getUTCFullYear();
  const number = await change.count(`protocol:${year}`);
  const protocol = `${year}-${String(number).padStart(4, '0')}`;
  const conversation = change.create('conversation', {
    id: change.newId(),
    rev: 0,
    contactId: contact.id,
    channel: { kind: 'whatsapp', id, label },
    protocol,
    unread: 0,
    createdAt: change.now,
    activeAt: change.now,
    places: 0,
  });
  note(change, conversation, 'started', { protocol });
  return conversation;
}

/** The window counts from the customer's last message or call, by Meta's time; news of an older one moves nothing. */
export function openWindow(change: Change, conversation: ConversationRow, at: Ms): void {
  conversation.lastInboundAt = Math.max(at, conversation.lastInboundAt ?? at);
  // Meta's times have whole seconds.
  if (conversation.templateAt !== undefined && at + 1000 > conversation.templateAt)
    delete conversation.templateAt;
  change.save('conversation', conversation);
}

/** A message by WhatsApp's id; locked, after its conversation. */
export async function messageBy(change: Change, wamid: string): Promise<MessageRow | undefined> {
  const [known] = change.known('message', (row) => row.wamid === wamid);
  if (known) return known;
  const [found] = await change.sql.query<{ id: Id; conversation_id: Id }>(
    'select id, conversation_id from message where wamid = $1',
    [wamid],
  );
  if (!found) return undefined;
  await change.get('conversation', found.conversation_id);
  return change.get('message', found.id);
}
