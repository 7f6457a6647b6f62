import { CLOSE_STEPS, type CloseStep } from '../../domain/commands.js';
import { AdapterError, ERRORS, type ErrorCode, type ErrorDetail } from '../../domain/errors.js';
import type { Ms } from '../../domain/id.js';

/** What a status alone says. Else: a fault of the request below 500, of the server from there on. */
const BY_STATUS: Record<number, ErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  413: 'too_large',
  425: 'unavailable',
  429: 'rate_limited',
  500: 'internal',
  501: 'unsupported',
  504: 'timeout',
};

/** No server holds an inbox back longer. */
const LONGEST: Ms = 60 * 60_000;

/**
 * An answer that is not a success, as the error to throw: by its problem body, else by its status. `fate`: whether it
 * may have happened nevertheless. `now` is local time.
 */
export const refusalOf = async (
  response: Response,
  fate: 'no' | 'maybe',
  now: Ms,
): Promise<AdapterError> => {
  const { status, headers } = response;
  const body: unknown = await response.json().catch(() => undefined);
  const told = isObject(body) ? body : {};
  const { code: named, detail, field, applied, current } = told;
  const code = isCode(named)
    ? named
    : (BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'invalid' : 'unavailable'));
  const isUnsure = status >= 500 && ERRORS[code] === 'later';
  const retryAfterMs = clamp(told['retryAfterMs']) ?? clamp(waitOf(headers, now));
  return new AdapterError(code, typeof detail === 'string' ? detail : undefined, {
    applied: applied === 'maybe' || (isUnsure && applied !== 'no') ? fate : 'no',
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(typeof field === 'string' && { field }),
    ...(isObject(current) && {
      current: current as unknown as NonNullable<ErrorDetail['current']>,
    }),
    ...(Array.isArray(told['done']) && { done: told['done'].filter(isStep) }),
    ...(isStep(told['failed']) && { failed: told['failed'] }),
  });
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value);

const isStep = (value: unknown): value is CloseStep => CLOSE_STEPS.includes(value as CloseStep);

/** `Retry-After`: seconds, or a date, which is compared with the server's own where the browser may see that. */
const waitOf = (headers: Headers, now: Ms): Ms | undefined => {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  return Date.parse(text) - (Date.parse(headers.get('date') ?? '') || now);
};

const clamp = (ms: unknown): Ms | undefined =>
  typeof ms === 'number' && ms >= 0 ? Math.min(ms, LONGEST) : undefined;
