import type { Ms } from '../domain/id.js';

const FIRST: Ms = 1000;
const LONGEST: Ms = 30_000;
const LONGEST_HINT: Ms = 10 * 60_000;

/**
 * How long to wait before the next try: anything up to twice as long each time (full jitter, at most 30 s), and
 * never less than the server asked for, as far as that can be believed.
 */
export const backoff = (attempt: number, random: number, retryAfterMs?: Ms): Ms => {
  const jitter = random * Math.min(LONGEST, FIRST * 2 ** attempt);
  const asked = retryAfterMs !== undefined && retryAfterMs > 0 ? retryAfterMs : 0;
  return Math.max(jitter, Math.min(asked, LONGEST_HINT));
};
