import type { Id } from './id.js';

/** A view the adapter declares. `kind` lets the inbox pick a word and an icon; `label` wins over the word. */
export interface Queue {
  id: Id;
  kind: 'new' | 'bot' | 'mine' | 'others' | 'closed' | 'custom';
  label?: string;
}

/** By queue id. `atLeast`: the server stopped counting there. */
export type Counts = Record<Id, QueueCount>;

export interface QueueCount {
  total?: number;
  unread?: number;
  atLeast?: true;
}

/** In Novos the one who waits longest comes first; elsewhere the newest movement. */
export const isWaitingFirst = (queue: Queue): boolean => queue.kind === 'new';
