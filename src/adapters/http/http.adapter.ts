import { canShare } from '../../browser/channel.js';
import { systemClock } from '../../browser/clock.js';
import { browserFetch, type Fetch } from '../../browser/transport.js';
import { AdapterError } from '../../domain/errors.js';
import type { Ms } from '../../domain/id.js';
import type {
  Clock,
  InboxAdapter,
  InboxSession,
  LeaderLock,
  SessionInfo,
} from '../../domain/ports.js';
import { httpClient, type Client, type Request as Ask } from './client.js';
import type { SharedStream } from './shared-stream.js';
import { openStream } from './stream.js';

export type { Fetch } from '../../browser/transport.js';

export interface HttpOptions {
  /** Where the server is: `/v1/session` and the other routes of the protocol are below it. */
  url: string;
  /**
   * The agent's bearer token, asked for before each request and kept nowhere. An empty one, or an AdapterError
   * `unauthorized`, makes the inbox wait for the host to sign in; anything else that is thrown is tried again.
   */
  token: () => string | Promise<string>;
  /** For logs and storage keys; another one for each server that one page uses. Default `http`. */
  name?: string;
  /** Default: the browser's. One of the host's own carries uploads too, and tells of their progress if it can. */
  fetch?: Fetch;
  /** How long a request may take, and an upload without progress. Not the stream. Default 30,000. */
  timeoutMs?: Ms;
  /** Tabs of one agent share a stream, where the browser lets them. Default true. */
  shareStream?: boolean;
  /** Default: the machine's. */
  clock?: Clock;
  /** Default: Web Locks. */
  locks?: LeaderLock;
}

/**
 * A backend that speaks the protocol of `docs/protocol.yaml`: HTTP and server-sent events. Never retries: a change
 * whose answer was lost rejects with `applied: 'maybe'`.
 */
export const httpAdapter = ({
  url,
  token,
  name = 'http',
  fetch = browserFetch,
  timeoutMs = 30_000,
  shareStream = true,
  clock = systemClock,
  locks,
}: HttpOptions): InboxAdapter => {
  const base = url.replace(/\/+$/, '');
  return {
    name,
    async open({ signal, locale }) {
      const client = httpClient({ url: base, token, fetch, clock, timeoutMs });
      const info = sessionOf(await client.json('/v1/session', { signal, query: { locale } }));
      return openSession(client, base, info, locale, shareStream && canShare() && { clock, locks });
    },
  };
};

const openSession = (
  client: Client,
  url: string,
  info: SessionInfo,
  locale: string,
  sharing: Pick<SharedStream, 'clock' | 'locks'> | false,
): InboxSession => {
  const { closed } = client;
  const page = (path: string, query: object, signal: AbortSignal): Promise<never> =>
    client.json(path, { query, signal }) as Promise<never>;
  return {
    info,
    async *events({ signal: asked, after }) {
      const signal = AbortSignal.any([asked, closed.signal]);
      const request = { after, signal, token: await client.token() };
      // Where the code of sharing cannot be loaded, a stream of its own will do.
      const shared = sharing && (await import('./shared-stream.js').catch(() => undefined));
      yield* shared
        ? shared.sharedStream(client, url, info, { ...request, ...sharing })
        : openStream(client, request);
    },
    listConversations: (query, { signal }) => page('/v1/conversations', query, signal),
    listMessages: ({ conversationId, ...query }, { signal }) =>
      page(`/v1/conversations/${encodeURIComponent(conversationId)}/messages`, query, signal),
    lookup: (kind, query, { signal }) => page(`/v1/lookups/${kind}`, { locale, ...query }, signal),
    execute: (command, { signal }) =>
      client.json('/v1/commands', { ...post(command, { 'idempotency-key': command.id }), signal }),
    upload: async (upload, options) =>
      (await import('./upload.js')).upload(client, upload, options),
    async media({ id, url: given }, { signal }) {
      if (id === undefined) {
        if (given === undefined) throw new AdapterError('not_found');
        return { url: given };
      }
      const told = await client.json(`/v1/media/${encodeURIComponent(id)}`, { signal });
      if (typeof told['url'] !== 'string') throw new AdapterError('unavailable', 'no url');
      return {
        url: new URL(told['url'], new Request(`${url}/`).url).href,
        ...(typeof told['expiresAt'] === 'number' && { expiresAt: told['expiresAt'] }),
      };
    },
    hint(hint) {
      const { signal } = closed;
      client.ask('/v1/hints', '', { ...post(hint), signal }).catch(() => undefined);
    },
    close: () => closed.abort(),
  };
};

const post = (body: object, headers?: Record<string, string>): Omit<Ask, 'signal'> => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The core parses what a session gives, but not the session. */
const sessionOf = (told: Partial<SessionInfo>): SessionInfo => {
  const { me, now, queues, can } = told;
  const lists: unknown[] = [me?.sectors, queues, can?.commands, can?.content, can?.lookups];
  if (typeof me?.id === 'string' && Number.isFinite(now) && lists.every(Array.isArray)) {
    return told as SessionInfo;
  }
  throw new AdapterError('unavailable', 'no session of this protocol');
};
