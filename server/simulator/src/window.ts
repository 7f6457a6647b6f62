import type { Ms } from './clock.js';
import type { SimMessage } from './control.js';

/** The customer service window lasts 24 hours from her last message or call. */
export const WINDOW_MS = 24 * 3_600_000;

/**
 * What does not open it. Meta says nothing of reactions and of what it cannot tell; the careful reading is that they
 * do not.
 */
const OPENS_NOT = new Set(['reaction', 'system', 'unsupported', 'edit', 'revoke']);

/** Whether a customer's message opens the window, or keeps it open. */
export const opensWindow = ({ direction, type }: SimMessage): boolean =>
  direction === 'in' && !OPENS_NOT.has(type);

export const isOpen = (openedAt: Ms | undefined, now: Ms): boolean =>
  openedAt !== undefined && now < openedAt + WINDOW_MS;
