import type { Clock } from '../domain/ports.js';
import type { Ms } from '../domain/id.js';
import { Breach } from './breach.js';

/** Waits for what must come, and says what did not. */
export class Patience {
  readonly ms: Ms;
  readonly #clock: Clock;

  constructor(clock: Clock, ms: Ms) {
    this.#clock = clock;
    this.ms = ms;
  }

  /** @throws Breach when it takes longer than `ms`, by default the patience itself */
  async wait<T>(
    promise: Promise<T>,
    expected: string,
    came: () => string = () => 'nothing',
    ms = this.ms,
  ): Promise<T> {
    let timer: unknown;
    const late = new Promise<never>((_resolve, reject) => {
      timer = this.#clock.setTimeout(
        () => reject(new Breach(expected, `${came()} within ${ms} ms`)),
        ms,
      );
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }
}
