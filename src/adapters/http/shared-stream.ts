import { openChannel } from '../../browser/channel.js';
import { webLeaderLock } from '../../browser/leader-lock.js';
import { newId } from '../../browser/new-id.js';
import { AdapterError, toAdapterError, type ErrorCode } from '../../domain/errors.js';
import type { Cursor, InboxEvent } from '../../domain/events.js';
import type { Id, Ms } from '../../domain/id.js';
import type { Clock, LeaderLock, SessionInfo } from '../../domain/ports.js';
import type { Client } from './client.js';
import { openStream, type StreamRequest } from './stream.js';
import { Tail } from './tail.js';

export interface SharedStream extends StreamRequest {
  clock: Clock;
  /** Default: Web Locks. */
  locks: LeaderLock | undefined;
}

type Word =
  /** A follower wants to go on from there. */
  | { say: 'hello'; from: Id; after: Cursor | undefined }
  | { say: 'welcome'; to: Id; after: Cursor | undefined; events: InboxEvent[] }
  /** `after`: the leader's cursor before the event, by which a follower sees that it missed one. */
  | { say: 'event'; after: Cursor | undefined; event: InboxEvent }
  /** A leader's stream is up. */
  | { say: 'ready' }
  /** It is not, and no other tab needs to try before its own time. */
  | { say: 'lost'; code: ErrorCode; message: string; retryAfterMs: Ms | undefined };

/**
 * One stream for all tabs of a browser: the tab that leads opens it and passes its events on. A follower begins with a
 * `ready` of its own. When the leader goes, or is frozen, another opens a stream from where it is. Nobody shares but the
 * same agent at the same server with the same token.
 */
export async function* sharedStream(
  client: Client,
  url: string,
  { me: { id: agentId }, silenceMs = 45_000 }: SessionInfo,
  { after, signal, token, clock, locks = webLeaderLock }: SharedStream,
): AsyncGenerator<InboxEvent, void> {
  const name = await nameOf(url, agentId, token);
  if (signal.aborted) return;
  const ended = new AbortController();
  const until = AbortSignal.any([signal, ended.signal]);
  const me = newId();
  const channel = openChannel<Word>(`${name}:events`);
  const tail = new Tail(after, clock);
  const waiting: InboxEvent[] = [];
  let wake = (): void => undefined;
  let failure: AdapterError | undefined;
  let leading: AbortController | undefined;
  let standing = new AbortController();
  let joined = false;
  let heardAt = clock.now();
  let timer: unknown;
  /** Longer than a server that lives is silent, shorter than the core waits. */
  const patience = (silenceMs * 2) / 3;
  const isSilent = (): boolean => clock.now() - heardAt >= patience;

  const take = (...events: InboxEvent[]): void => {
    heardAt = clock.now();
    events.forEach((event) => tail.add(event));
    waiting.push(...events);
    wake();
  };
  const fail = (error: AdapterError): void => {
    failure ??= error;
    wake();
  };
  const join = (): void => {
    joined = false;
    channel.post({ say: 'hello', from: me, after: tail.cursor });
  };
  const lead = async (): Promise<void> => {
    const own = (leading = new AbortController());
    heardAt = clock.now();
    const isOver = () => own.signal.aborted || until.aborted;
    try {
      // The name stands for this token: what another one may see is not for those who listen.
      if ((await client.token()) !== token) throw new AdapterError('unavailable', 'a new token');
      const request = { after: tail.cursor, token, signal: AbortSignal.any([until, own.signal]) };
      for await (const event of openStream(client, request)) {
        if (isOver()) return;
        const { cursor } = tail;
        take(event);
        channel.post(
          event.type === 'ready' ? { say: 'ready' } : { say: 'event', after: cursor, event },
        );
      }
    } catch (thrown) {
      if (isOver()) return;
      const error = toAdapterError(thrown);
      const { code, message, detail } = error;
      channel.post({ say: 'lost', code, message, retryAfterMs: detail.retryAfterMs });
      fail(error);
    }
  };
  const change = (leads: boolean): void => {
    leading?.abort();
    leading = undefined;
    if (leads) void lead();
    else join();
  };
  /** Stands in line for the lead, at its end. */
  const stand = (): void => {
    standing.abort();
    standing = new AbortController();
    change(false);
    locks.hold(name, change, AbortSignal.any([until, standing.signal]));
  };
  /** A follower that hears nothing asks the leader whether it does. */
  const look = (): void => {
    if (!leading && isSilent()) join();
    timer = clock.setTimeout(look, patience / 4);
  };
  const hear = (word: Word): void => {
    if (leading && word.say === 'hello' && isSilent()) {
      // Frozen, this tab still answers, but its stream is not read.
      stand();
    } else if (leading) {
      const events = word.say === 'hello' ? tail.after(word.after) : [];
      if (word.say === 'hello' && events.length > 0) {
        channel.post({ say: 'welcome', to: word.from, after: word.after, events });
      }
    } else if (word.say === 'ready') join();
    else if (word.say === 'welcome' && word.to === me && word.after === tail.cursor) {
      joined = true;
      take(...word.events);
    } else if (word.say === 'event' && joined && word.after === tail.cursor) take(word.event);
    else if (word.say === 'event' && (joined || word.event.type === 'beat')) join();
    else if (word.say === 'lost') {
      const { code, message, retryAfterMs } = word;
      fail(new AdapterError(code, message, retryAfterMs === undefined ? {} : { retryAfterMs }));
    }
  };

  channel.listen(hear);
  signal.addEventListener('abort', () => wake(), { once: true });
  stand();
  look();
  try {
    while (!signal.aborted) {
      const event = waiting.shift();
      if (event) yield event;
      else if (failure) throw failure;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    ended.abort();
    clock.clearTimeout(timer);
    channel.close();
  }
}

/** Says nothing of the token to those who can see the names of locks and channels. */
const nameOf = async (...parts: string[]): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'));
  return `chat-inbox:http:${hex.join('')}`;
};
