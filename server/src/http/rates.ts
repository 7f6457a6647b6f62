import { AdapterError, type Clock, type Ms } from '../domain.js';

/** So many at once, and so many a second from then on. */
export interface Rate {
  burst: number;
  perSecond: number;
}

interface Bucket {
  left: number;
  at: Ms;
}

/** Full buckets are forgotten when there are so many. */
const SWEEP_AT = 10_000;

/** A token bucket for each key. */
export class Rates {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** @throws AdapterError `rate_limited`, with the time until there is room again */
  take(key: string): void {
    const { burst, perSecond } = this.#rate;
    const now = this.#clock.now();
    const left = this.#leftOf(this.#buckets.get(key), now);
    if (left < 1) {
      const retryAfterMs = Math.ceil(((1 - left) / perSecond) * 1000);
      throw new AdapterError('rate_limited', `More than ${burst} at once`, { retryAfterMs });
    }
    this.#buckets.set(key, { left: left - 1, at: now });
    if (this.#buckets.size >= SWEEP_AT) this.#sweep(now);
  }

  #leftOf(bucket: Bucket | undefined, now: Ms): number {
    const { burst, perSecond } = this.#rate;
    if (!bucket) return burst;
    return Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  }

  #sweep(now: Ms): void {
    for (const [key, bucket] of this.#buckets)
      if (this.#leftOf(bucket, now) >= this.#rate.burst) this.#buckets.delete(key);
  }
}
