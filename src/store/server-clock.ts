import type { Ms } from '../domain/id.js';
import type { Clock } from '../domain/ports.js';

const NOTABLE: Ms = 1000;

/**
 * Server time, told by the local clock. What arrives late only makes the server's clock look slow, so the
 * furthest offset is the best one; a sleeping tab that wakes to old beats never turns time back.
 */
export class ServerClock {
  #offset: Ms = 0;
  #doubt: Ms | undefined;
  readonly #local: Pick<Clock, 'now'>;

  constructor(local: Pick<Clock, 'now'>) {
    this.#local = local;
  }

  now(): Ms {
    return this.#local.now() + this.#offset;
  }

  /** Takes in a server time. `fresh`: the answer to a request of ours. Returns whether the clock moved notably. */
  sync(now: Ms, fresh = false): boolean {
    const offset = now - this.#local.now();
    if (offset < this.#offset && !fresh) {
      if (this.#offset - offset < NOTABLE) return false;
      // The local clock was put forward, if the next one says the same; a buffered beat would say another time.
      const agreed = this.#doubt !== undefined && Math.abs(offset - this.#doubt) < NOTABLE;
      this.#doubt = offset;
      if (!agreed) return false;
    }
    const moved = Math.abs(offset - this.#offset) >= NOTABLE;
    this.#offset = offset;
    this.#doubt = undefined;
    return moved;
  }
}
