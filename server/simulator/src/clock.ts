/** Epoch milliseconds, or a length of time in milliseconds. */
export type Ms = number;

/** Where time comes from. The same shape as the core's `Clock`. */
export interface Clock {
  now(): Ms;
  setTimeout(fn: () => void, ms: Ms): unknown;
  clearTimeout(id: unknown): void;
}

/** The machine's. What is due holds no process, as retries of a webhook go on for days: what listens does. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (fn, ms) => setTimeout(fn, ms).unref(),
  clearTimeout: (id) => clearTimeout(id as NodeJS.Timeout),
};

/** Stands still: time moves only by `SimulatorClock.advance`. */
export const frozenClock = (at: Ms = Date.UTC(2026, 10, 23, 12)): Clock => ({
  now: () => at,
  setTimeout: () => undefined,
  clearTimeout: () => {},
});

interface Timer {
  due: Ms;
  order: number;
  fn: () => void;
}

/** What a timer began must be over before time moves on; the simulator waits for its webhooks here. */
export type Settle = () => Promise<void>;

/** A clock that can be moved on. It runs with the one below it, which may be the system's or stand still. */
export class SimulatorClock implements Clock {
  readonly #base: Clock;
  #ahead: Ms = 0;
  #order = 0;
  #timers = new Set<Timer>();
  #wakeUp: unknown;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): Ms {
    return this.#base.now() + this.#ahead;
  }

  setTimeout(fn: () => void, ms: Ms): unknown {
    const timer = { due: this.now() + Math.max(0, ms), order: this.#order++, fn };
    this.#timers.add(timer);
    this.#arm();
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as Timer);
    this.#arm();
  }

  /** Moves time on by `ms`. Timers run at their times; after each, `settle` is awaited. */
  async advance(ms: Ms, settle: Settle = async () => {}): Promise<void> {
    const end = this.now() + Math.max(0, ms);
    await settle();
    for (let timer = this.#next(); timer && timer.due <= end; timer = this.#next()) {
      this.#ahead += Math.max(0, timer.due - this.now());
      this.#fire(timer);
      await settle();
    }
    this.#ahead += Math.max(0, end - this.now());
    this.#arm();
  }

  /** Forgets all timers; time stands where the clock below is. */
  reset(): void {
    this.#timers.clear();
    this.#ahead = 0;
    this.#arm();
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order))
        first = timer;
    }
    return first;
  }

  #fire(timer: Timer): void {
    this.#timers.delete(timer);
    timer.fn();
  }

  #arm(): void {
    this.#base.clearTimeout(this.#wakeUp);
    const next = this.#next();
    if (next) this.#wakeUp = this.#base.setTimeout(() => this.#ring(), next.due - this.now());
  }

  #ring(): void {
    for (let timer = this.#next(); timer && timer.due <= this.now(); timer = this.#next()) {
      this.#fire(timer);
    }
    this.#arm();
  }
}
