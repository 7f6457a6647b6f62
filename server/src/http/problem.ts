import { toAdapterError, type AdapterError, type ErrorCode } from '../domain.js';
import { isLost } from '../sql/lost.js';

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  window_closed: 409,
  too_large: 413,
  undeliverable: 422,
  rate_limited: 429,
  internal: 500,
  unsupported: 501,
  offline: 503,
  timeout: 503,
  unavailable: 503,
};

/** Where a refusal that names no time of its own asks to come back, in milliseconds. */
const LATER_MS = 1000;

/**
 * The answer to whatever was thrown. Texts of strangers' errors stay inside: they may hold what customers wrote.
 * `instance` is what the log calls the same event.
 */
export function problem(thrown: unknown, instance?: string): Response {
  const error = toAdapterError(thrown);
  const isOurs = error === thrown || error.code !== 'internal';
  const code = isLost(thrown) ? 'unavailable' : error.code;
  const status = STATUS[code];
  const { field, current, done, failed } = error.detail;
  const wait = retryAfter(code, error);
  const body = {
    status,
    code: code === 'offline' ? 'unavailable' : code,
    ...(isOurs && error.message !== code && { detail: error.message }),
    ...(instance !== undefined && { instance }),
    ...(field !== undefined && { field }),
    ...(wait !== undefined && { retryAfterMs: wait }),
    ...(status >= 500 && { applied: error.applied }),
    ...(current && { current }),
    ...(done && { done }),
    ...(failed && { failed }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(wait !== undefined && { 'Retry-After': String(Math.max(1, Math.ceil(wait / 1000))) }),
      ...(code === 'unauthorized' && { 'WWW-Authenticate': 'Bearer' }),
    },
  });
}

function retryAfter(code: ErrorCode, { detail }: AdapterError): number | undefined {
  const isLater = code === 'rate_limited' || STATUS[code] === 503;
  return detail.retryAfterMs ?? (isLater ? LATER_MS : undefined);
}
