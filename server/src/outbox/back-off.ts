import type { ChannelError } from '../channel/channel.js';
import type { Ms } from '../domain.js';

const SECOND: Ms = 1000;
/** Meta: too many calls of the app, or messages of the account or the number. Another conversation's fare no better. */
const NUMBER_LIMITS = new Set([4, 80007, 130429]);
/** Meta: too many to one person. */
const PAIR_LIMIT = 131056;
const LONGEST_LIMIT: Ms = 10 * 60 * SECOND;
const LONGEST: Ms = 60 * SECOND;

/**
 * How long a message waits after its `attempt`-th failure, counted from 0: at a limit of Meta's 4^attempt seconds, as
 * Meta asks for (ten minutes at the most), else anything up to 2^attempt seconds (full jitter, a minute at the most).
 * Never less than the provider asked for. Undefined: it is not to be tried again.
 */
export function backOff(
  { detail: { retryAfterMs, providerCode } }: ChannelError,
  attempt: number,
  random: number,
): Ms | undefined {
  if (retryAfterMs === undefined) return undefined;
  const wait = isLimit(providerCode)
    ? Math.min(SECOND * 4 ** attempt, LONGEST_LIMIT)
    : random * Math.min(SECOND * 2 ** attempt, LONGEST);
  return Math.ceil(Math.max(wait, retryAfterMs));
}

export const isNumberLimit = ({ detail }: ChannelError): boolean =>
  detail.providerCode !== undefined && NUMBER_LIMITS.has(detail.providerCode);

const isLimit = (providerCode: number | undefined): boolean =>
  providerCode !== undefined && (providerCode === PAIR_LIMIT || NUMBER_LIMITS.has(providerCode));
