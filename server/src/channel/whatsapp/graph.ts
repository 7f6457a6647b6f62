import type { Clock, Ms } from '../../domain.js';
import { ChannelError } from '../channel.js';
import { answerError, networkError } from './errors.js';

export interface GraphOptions {
  fetch: typeof fetch;
  clock: Clock;
  /** The system user's token. It goes to the Graph API and, for files, to the hosts of `files.ts`; nowhere else. */
  token: string;
  /** Default `https://graph.facebook.com`. Anything but https has to be on loopback: a simulator's. */
  baseUrl?: string;
  /** Default `v25.0`. */
  version?: string;
}

/** How long an answer may take. Sends are short: who waits behind one waits for it. */
const TIMEOUT_MS: Ms = 20_000;
/** 100 MB have to get through. */
export const FILE_TIMEOUT_MS: Ms = 5 * 60_000;

interface Ask {
  signal: AbortSignal;
  query?: Record<string, string>;
  body?: object | FormData;
  timeoutMs?: Ms;
}

/** One request to the Graph API, one answer; nothing is repeated. @throws ChannelError */
export type Graph = (method: 'GET' | 'POST', path: string, ask: Ask) => Promise<unknown>;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** @throws TypeError for an address that the token would cross in the clear to reach */
export function graphBase({ baseUrl = 'https://graph.facebook.com' }: GraphOptions): URL {
  const url = new URL(baseUrl);
  if (url.protocol !== 'https:' && !LOOPBACK.has(url.hostname))
    throw new TypeError('The Graph API is reached by https, or on loopback');
  return url;
}

export function openGraph(options: GraphOptions): Graph {
  const { token, clock, version = 'v25.0' } = options;
  const base = graphBase(options);
  return async (method, path, { signal, query, body, timeoutMs = TIMEOUT_MS }) => {
    const url = new URL(`/${version}/${path}`, base);
    url.search = new URLSearchParams(query).toString();
    const isForm = body instanceof FormData;
    const { response, bytes } = await exchange(options, url, signal, timeoutMs, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    const answer = parse(bytes);
    if (response.ok && answer !== undefined) return answer;
    const retryAfter = response.headers.get('retry-after');
    // A success that is not JSON is somebody else's, a captive portal's.
    throw answerError(response.ok ? 502 : response.status, answer, retryAfter, clock.now());
  };
}

/** A path segment from outside, an id: it cannot lead to another path. */
export const segment = (id: string): string => encodeURIComponent(id);

/**
 * A request and the whole of its answer, in `timeoutMs` at most. It follows no redirect. `mostBytes` is where reading
 * ends. @throws ChannelError `timeout`, `unavailable`, `too_large`
 */
export async function exchange(
  { fetch, clock }: Pick<GraphOptions, 'fetch' | 'clock'>,
  url: URL,
  signal: AbortSignal,
  timeoutMs: Ms,
  init: RequestInit,
  mostBytes = 10_000_000,
): Promise<{ response: Response; bytes: Uint8Array }> {
  const late = new AbortController();
  const timer = clock.setTimeout(() => late.abort(), timeoutMs);
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
    });
    return { response, bytes: await readAll(response, mostBytes) };
  } catch (thrown) {
    if (thrown instanceof ChannelError) throw thrown;
    throw networkError(thrown, late.signal.aborted);
  } finally {
    clock.clearTimeout(timer);
  }
}

async function readAll({ body }: Response, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new ChannelError('too_large', `More than ${mostBytes} bytes came`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
