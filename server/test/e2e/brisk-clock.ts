import type { Clock, Ms } from '../../src/domain.js';

/**
 * A clock that runs so many times as fast as the machine's since `began`: what takes minutes of waiting takes seconds.
 * Processes that are given the same `began` agree about the time.
 */
export const briskClock = (times: number, began: Ms): Clock => ({
  now: () => Math.floor(began + (Date.now() - began) * times),
  setTimeout: (fn, ms) => setTimeout(fn, ms / times),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
});
