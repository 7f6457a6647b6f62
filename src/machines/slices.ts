import type { Ms } from '../domain/id.js';
import type { Environment } from '../domain/ports.js';

/** Half a frame at 60 Hz: the page needs the other half. */
const SLICE: Ms = 8;
/** As many at most, should the clock stand still. */
const MOST = 250;

/**
 * Takes things in the order they come. A single one at once; of a burst each slice in one go, so that it is drawn once,
 * and between slices the page answers.
 */
export class Slices<Thing> {
  #waiting: Thing[] = [];
  /** The page has its turn; what comes meanwhile waits. */
  #resting = false;
  #stopped = false;
  #onSlice: (() => void)[] = [];
  readonly #environment: Pick<Environment, 'clock' | 'yieldToPage'>;
  readonly #take: (thing: Thing) => void;

  /** `take` must not throw. */
  constructor(
    environment: Pick<Environment, 'clock' | 'yieldToPage'>,
    take: (thing: Thing) => void,
  ) {
    this.#environment = environment;
    this.#take = take;
  }

  /** Resolves when more may come: at once, or while a whole slice waits after the next one. */
  async add(thing: Thing): Promise<void> {
    if (this.#stopped) return;
    this.#waiting.push(thing);
    if (!this.#resting) this.#slice();
    if (this.#waiting.length >= MOST) await this.#next();
  }

  /** Resolves when everything has been taken, or after `stop`. */
  async settled(): Promise<void> {
    while (this.#waiting.length > 0) await this.#next();
  }

  /** Takes nothing any more. */
  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
    this.#tell();
  }

  #slice(): void {
    const { clock } = this.#environment;
    const until = clock.now() + SLICE;
    let taken = 0;
    do {
      this.#take(this.#waiting[taken]!);
      taken += 1;
      if (this.#stopped) return;
    } while (taken < this.#waiting.length && taken < MOST && clock.now() < until);
    this.#waiting.splice(0, taken);
    this.#resting = true;
    void this.#rest().then(() => {
      this.#resting = false;
      if (this.#waiting.length > 0) this.#slice();
    });
    this.#tell();
  }

  #rest(): Promise<void> {
    const { clock, yieldToPage } = this.#environment;
    return yieldToPage?.() ?? new Promise((go) => clock.setTimeout(go, 0));
  }

  #next(): Promise<void> {
    return new Promise((go) => this.#onSlice.push(go));
  }

  #tell(): void {
    for (const go of this.#onSlice.splice(0)) go();
  }
}
