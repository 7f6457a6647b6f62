import type { Conversation, InboxEvent, Message, Page as InboxPage, SessionInfo } from 'chat-inbox';
import type { Changes, Me, Note, Page, Ticket } from './crm.js';

/** What the CRM can do, and no more: no repeats, no replay, no files, no closing. */
export const infoOf = ({ id, name, time }: Me): SessionInfo => ({
  me: { id, name, sectors: [] },
  now: time,
  queues: [
    { id: 'new', kind: 'new' },
    { id: 'mine', kind: 'mine' },
    { id: 'others', kind: 'others' },
  ],
  can: { around: true, commands: ['claim', 'send'], content: ['text'], lookups: [] },
  idempotent: false,
  resumable: false,
});

export const conversationOf = (ticket: Ticket, me: string): Conversation => {
  const { id, version: rev, customer, agent, opened, updated, unanswered, last } = ticket;
  const queue = !agent ? 'new' : agent.id === me ? 'mine' : 'others';
  return {
    id,
    rev,
    queue,
    contact: { ...customer, rev: 0 },
    channel: { kind: 'other' },
    ...(agent && { assignee: agent }),
    unread: unanswered,
    createdAt: opened,
    activeAt: updated,
    ...(!agent && { waitingSince: updated }),
    ...(last && {
      preview: {
        text: last.text,
        at: last.time,
        direction: last.fromCustomer ? 'in' : 'out',
        kind: 'text',
      },
    }),
    reply:
      queue === 'mine'
        ? { mode: 'free' }
        : { mode: 'none', why: agent ? 'forbidden' : 'unclaimed' },
    allow: queue === 'mine' ? ['send'] : agent ? [] : ['claim'],
  };
};

export const messageOf = (note: Note): Message => ({
  id: note.id,
  rev: note.version,
  conversationId: note.ticket,
  order: String(note.number).padStart(12, '0'),
  ...(note.ref !== undefined && { commandId: note.ref }),
  at: note.time,
  direction: note.agent ? 'out' : 'in',
  author: note.agent ? { kind: 'agent', ...note.agent } : { kind: 'contact' },
  content: { kind: 'text', text: note.text },
  ...(note.agent && { status: 'sent' }),
});

export const pageOf = <T, R>(
  { items, more, newer }: Page<T>,
  rowOf: (item: T) => R,
): InboxPage<R> => ({
  items: items.map(rowOf),
  ...(more && { next: more }),
  ...(newer && { prev: newer }),
});

export const eventsOf = ({ time: now, tickets, notes }: Changes, me: string): InboxEvent[] => [
  ...tickets.map((ticket) => ({
    type: 'conversation' as const,
    conversation: conversationOf(ticket, me),
  })),
  ...notes.map((note) => ({ type: 'message' as const, message: messageOf(note) })),
  { type: 'beat', now },
];
