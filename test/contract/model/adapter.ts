import { AdapterError, type ErrorCode } from '../../../src/domain/errors.js';
import type { InboxEvent } from '../../../src/domain/events.js';
import type { Id, Ms } from '../../../src/domain/id.js';
import type { Agent } from '../../../src/domain/lookups.js';
import type { InboxAdapter, InboxSession, SessionInfo } from '../../../src/domain/ports.js';
import type { ModelBackend } from './backend.js';
import { CAN } from './capabilities.js';
import { listConversations, listMessages, lookup, stage } from './lists.js';
import { AGENTS, QUEUES, queueOf, type Entry } from './rows.js';

/** What may go wrong between one adapter and its backend. */
export class Line {
  online = true;
  losesAnswer = false;
  refuses: { code: ErrorCode; retryAfterMs?: Ms } | undefined;
}

/** A correct adapter to a model backend. */
export const modelAdapter = (backend: ModelBackend, agentId: Id, line: Line): InboxAdapter => ({
  name: 'model',
  async open({ signal }) {
    pass(line, signal);
    const me = AGENTS.find(({ id }) => id === agentId);
    if (!me) throw new AdapterError('unauthorized');
    return openSession(backend, me, line);
  },
});

function openSession(backend: ModelBackend, me: Agent, line: Line): InboxSession {
  const closed = new AbortController();
  const through = async <T>(signal: AbortSignal, work: () => T): Promise<Awaited<T>> => {
    if (closed.signal.aborted) throw new AdapterError('unavailable', 'closed');
    pass(line, signal);
    return await work();
  };
  const info: SessionInfo = {
    me,
    now: backend.now(),
    queues: QUEUES,
    can: CAN,
    idempotent: true,
    resumable: true,
    silenceMs: 1000,
  };
  return {
    info,
    events: ({ signal, after }) =>
      stream(backend, me, line, AbortSignal.any([signal, closed.signal]), after),
    listConversations: (query, { signal }) =>
      through(signal, () => listConversations(backend, me, query)),
    listMessages: (query, { signal }) => through(signal, () => listMessages(backend, me, query)),
    execute: (command, { signal }) =>
      through(signal, async () => {
        const { refuses, losesAnswer } = line;
        line.refuses = undefined;
        line.losesAnswer = false;
        if (refuses) throw new AdapterError(refuses.code, refuses.code, refuses);
        const result = await backend.execute(me, command);
        if (losesAnswer) throw new AdapterError('timeout', 'lost', { applied: 'maybe' });
        return result;
      }),
    lookup: (kind, query, { signal }) => through(signal, () => lookup(kind, query)),
    upload: (upload, { signal }) => through(signal, () => stage(backend, upload)),
    hint: ({ conversationId }) => backend.typists.get(conversationId)?.(),
    close: () => closed.abort(),
  };
}

function pass({ online }: Line, signal: AbortSignal): void {
  signal.throwIfAborted();
  if (!online) throw new AdapterError('offline');
}

async function* stream(
  backend: ModelBackend,
  me: Agent,
  line: Line,
  signal: AbortSignal,
  after: string | undefined,
): AsyncGenerator<InboxEvent> {
  const cursorAt = (place: number): string => `${backend.epoch}:${place}`;
  const known = backend.log.findIndex((_, place) => cursorAt(place) === after);
  const resumed = known >= 0 || after === cursorAt(backend.log.length);
  let place = known >= 0 ? known : backend.log.length;
  let wake = (): void => {};
  const ring = (): void => wake();
  backend.listeners.add(ring);
  signal.addEventListener('abort', ring);
  try {
    if (!line.online) throw new AdapterError('offline');
    const counts = backend.counts(me);
    yield { type: 'ready', now: backend.now(), resumed, counts, cursor: cursorAt(place) };
    while (!signal.aborted) {
      if (!line.online) throw new AdapterError('offline');
      const entry = backend.log[place];
      if (entry) {
        place += 1;
        const event = tell(backend, me, entry);
        if (event) yield { ...event, cursor: cursorAt(place) };
        if (entry.type === 'conversation') yield { type: 'counts', counts: backend.counts(me) };
        continue;
      }
      await new Promise<void>((resolve) => (wake = resolve));
      if (backend.log.length === place && !signal.aborted && line.online)
        yield { type: 'beat', now: backend.now(), cursor: cursorAt(place) };
    }
  } finally {
    backend.listeners.delete(ring);
  }
}

function tell(
  backend: ModelBackend,
  me: Agent,
  { type, id, seenBy }: Entry,
): InboxEvent | undefined {
  if (type === 'contact') return { type, contact: { ...backend.contacts.get(id)! } };
  if (type === 'message') {
    const message = backend.messages.get(id)!;
    const isSeen = queueOf(backend.row(message.conversationId), me);
    return isSeen ? { type, message: structuredClone(message) } : undefined;
  }
  const row = backend.row(id);
  const conversation = backend.view(row, me);
  if (conversation) return { type, conversation };
  return seenBy.includes(me.id) ? { type: 'gone', conversationId: id, rev: row.rev } : undefined;
}
