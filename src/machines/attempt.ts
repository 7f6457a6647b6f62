import type { Ports } from './ports.js';

/** Calls what an adapter need not do well: what it throws is reported, and nothing stops for it. */
export const attempt = (report: Ports['report'], call: () => void): void => {
  try {
    call();
  } catch (error) {
    report(error);
  }
};
