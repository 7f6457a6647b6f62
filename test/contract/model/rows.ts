import type { Contact } from '../../../src/domain/contact.js';
import type { Conversation, ReplyState } from '../../../src/domain/conversation.js';
import type { Id, Ms } from '../../../src/domain/id.js';
import type { Agent } from '../../../src/domain/lookups.js';
import type { Message } from '../../../src/domain/message.js';
import type { Queue } from '../../../src/domain/queue.js';
import type { CommandType } from '../../../src/domain/commands.js';
import { WINDOW_MS } from '../../../src/domain/window.js';

/** A conversation as nobody in particular sees it. */
export interface Row extends Omit<Conversation, 'queue' | 'contact' | 'reply' | 'allow'> {
  contactId: Id;
  bot?: boolean;
  templateAt?: Ms;
}

/** What changed, in the order of the log; `seenBy` are those who saw it before. */
export interface Entry {
  type: 'conversation' | 'message' | 'contact';
  id: Id;
  seenBy: Id[];
}

export const AGENTS: Agent[] = [
  { id: 'ana', name: 'Ana Ribeiro', sectors: ['suporte'] },
  { id: 'bruno', name: 'Bruno Castro', sectors: ['suporte'] },
  { id: 'carla', name: 'Carla Nogueira', sectors: ['financeiro'] },
];

export const QUEUES: Queue[] = (['new', 'bot', 'mine', 'others', 'closed'] as const).map(
  (kind) => ({
    id: kind,
    kind,
  }),
);

type QueueId = 'new' | 'bot' | 'mine' | 'others' | 'closed';

const ALLOW: Record<QueueId, CommandType[]> = {
  new: ['claim'],
  bot: ['claim'],
  mine: ['send', 'read', 'transfer', 'close', 'editContact'],
  others: [],
  closed: ['reopen', 'editContact'],
};

/** The queue a conversation is in for an agent; undefined when it is out of her sight. */
export function queueOf({ closed, bot, sector, assignee }: Row, me: Agent): QueueId | undefined {
  if (assignee?.id !== me.id && !me.sectors.includes(sector!.id)) return undefined;
  if (closed) return 'closed';
  if (assignee) return assignee.id === me.id ? 'mine' : 'others';
  return bot ? 'bot' : 'new';
}

export function viewOf(row: Row, contact: Contact, me: Agent, now: Ms): Conversation | undefined {
  const queue = queueOf(row, me);
  if (!queue) return undefined;
  const { contactId: _, bot: _bot, templateAt: _at, ...shared } = row;
  return {
    ...structuredClone(shared),
    queue,
    contact: structuredClone(contact),
    reply: replyOf(row, queue, now),
    allow: ALLOW[queue],
  };
}

export const windowEnd = ({ lastInboundAt = -Infinity }: Row): Ms => lastInboundAt + WINDOW_MS;

function replyOf(row: Row, queue: QueueId, now: Ms): ReplyState {
  if (queue === 'closed') return { mode: 'none', why: 'closed' };
  if (queue === 'others') return { mode: 'none', why: 'forbidden' };
  if (queue !== 'mine') return { mode: 'none', why: 'unclaimed' };
  if (row.templateAt !== undefined) return { mode: 'waiting', since: row.templateAt };
  const until = windowEnd(row);
  return now < until ? { mode: 'free', until } : { mode: 'template' };
}

export const textOf = ({ content }: Message): string =>
  'text' in content ? content.text : 'caption' in content ? (content.caption ?? '') : '';
