import type { Channel } from './channel.js';
import type { CommandType } from './commands.js';
import type { Contact } from './contact.js';
import type { Id, Ms, Ref, Versioned } from './id.js';
import type { Content, Delivery } from './message.js';

/** One service, from the customer's first message to the closing. A contact has many, one after the other. */
export interface Conversation extends Versioned {
  /** The queue it is in, for this agent. Moving is an update, not a delete. */
  queue: Id;
  /** Embedded whole: lists need no second read. */
  contact: Contact;
  channel: Channel;
  /** The number read out to the customer. */
  protocol?: string;
  sector?: Ref;
  /** Absent: nobody has it. `assignee.id === me.id`: mine. */
  assignee?: Ref;
  /** Incoming messages after the last `read`. */
  unread: number;
  createdAt: Ms;
  /** Last movement; the sort key of lists. */
  activeAt: Ms;
  /** Since when the customer waits for a person; absent when nobody has to answer. */
  waitingSince?: Ms;
  /** The customer's last message or call: the anchor of the 24-hour window. */
  lastInboundAt?: Ms;
  preview?: Preview;
  reply: ReplyState;
  /** What this agent may do to it now; decided by the server, recomputed on each change. */
  allow: CommandType[];
  closed?: { at: Ms; by?: Ref; reason?: Ref; note?: string; rating?: number };
  custom?: Record<string, string>;
}

/** The last message, as a list shows it. */
export interface Preview {
  text: string;
  at: Ms;
  direction: 'in' | 'out';
  kind: Content['kind'];
  status?: Delivery;
}

/** What the server says the composer is for. Deadlines are absolute, so that every tab agrees. */
export type ReplyState =
  /** Anything may be sent; `until` is the end of the channel's window, when it has one. */
  | { mode: 'free'; until?: Ms }
  /** The window is closed: a template is the only way. */
  | { mode: 'template' }
  /** A template went out and the customer is silent; `templates`: the channel would take another. */
  | { mode: 'waiting'; since: Ms; templates?: boolean }
  /** Nothing may be sent. */
  | { mode: 'none'; why: 'unclaimed' | 'closed' | 'forbidden' | 'channel' };
