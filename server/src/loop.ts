import type { Ms } from './domain.js';
import type { Ground } from './ground.js';

/** Something that works on its own until it is stopped. */
export interface Worker {
  /** There may be something to do. */
  wake(): void;
  /** Resolves when the last piece of work has ended. */
  stop(): Promise<void>;
}

/** Who waits for work looks again by itself after this time: a wake-up may get lost. */
const POLL_MS: Ms = 1000;

/**
 * Calls `work` again and again, never twice at once: now, when something was written on any node (unless it has no
 * `bus`), and when the time has passed that it resolves with, at the most `pollMs`. When it throws, that is logged, and
 * it is called again after `pollMs`.
 */
export function startLoop(
  { clock, bus, log }: Pick<Ground, 'clock' | 'log'> & Partial<Pick<Ground, 'bus'>>,
  name: string,
  work: (signal: AbortSignal) => Promise<Ms | undefined | void>,
  pollMs: Ms = POLL_MS,
): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | undefined;
  let isWoken = false;
  let timer: unknown;

  const run = async (): Promise<void> => {
    let wait: Ms | undefined | void;
    try {
      while (isWoken && !signal.aborted) {
        isWoken = false;
        wait = await work(signal);
      }
    } catch (error) {
      log.error({ err: error, worker: name }, 'worker failed');
      isWoken = false;
    }
    running = undefined;
    if (!signal.aborted) timer = clock.setTimeout(wake, Math.min(wait ?? pollMs, pollMs));
  };

  const wake = (): void => {
    isWoken = true;
    if (running || signal.aborted) return;
    clock.clearTimeout(timer);
    running = run();
  };

  const unsubscribe = bus?.subscribe(({ type }) => {
    if (type === 'written') wake();
  });
  wake();
  return {
    wake,
    async stop() {
      unsubscribe?.();
      stopping.abort();
      clock.clearTimeout(timer);
      await running;
    },
  };
}
