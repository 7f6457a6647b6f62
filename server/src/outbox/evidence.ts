import { advance, type Delivery, type Failure, type Ms } from '../domain.js';
import type { MessageRow } from '../rows.js';

/** What was said of a message's fate, and when by the clock of who said it. */
export interface Evidence {
  status: Exclude<Delivery, 'queued' | 'sending'>;
  at: Ms;
  /** With `failed`. */
  error?: Failure;
}

/**
 * Adds to what is known of a message, and derives `status` and `error` from all of it. WhatsApp tells twice, in any
 * order, and may tell both `failed` and `delivered`: whatever the order, the result is the same. Of each kind the
 * earliest is kept, and everything stays in `evidence`. True when something is new.
 */
export function learn(message: MessageRow, { status, at, error }: Evidence): boolean {
  const known = message.evidence?.[status];
  const isEarlier = known === undefined || at < known;
  const isFirstWord = isEarlier || (at === known && wordOf(error) < wordOf(message.error));
  if (!isFirstWord) return false;
  message.evidence = { ...message.evidence, [status]: at };
  message.status = statusOf(message.evidence);
  if (message.status !== 'failed') delete message.error;
  else if (status === 'failed') message.error = error ?? { code: 'undeliverable' };
  return true;
}

/** Equal times are told apart by the words, whichever came first. */
const wordOf = (error: Failure | undefined): string =>
  error ? `${error.code} ${error.text ?? ''}` : '\uffff';

const statusOf = (evidence: NonNullable<MessageRow['evidence']>): Delivery =>
  (Object.keys(evidence) as Delivery[]).reduce<Delivery | undefined>(advance, undefined) ??
  'queued';
