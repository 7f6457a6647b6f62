import type { Fetch } from '../../browser/transport.js';
import { AdapterError } from '../../domain/errors.js';
import type { Ms } from '../../domain/id.js';
import type { Clock } from '../../domain/ports.js';
import { isObject, refusalOf } from './refusal.js';

export interface ClientOptions {
  url: string;
  token: () => string | Promise<string>;
  fetch: Fetch;
  clock: Clock;
  timeoutMs: Ms;
}

export interface Request {
  signal: AbortSignal;
  method?: 'GET' | 'POST';
  /** What is undefined is left out; a list is repeated. */
  query?: object;
  headers?: Record<string, string>;
  body?: BodyInit;
  /** Asked for before this; else it is asked for now. */
  token?: string;
  onProgress?: (sent: number, total: number) => void;
}

/** Speaks to one server. Everything it rejects with is an AdapterError, or the reason of an aborted signal. */
export interface Client {
  /** Once it has aborted, nothing is asked any more; what is under way goes on. */
  closed: AbortController;
  /** @throws AdapterError `unauthorized` when the host has none, `unavailable` when it fails to say */
  token(): Promise<string>;
  /** The answer, once it is a success of this type. */
  ask(path: string, type: string, request: Request): Promise<Response>;
  /** A JSON object, within `timeoutMs`; while a body leaves, that long after its last progress. */
  json(path: string, request: Request): Promise<Record<string, unknown>>;
}

export const httpClient = ({ url, fetch, clock, timeoutMs, ...options }: ClientOptions): Client => {
  const closed = new AbortController();
  const token = async (): Promise<string> => {
    let told: string | undefined;
    try {
      told = await options.token();
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'AdapterError') throw cause;
      throw new AdapterError('unavailable', 'no token', { cause });
    }
    // What is no header value would stand in fetch's error, and so in logs.
    if (!/^[!-~]+$/.test(told ?? '')) throw new AdapterError('unauthorized');
    return told;
  };

  const ask: Client['ask'] = async (path, type, request) => {
    const { signal, method = 'GET', query = {}, headers, body = null, onProgress } = request;
    const applied = fateOf(request);
    const authorization = `Bearer ${request.token ?? (await token())}`;
    signal.throwIfAborted();
    if (closed.signal.aborted) throw new AdapterError('unavailable', 'closed');
    const init: RequestInit = {
      method,
      headers: { accept: type, ...headers, authorization },
      cache: 'no-store',
      body,
      signal,
    };
    let response: Response;
    try {
      response = await fetch(`${url}${path}${searchOf(query)}`, init, onProgress);
    } catch (cause) {
      signal.throwIfAborted();
      throw new AdapterError('unavailable', 'no answer', { cause, applied });
    }
    if (!response.ok) throw await refusalOf(response, applied, clock.now());
    const given = response.headers.get('content-type')?.toLowerCase() ?? '';
    if (given.startsWith(type)) return response;
    response.body?.cancel().catch(() => undefined);
    throw new AdapterError('unavailable', `answered with "${given}"`, { applied });
  };

  const json: Client['json'] = async (path, { onProgress, ...request }) => {
    const applied = fateOf(request);
    const late = new AbortController();
    const signal = AbortSignal.any([request.signal, late.signal]);
    const expire = (): void => late.abort(new AdapterError('timeout', 'no answer', { applied }));
    let timer = clock.setTimeout(expire, timeoutMs);
    const hear: Request['onProgress'] = (sent, total) => {
      clock.clearTimeout(timer);
      timer = clock.setTimeout(expire, timeoutMs);
      onProgress!(sent, total);
    };
    try {
      const response = await ask(path, 'application/json', {
        ...request,
        signal,
        ...(onProgress && { onProgress: hear }),
      });
      const told: unknown = await response.json().catch(() => undefined);
      signal.throwIfAborted();
      if (isObject(told)) return told;
      throw new AdapterError('unavailable', 'not an object', { applied });
    } finally {
      clock.clearTimeout(timer);
    }
  };

  return { closed, token, ask, json };
};

/** Whether a request may have had its effect when its answer is lost. */
const fateOf = ({ method }: Pick<Request, 'method'>) => (method === 'POST' ? 'maybe' : 'no');

const searchOf = (query: object): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) if (each !== undefined) params.append(name, String(each));
  }
  const text = params.toString();
  return text && `?${text}`;
};
