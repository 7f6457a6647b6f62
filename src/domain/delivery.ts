import type { Delivery } from './message.js';

const RANK: Record<Delivery, number> = {
  queued: 0,
  sending: 1,
  unconfirmed: 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  read: 6,
  played: 7,
};

/**
 * The further of two delivery states. Ticks never go back: WhatsApp's status webhooks come twice and in any
 * order, `delivered` may be skipped, and a `delivered` or `read` after `failed` wins over it.
 */
export const advance = (
  old: Delivery | undefined,
  next: Delivery | undefined,
): Delivery | undefined =>
  old === undefined || (next !== undefined && RANK[next] >= RANK[old]) ? next : old;
