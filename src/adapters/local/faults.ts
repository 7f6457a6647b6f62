import type { CloseStep, CommandType } from '../../domain/commands.js';
import { AdapterError, type ErrorCode } from '../../domain/errors.js';
import type { Ms } from '../../domain/id.js';
import type { CallOptions, Clock } from '../../domain/ports.js';

export interface FaultSettings {
  /** Streams end and calls are refused with `offline`. */
  offline: boolean;
  /** Each call, and each quarter of an upload, takes this much longer. */
  slowMs: Ms;
  /** So many commands are done, and their answers lost (`timeout`, `applied: 'maybe'`). */
  loseAnswer: number;
  /** So many uploads break off half-way. */
  failUpload: number;
  /** The next command of that type is refused; with `step`, a closing fails there. */
  failNext:
    { command?: CommandType; code: ErrorCode; step?: CloseStep; retryAfterMs?: Ms } | undefined;
  /** The next message is accepted and fails afterwards. */
  failDelivery: ErrorCode | undefined;
}

const NONE: FaultSettings = {
  offline: false,
  slowMs: 0,
  loseAnswer: 0,
  failUpload: 0,
  failNext: undefined,
  failDelivery: undefined,
};

/** What goes wrong between one adapter and its backend: for tests, stories and the demo. */
export class Faults {
  #settings = NONE;
  readonly #listeners = new Set<() => void>();

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** Changes the named faults; the others stay. Counted ones count down by themselves. */
  set(change: Partial<FaultSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  clear(): void {
    this.set(NONE);
  }

  /** Calls back after each change. Returns the undo. */
  watch(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  /** Every call passes here first. @throws AdapterError `offline` */
  async pass(clock: Clock, { signal }: CallOptions): Promise<void> {
    signal.throwIfAborted();
    const { slowMs } = this.#settings;
    if (slowMs > 0) await delay(clock, slowMs, signal);
    if (this.#settings.offline) throw new AdapterError('offline');
  }

  passCommand(type: CommandType, step?: CloseStep): void {
    const { failNext } = this.#settings;
    if (!failNext || failNext.step !== step || (failNext.command ?? type) !== type) return;
    this.set({ failNext: undefined });
    const { code, retryAfterMs } = failNext;
    throw new AdapterError(code, code, retryAfterMs === undefined ? {} : { retryAfterMs });
  }

  /** Once a command was done. */
  passAnswer(): void {
    const { loseAnswer } = this.#settings;
    if (loseAnswer === 0) return;
    this.set({ loseAnswer: loseAnswer - 1 });
    throw new AdapterError('timeout', 'The answer was lost', { applied: 'maybe' });
  }

  passUpload(): void {
    const { failUpload } = this.#settings;
    if (failUpload === 0) return;
    this.set({ failUpload: failUpload - 1 });
    throw new AdapterError('unavailable', 'The upload broke off');
  }

  /** How the message that was just accepted fails, if it does. */
  takeDeliveryFailure(): ErrorCode | undefined {
    const { failDelivery } = this.#settings;
    if (failDelivery) this.set({ failDelivery: undefined });
    return failDelivery;
  }
}

function delay(clock: Clock, ms: Ms, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(done, ms);
    function done(): void {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    }
    signal.addEventListener('abort', done);
  });
}
