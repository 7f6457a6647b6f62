import type { Contact } from './contact.js';
import type { Conversation } from './conversation.js';
import type { Id, Ms, Ref } from './id.js';
import type { Agent, LookupKind } from './lookups.js';
import type { Message } from './message.js';
import type { Counts } from './queue.js';

/** Opaque resume point: store it, compare it with `===`, send it back; never parse it. */
export type Cursor = string;

/** Every fact a backend can tell. `cursor` is the resume point after the event; absent on what is never replayed. */
export type InboxEvent = { cursor?: Cursor } & (
  | {
      type: 'ready';
      now: Ms;
      /** true: nothing was missed since `after`. false: read the lists again. */
      resumed: boolean;
      counts?: Counts;
    }
  | { type: 'conversation'; conversation: Conversation }
  /** No longer visible to this agent. */
  | { type: 'gone'; conversationId: Id; rev: number }
  /** New, or a new status, reaction, edit or deletion. */
  | { type: 'message'; message: Message }
  /** Also inside its conversations. */
  | { type: 'contact'; contact: Contact }
  /** Replaces the named queues' counts. */
  | { type: 'counts'; counts: Counts }
  /** The customer is writing, until then at the latest. Never replayed. */
  | { type: 'typing'; conversationId: Id; who: Ref; until: Ms }
  /** A colleague's presence. */
  | { type: 'agent'; agent: Agent }
  /** A reference list changed: drop what was read of it. */
  | { type: 'stale'; lookup: LookupKind }
  /** Proof of life; moves the cursor and the clock. */
  | { type: 'beat'; now: Ms }
);
