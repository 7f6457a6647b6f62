import type { Conversation } from '../../src/domain/conversation.js';
import type { Id } from '../../src/domain/id.js';
import type { Message } from '../../src/domain/message.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import { ME } from './fake-backend.js';

/** When tests begin. */
export const START = Date.UTC(2026, 2, 10, 17, 30);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A conversation of mine whose window is open. */
export const conversationRow = (
  id: Id = 'c1',
  change: Partial<Conversation> = {},
): Conversation => ({
  id,
  rev: 1,
  queue: 'mine',
  contact: { id: `contact-${id}`, rev: 1, name: 'Mariana Costa', phone: '+5511987654321' },
  channel: { kind: 'whatsapp' },
  assignee: { id: ME.id, name: ME.name },
  unread: 0,
  createdAt: START - HOUR,
  activeAt: START - MINUTE,
  lastInboundAt: START - HOUR,
  reply: { mode: 'free', until: START + 23 * HOUR },
  allow: ['send', 'read', 'transfer', 'close', 'editContact'],
  ...change,
});

/** A conversation nobody has. */
export const waitingRow = (id: Id, change: Partial<Conversation> = {}): Conversation => {
  const { assignee: _, ...row } = conversationRow(id, {
    queue: 'new',
    allow: ['claim'],
    reply: { mode: 'none', why: 'unclaimed' },
    waitingSince: START - MINUTE,
    ...change,
  });
  return row;
};

/** The `n`th message of a conversation, by the customer. */
export const messageRow = (n: number, change: Partial<Message> = {}): Message => ({
  id: `m${n}`,
  rev: 1,
  conversationId: 'c1',
  order: String(n).padStart(8, '0'),
  at: START - HOUR + n * 1000,
  direction: 'in',
  author: { kind: 'contact' },
  content: { kind: 'text', text: `mensagem ${n}` },
  ...change,
});

export const entryRow = (id: Id, change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  conversationId: 'c1',
  seq: 1,
  at: START,
  content: { kind: 'text', text: id },
  state: 'queued',
  ...change,
});
