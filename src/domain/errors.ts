import type { Contact } from './contact.js';
import type { Conversation } from './conversation.js';
import type { CloseStep } from './commands.js';
import type { Ms } from './id.js';
import type { Message } from './message.js';

/** What to do about an error: try again by itself, sign in again, or nothing until a person acts. */
export type Retry = 'later' | 'auth' | 'never';

/** Every code an adapter may throw, with what it means for a retry. Codes are stable; messages are not. */
export const ERRORS = {
  offline: 'later',
  timeout: 'later',
  unavailable: 'later',
  rate_limited: 'later',
  internal: 'later',
  unauthorized: 'auth',
  forbidden: 'never',
  not_found: 'never',
  conflict: 'never',
  window_closed: 'never',
  undeliverable: 'never',
  invalid: 'never',
  too_large: 'never',
  unsupported: 'never',
} as const satisfies Record<string, Retry>;

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorDetail {
  /** Did it happen? `maybe` only when the answer was lost. Default `no`. */
  applied?: 'no' | 'maybe';
  /** Not before this many milliseconds. */
  retryAfterMs?: Ms;
  /** Which input, for `invalid` and `too_large`. */
  field?: string;
  /** The state that won, for `conflict`. */
  current?: Conversation | Message | Contact;
  /** For `close`: the steps that are done, so that a retry shows and repeats only the rest. */
  done?: CloseStep[];
  /** For `close`: the step that failed. */
  failed?: CloseStep;
  cause?: unknown;
}

/** The one error an adapter throws. */
export class AdapterError extends Error {
  readonly code: ErrorCode;
  readonly retry: Retry;
  readonly applied: 'no' | 'maybe';
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, message: string = code, detail: ErrorDetail = {}) {
    super(message, { cause: detail.cause });
    this.name = 'AdapterError';
    this.code = code;
    this.retry = ERRORS[code];
    this.applied = detail.applied ?? 'no';
    this.detail = detail;
  }
}

/** Whatever was thrown, as an AdapterError: strangers' errors become `internal`, with the cause kept. */
export const toAdapterError = (thrown: unknown): AdapterError => {
  if (thrown instanceof AdapterError) return thrown;
  if (isTwin(thrown)) return new AdapterError(thrown.code, thrown.message, thrown.detail);
  const message =
    thrown instanceof Error ? thrown.message : typeof thrown === 'string' ? thrown : undefined;
  return new AdapterError('internal', message, { cause: thrown, applied: 'maybe' });
};

/** An AdapterError of another copy of this package: the inbox from a CDN, the adapter from a bundle. */
const isTwin = (thrown: unknown): thrown is AdapterError =>
  thrown instanceof Error &&
  thrown.name === 'AdapterError' &&
  Object.hasOwn(ERRORS, (thrown as AdapterError).code);
