import type { Clock, Ms } from '../src/domain.js';

interface Timer {
  due: Ms;
  fn: () => void;
  alarm: NodeJS.Timeout;
}

/**
 * The gateway's clock in development: it tells the time of another one, the simulator's, which can be set on. Call
 * `wake` then: it is as if the machine had slept, and whatever fell due meanwhile happens once, now.
 */
export class SharedClock implements Clock {
  readonly now: () => Ms;
  readonly #timers = new Set<Timer>();

  constructor(now: () => Ms) {
    this.now = now;
  }

  setTimeout(fn: () => void, ms: Ms): unknown {
    const timer: Timer = {
      due: this.now() + ms,
      fn,
      alarm: setTimeout(() => this.#ring(timer), ms),
    };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    if (!this.#timers.delete(timer as Timer)) return;
    clearTimeout((timer as Timer).alarm);
  }

  /** The time was set on. */
  wake(): void {
    const now = this.now();
    const due = [...this.#timers].filter((timer) => timer.due <= now);
    for (const timer of due.sort((a, b) => a.due - b.due)) this.#ring(timer);
  }

  #ring(timer: Timer): void {
    if (!this.#timers.has(timer)) return; // one that rang before has cleared it
    this.clearTimeout(timer);
    timer.fn();
  }
}
