import { systemClock } from '../../browser/clock.js';
import { browserFetch, type Fetch } from '../../browser/transport.js';
import type { Ms } from '../../domain/id.js';
import type { Clock } from '../../domain/ports.js';
import { httpClient } from '../http/client.js';

export interface RestOptions {
  /** What every path begins with. */
  url: string;
  /** The agent's bearer token, asked for before each request and kept nowhere. An empty one is `unauthorized`. */
  token: () => string | Promise<string>;
  /** Default: the browser's. */
  fetch?: Fetch;
  /** How long a request may take. Default 30,000. */
  timeoutMs?: Ms;
  /** Default: the machine's. */
  clock?: Clock;
}

/** A backend asked over REST, in JSON. Answers are objects; what is in them the caller knows, and the inbox looks at it. */
export interface Rest {
  /** `query`: what is undefined is left out, a list is repeated. */
  get<T>(path: string, options: { signal: AbortSignal; query?: object }): Promise<T>;
  post<T>(path: string, options: { signal: AbortSignal; body?: object }): Promise<T>;
  /** Yields after each such pause, until the signal aborts: for a backend that cannot push. */
  every(ms: Ms, signal: AbortSignal): AsyncGenerator<void, void>;
}

/**
 * What an adapter of one's own needs of REST. Rejects with AdapterError by the answer's status, or its problem body (RFC 9457)
 * where `code` is one of ours; a `post` whose answer was lost is `applied: 'maybe'`. Never retries.
 */
export const rest = ({
  fetch = browserFetch,
  timeoutMs = 30_000,
  clock = systemClock,
  ...options
}: RestOptions): Rest => {
  const client = httpClient({ ...options, fetch, timeoutMs, clock });
  return {
    get: (path, request) => client.json(path, request) as Promise<never>,
    post: (path, { body = {}, signal }) =>
      client.json(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      }) as Promise<never>,
    async *every(ms, signal) {
      for (;;) {
        await pause(clock, ms, signal);
        if (signal.aborted) return;
        yield;
      }
    },
  };
};

const pause = (clock: Clock, ms: Ms, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const stop = (): void => {
      clock.clearTimeout(timer);
      resolve();
    };
    const timer = clock.setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
