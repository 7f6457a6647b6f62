import type { ReplyState } from './conversation.js';
import type { Ms } from './id.js';
import type { Queue } from './queue.js';
import { WINDOW_MS } from './window.js';

/** What a back end knows of a conversation on WhatsApp when it says what may be sent. */
export interface WindowRow {
  /** The customer's last message or call. */
  lastInboundAt?: Ms;
  /** A template went out after the window had closed, and the customer is silent since. */
  templateAt?: Ms;
}

/** The end of the window. Meta: 24 hours after the customer's last message or call. */
export const windowEnd = ({ lastInboundAt = -Infinity }: WindowRow): Ms =>
  lastInboundAt + WINDOW_MS;

/** What a back end says an agent may send to whom she sees in this queue. */
export function replyStateOf(row: WindowRow, queue: Queue['kind'], now: Ms): ReplyState {
  switch (queue) {
    case 'closed':
      return { mode: 'none', why: 'closed' };
    case 'others':
      return { mode: 'none', why: 'forbidden' };
    case 'mine': {
      if (row.templateAt !== undefined)
        return { mode: 'waiting', since: row.templateAt, templates: true };
      const until = windowEnd(row);
      return now < until ? { mode: 'free', until } : { mode: 'template' };
    }
    default:
      return { mode: 'none', why: 'unclaimed' };
  }
}
