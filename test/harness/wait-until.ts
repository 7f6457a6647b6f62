import { waitUntil as wait } from '@open-wc/testing';

/** Less than a test has, so that it can still say what it waited for; much, where other programs are at work. */
const PATIENCE = { timeout: 30_000 };

/** Waits until something holds. */
export const waitUntil = (
  truth: Parameters<typeof wait>[0],
  message?: string,
  options: Parameters<typeof wait>[2] = PATIENCE,
): Promise<void> => wait(truth, message, options);
