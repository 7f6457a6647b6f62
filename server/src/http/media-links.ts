import { createHmac, timingSafeEqual } from 'node:crypto';
import { AdapterError, type Clock, type Id, type Ms } from '../domain.js';

/** A link lasts at least this long, and at most twice as long: within the time it is the same, so that browsers know it. */
const LASTS_MS: Ms = 5 * 60_000;

/** Links to files that need no token: `<img>` and `<audio>` can set no headers. */
export class MediaLinks {
  readonly #secret: string;
  readonly #clock: Clock;

  /** `secret` is the same on all nodes. */
  constructor(secret: string, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  /** For whom may see the file: that is to be checked before. */
  to(id: Id): { url: string; expiresAt: Ms } {
    const expiresAt = (Math.ceil(this.#clock.now() / LASTS_MS) + 1) * LASTS_MS;
    const signature = this.#sign(id, expiresAt).toString('base64url');
    return {
      url: `/v1/media/${encodeURIComponent(id)}?expires=${expiresAt}&signature=${signature}`,
      expiresAt,
    };
  }

  /** @throws AdapterError `forbidden` for a forged or expired one, whether there is such a file or not */
  check(id: Id, expires: Ms, signature: string): void {
    const given = Buffer.from(signature, 'base64url');
    const right = this.#sign(id, expires);
    const isRight = given.length === right.length && timingSafeEqual(given, right);
    if (!isRight || expires <= this.#clock.now())
      throw new AdapterError('forbidden', 'The link is not good, or not any more');
  }

  #sign(id: Id, expires: Ms): Buffer {
    return createHmac('sha256', this.#secret).update(`media\n${expires}\n${id}`).digest();
  }
}
