import type { Clock } from '../domain/ports.js';

/** The longest wait a browser's timer can hold; anything above fires at once. */
const LONGEST = 2 ** 31 - 1;

interface Timer {
  id: ReturnType<typeof setTimeout> | undefined;
}

/** The machine's own clock. Waits of any length. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (fn, ms) => {
    const timer: Timer = { id: undefined };
    const arm = (left: number): void => {
      const step = Math.min(left, LONGEST);
      timer.id = setTimeout(() => (left > step ? arm(left - step) : fn()), step);
    };
    arm(ms);
    return timer;
  },
  clearTimeout: (timer) => clearTimeout((timer as Timer | undefined)?.id),
};
