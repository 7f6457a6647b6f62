import {
  replyStateOf,
  type CommandType,
  type Contact,
  type Conversation,
  type InboxEvent,
  type Message,
  type Ms,
} from './domain.js';
import type { AgentRow, ContactRow, ConversationRow, LoggedEvent, MessageRow } from './rows.js';
import { queueFor, sightOf, type QueueId } from './sight.js';

/** A conversation as one agent sees it now; undefined when she does not. */
export function conversationFor(
  row: ConversationRow,
  contact: ContactRow,
  me: AgentRow,
  now: Ms,
): Conversation | undefined {
  const queue = queueFor(sightOf(row), me);
  if (!queue) return undefined;
  const { contactId, bot, templateAt, readUpTo, surveyed, lastMessageId, places, ...shared } = row;
  return {
    ...shared,
    queue,
    contact: contactFor(contact),
    reply: replyStateOf(row, queue, now),
    allow: me.role === 'supervisor' ? SUPERVISED[queue] : ALLOW[queue],
  };
}

export const contactFor = ({
  userId,
  waId,
  profileName,
  seenAt,
  ...contact
}: ContactRow): Contact => contact;

export const messageFor = ({
  wamid,
  evidence,
  options,
  listLabel,
  reacted,
  ...message
}: MessageRow): Message => message;

/** Agents to whom this says the same are told the same of an event; undefined when it is none of her business. */
export function viewOf({ body, sight, was }: LoggedEvent, me: AgentRow): string | undefined {
  if (body.kind === 'stale') return 'all';
  const queue = sight && queueFor(sight, me);
  if (queue) return `${me.role} ${queue}`;
  return body.kind === 'conversation' && was && queueFor(was, me) ? 'gone' : undefined;
}

/** An event as one agent is told it; undefined when it is none of her business. */
export function eventFor(event: LoggedEvent, me: AgentRow, now: Ms): InboxEvent | undefined {
  const view = viewOf(event, me);
  const { body } = event;
  if (view === undefined) return undefined;
  switch (body.kind) {
    case 'stale':
      return { type: 'stale', lookup: body.lookup };
    case 'message':
      return { type: 'message', message: messageFor(body.message) };
    case 'contact':
      return { type: 'contact', contact: contactFor(body.contact) };
    case 'conversation': {
      const { id, rev } = body.conversation;
      if (view === 'gone') return { type: 'gone', conversationId: id, rev };
      const conversation = conversationFor(body.conversation, body.contact, me, now);
      return conversation && { type: 'conversation', conversation };
    }
  }
}

const ALLOW: Record<QueueId, CommandType[]> = {
  new: ['claim'],
  bot: ['claim'],
  mine: ['send', 'read', 'transfer', 'close', 'editContact'],
  others: [],
  closed: ['reopen', 'editContact'],
};

/** A supervisor may give every one that goes on to somebody else. */
const SUPERVISED: Record<QueueId, CommandType[]> = {
  ...ALLOW,
  new: [...ALLOW.new, 'transfer'],
  bot: [...ALLOW.bot, 'transfer'],
  others: ['transfer'],
};
