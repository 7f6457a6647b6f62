import type { CommandType } from '../../domain/commands.js';
import type { Contact } from '../../domain/contact.js';
import type { Conversation } from '../../domain/conversation.js';
import type { Ms } from '../../domain/id.js';
import type { Agent } from '../../domain/lookups.js';
import type { Message } from '../../domain/message.js';
import type { Counts } from '../../domain/queue.js';
import { replyStateOf } from '../../domain/reply-state.js';
import type { ContactRow, ConversationRow, MessageRow } from './rows.js';
import { queueFor, sightOf, type QueueId } from './sight.js';

/** A conversation as one agent sees it now; undefined when she does not. */
export function conversationFor(
  row: ConversationRow,
  contact: ContactRow,
  me: Agent,
  now: Ms,
): Conversation | undefined {
  const queue = queueFor(sightOf(row), me);
  if (!queue) return undefined;
  const { contactId, bot, templateAt, readUpTo, surveyed, lastMessageId, ...shared } = row;
  return {
    ...shared,
    queue,
    contact: contactFor(contact),
    reply: replyStateOf(row, queue, now),
    allow: ALLOW[queue],
  };
}

export const contactFor = ({ offline, ...contact }: ContactRow): Contact => contact;

export const messageFor = ({ contactId, options, listLabel, ...message }: MessageRow): Message =>
  message;

export function countsFor(rows: readonly ConversationRow[], me: Agent): Counts {
  const counts: Record<QueueId, { total: number; unread: number }> = {
    new: { total: 0, unread: 0 },
    bot: { total: 0, unread: 0 },
    mine: { total: 0, unread: 0 },
    others: { total: 0, unread: 0 },
    closed: { total: 0, unread: 0 },
  };
  for (const row of rows) {
    const queue = queueFor(sightOf(row), me);
    if (!queue) continue;
    counts[queue].total += 1;
    counts[queue].unread += row.unread;
  }
  return counts;
}

const ALLOW: Record<QueueId, CommandType[]> = {
  new: ['claim'],
  bot: ['claim'],
  mine: ['send', 'read', 'transfer', 'close', 'editContact'],
  others: [],
  closed: ['reopen', 'editContact'],
};
