import { AdapterError, type ErrorCode } from 'chat-inbox';

/** Asks the CRM. Rejects with AdapterError; a lost answer to a POST is `applied: 'maybe'`. */
export type Call = <T>(
  method: 'GET' | 'POST',
  path: string,
  options: { body?: object; signal: AbortSignal },
) => Promise<T>;

const CODES: Record<number, ErrorCode> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
};

export const restCall =
  (url: string, token: () => string): Call =>
  async (method, path, { body, signal }) => {
    const applied = method === 'POST' ? 'maybe' : 'no';
    try {
      const response = await fetch(url + path, {
        method,
        signal,
        headers: { authorization: `Bearer ${token()}` },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (response.ok) return (await response.json()) as never;
      const code = CODES[response.status];
      if (code) throw new AdapterError(code);
      throw new AdapterError('unavailable', `status ${response.status}`, { applied });
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof AdapterError) throw cause;
      throw new AdapterError('unavailable', 'no answer', { cause, applied });
    }
  };

/** Waits, but not longer than anybody is interested. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => (clearTimeout(timer), resolve());
    signal.addEventListener('abort', stop, { once: true });
  });

/** A query of what is there. */
export const queryOf = (values: Record<string, unknown>): string => {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(known.map(([name, value]) => [name, String(value)])).toString()}`;
};
