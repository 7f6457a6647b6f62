import { assign, fromPromise, setup } from 'xstate';
import { toAdapterError, type AdapterError } from '../domain/errors.js';
import type { Conversation } from '../domain/conversation.js';
import type { Id, Ms } from '../domain/id.js';
import type { ConversationQuery } from '../domain/ports.js';
import { parseAll, parseConversation } from '../store/parse.js';
import type { LiveEvent } from './connection.machine.js';
import type { Ports } from './ports.js';
import { pause, whenLive } from './waiting.js';

const PAGE_SIZE = 50;

export interface PagerInput {
  ports: Ports;
  query: ConversationQuery;
  /** Reads only after this long: for what is being typed. */
  wait?: Ms;
}

export interface PagerContext extends PagerInput {
  /** In the server's order. A queue's own order is `store.queues.ids`. */
  ids: readonly Id[];
  /** The page that is being read or failed; absent for the first. */
  page?: string | undefined;
  /** The page after what has been read; absent at the end. */
  next?: string | undefined;
  /** How many there are in all, where the server said so. */
  total?: number | undefined;
  error?: AdapterError | undefined;
}

export type PagerEvent = { type: 'more' } | { type: 'retry' } | LiveEvent;

interface Answer {
  items: Conversation[];
  next: string | undefined;
  total: number | undefined;
}

const read = async (
  { ports, query, wait, page, ids }: PagerContext,
  signal: AbortSignal,
): Promise<Answer> => {
  const session = await whenLive(ports.store, signal);
  if (wait !== undefined) await pause(ports.environment.clock, wait, signal);
  const items: Conversation[] = [];
  const wanted = page === undefined ? ids.length : 1;
  let next = page;
  let total: number | undefined;
  do {
    const answer = await session.listConversations(
      { ...query, limit: PAGE_SIZE, ...(next !== undefined && { page: next }) },
      { signal },
    );
    items.push(...parseAll(answer.items, parseConversation, ports.report));
    total = answer.total;
    next = answer.items.length > 0 ? answer.next : undefined;
  } while (next !== undefined && items.length < wanted);
  return { items, next, total };
};

/** Reads a list of conversations page by page, and again from the start after events may have been missed. */
export const pagerMachine = setup({
  types: {
    context: {} as PagerContext,
    input: {} as PagerInput,
    events: {} as PagerEvent,
    tags: {} as 'busy',
  },
  actors: {
    read: fromPromise<Answer, PagerContext>(({ input, signal }) => read(input, signal)),
  },
  guards: {
    hasMore: ({ context }) => context.next !== undefined,
    isFirst: ({ context }) => context.page === undefined,
    isStale: (_, { resumed }: { resumed: boolean }) => !resumed,
  },
  actions: {
    aimAtFirst: assign({ page: undefined, error: undefined }),
    aimAtNext: assign({ page: ({ context }) => context.next, error: undefined }),
    take: assign(({ context }, { items, next, total }: Answer) => {
      const ids = new Set(context.page === undefined ? [] : context.ids);
      for (const { id } of items) ids.add(id);
      return { ids: [...ids], next, total: total ?? context.total };
    }),
    apply: ({ context: { ports, query, page } }, { items }: Answer) => {
      const covers =
        page === undefined && query.queue !== undefined && ports.store.queues.ids(query.queue);
      ports.store.apply({ type: 'conversations', items, ...(covers && { covers }) });
    },
    noteError: assign((_, { error }: { error: unknown }) => ({ error: toAdapterError(error) })),
  },
}).createMachine({
  id: 'pager',
  context: ({ input }) => ({ ...input, ids: [] }),
  initial: 'loading',
  states: {
    loading: {
      tags: 'busy',
      entry: 'aimAtFirst',
      invoke: {
        src: 'read',
        input: ({ context }) => context,
        onDone: {
          target: 'ready',
          actions: [
            { type: 'apply', params: ({ event }) => event.output },
            { type: 'take', params: ({ event }) => event.output },
          ],
        },
        onError: {
          target: 'failed',
          actions: { type: 'noteError', params: ({ event }) => event },
        },
      },
      on: { live: { target: 'loading', reenter: true } },
    },
    ready: {
      on: {
        more: { guard: 'hasMore', target: 'loadingMore' },
        live: { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
      },
    },
    loadingMore: {
      tags: 'busy',
      entry: 'aimAtNext',
      invoke: {
        src: 'read',
        input: ({ context }) => context,
        onDone: {
          target: 'ready',
          actions: [
            { type: 'apply', params: ({ event }) => event.output },
            { type: 'take', params: ({ event }) => event.output },
          ],
        },
        onError: {
          target: 'failed',
          actions: { type: 'noteError', params: ({ event }) => event },
        },
      },
      on: { live: { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' } },
    },
    failed: {
      on: {
        retry: [{ guard: 'isFirst', target: 'loading' }, { target: 'loadingMore' }],
        live: [
          { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
          { guard: 'isFirst', target: 'loading' },
          { target: 'loadingMore' },
        ],
      },
    },
  },
});
