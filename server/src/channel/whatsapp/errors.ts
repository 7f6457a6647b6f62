import type { ErrorCode, Ms } from '../../domain.js';
import { ChannelError } from '../channel.js';

/** Meta's codes in the inbox's words. What is not here is read by its range, and else is `internal`. */
const CODES: Record<number, ErrorCode> = {
  1: 'unavailable',
  2: 'unavailable',
  4: 'rate_limited',
  33: 'not_found',
  100: 'invalid',
  368: 'unavailable',
  80007: 'rate_limited',
  130403: 'undeliverable',
  130429: 'rate_limited',
  130472: 'undeliverable',
  130497: 'undeliverable',
  131000: 'internal',
  131005: 'forbidden',
  131008: 'invalid',
  131009: 'invalid',
  131016: 'unavailable',
  131021: 'undeliverable',
  131026: 'undeliverable',
  131031: 'unavailable',
  131037: 'unavailable',
  131042: 'unavailable',
  131045: 'unavailable',
  131047: 'window_closed',
  131048: 'unavailable',
  131049: 'undeliverable',
  131050: 'undeliverable',
  131051: 'unsupported',
  131052: 'invalid',
  131053: 'invalid',
  131056: 'rate_limited',
  131057: 'unavailable',
  131062: 'undeliverable',
  131063: 'unavailable',
  131064: 'unavailable',
  133010: 'unavailable',
};

/**
 * What an error of Meta's means to an agent, told as the answer to a request or later as a `failed` status. Trouble
 * with the business's own token, payment or permissions is `unavailable`: nothing that she wrote is wrong.
 */
export const errorCodeOf = (providerCode: number): ErrorCode =>
  CODES[providerCode] ??
  (isOfToken(providerCode)
    ? 'unavailable'
    : providerCode >= 132_000 && providerCode < 133_000
      ? 'invalid'
      : 'internal');

/** Expired, revoked, or without a permission: an administrator has to act, and what waits may wait for it. */
const isOfToken = (code: number): boolean =>
  [0, 3, 10, 190].includes(code) || (code >= 200 && code < 300);

/** Meta's "try again": overload, maintenance, limits. */
const PASSES = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057]);

const LONGEST_HINT: Ms = 10 * 60_000;

interface GraphErrorBody {
  error?: {
    code?: unknown;
    error_subcode?: unknown;
    message?: unknown;
    error_user_msg?: unknown;
    error_data?: { details?: unknown };
  };
}

/**
 * An answer that was no success. One with Meta's own error body is a refusal, and nothing happened. A 5xx without one
 * comes from something on the way, and the request may have been done.
 */
export function answerError(
  status: number,
  body: unknown,
  retryAfter: string | null,
  now: Ms,
): ChannelError {
  const error = (body as GraphErrorBody | undefined)?.error;
  const hint = hintOf(retryAfter, now);
  if (typeof error?.code !== 'number') {
    const passes = status >= 500 || status === 429 || status === 408;
    return new ChannelError(
      status === 429 ? 'rate_limited' : status === 404 ? 'not_found' : 'unavailable',
      `The answer was ${status}, without an error of Meta's`,
      { applied: status >= 500 ? 'maybe' : 'no', ...(passes && { retryAfterMs: hint }) },
    );
  }
  const { code } = error;
  // 100/33: the object does not exist, or this token may not see it.
  const isGone = code === 100 && error.error_subcode === 33;
  return new ChannelError(isGone ? 'not_found' : errorCodeOf(code), wordsOf(error), {
    providerCode: code,
    ...((PASSES.has(code) || isOfToken(code)) && { retryAfterMs: hint }),
  });
}

/** Meta is about to drop the titles: the details say what is wrong. */
function wordsOf({ error_data, error_user_msg, message }: NonNullable<GraphErrorBody['error']>) {
  const words = [error_data?.details, error_user_msg, message].find(
    (text) => typeof text === 'string' && text !== '',
  );
  return typeof words === 'string' ? words.slice(0, 500) : 'Refused without a word';
}

/** `Retry-After` in seconds or as a date, as far as it can be believed. */
function hintOf(retryAfter: string | null, now: Ms): Ms {
  if (retryAfter === null) return 0;
  const ms = /^\s*\d+\s*$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_HINT) : 0;
}

/** Failures of a connection that was never there: the request did not leave. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** No answer, or one that broke off. */
export function networkError(thrown: unknown, isTimeout: boolean): ChannelError {
  const code = ((thrown as Error | undefined)?.cause as { code?: string } | undefined)?.code;
  return new ChannelError(
    isTimeout ? 'timeout' : 'unavailable',
    isTimeout ? 'No answer in time' : (code ?? 'The connection broke'),
    {
      applied: code !== undefined && NEVER_LEFT.has(code) ? 'no' : 'maybe',
      retryAfterMs: 0,
      cause: thrown,
    },
  );
}
