import { assign, setup } from 'xstate';
import { toAdapterError, type AdapterError } from '../domain/errors.js';
import type { Ms } from '../domain/id.js';
import type { ConversationQuery } from '../domain/ports.js';
import type { LiveEvent } from './connection.machine.js';
import { listActor, type ListInput, type ListOutput } from './list.actor.js';
import type { Ports } from './ports.js';

export interface PagerInput {
  ports: Ports;
  query: ConversationQuery;
  /** Reads only after this long: for what is being typed. */
  wait?: Ms;
}

/** `ids`: in the server's order; a queue's own order is `store.queues.ids`. */
export interface PagerContext extends ListInput {
  /** The page after what has been read; absent at the end. */
  next?: string | undefined;
  /** How many there are in all, where the server said so. */
  total?: number | undefined;
  error?: AdapterError | undefined;
}

export type PagerEvent = { type: 'more' } | { type: 'retry' } | LiveEvent;

/** Reads a list of conversations page by page, and again from the start after events may have been missed. */
export const pagerMachine = setup({
  types: {
    context: {} as PagerContext,
    input: {} as PagerInput,
    events: {} as PagerEvent,
    tags: {} as 'busy',
  },
  actors: {
    read: listActor,
  },
  guards: {
    hasMore: ({ context }) => context.next !== undefined,
    isFirst: ({ context }) => context.page === undefined,
    isStale: (_, { resumed }: { resumed: boolean }) => !resumed,
  },
  actions: {
    aimAtFirst: assign({ page: undefined, error: undefined }),
    aimAtNext: assign({ page: ({ context }) => context.next, error: undefined }),
    take: assign(({ context }, { items, next, total }: ListOutput) => {
      const ids = new Set(context.page === undefined ? [] : context.ids);
      for (const { id } of items) ids.add(id);
      return { ids: [...ids], next, total: total ?? context.total };
    }),
    apply: ({ context: { ports, query, page } }, { items, next }: ListOutput) => {
      const { store } = ports;
      if (query.queue === undefined) return store.apply({ type: 'conversations', items });
      store.apply({
        type: 'conversations',
        items,
        queue: { id: query.queue, all: next === undefined },
        ...(page === undefined && { covers: store.queues.ids(query.queue) }),
      });
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
