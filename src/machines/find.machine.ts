import { assign, fromCallback, setup, type ActorRefFrom } from 'xstate';
import { MessageFinder } from '../domain/find-messages.js';
import type { Id } from '../domain/id.js';
import type { Store } from '../store/store.js';
import type { conversationMachine } from './conversation.machine.js';

export interface FindInput {
  store: Store;
  /** The conversation that is open: it reads the older pages. */
  conversation: ActorRefFrom<typeof conversationMachine>;
}

export interface FindContext extends FindInput {
  finder: MessageFinder;
  query: string;
  /** Messages that have what is looked for, the newest first. */
  hits: readonly Id[];
  /** Which of them is shown; -1 while there is none. */
  at: number;
}

export type FindEvent =
  | { type: 'query'; text: string }
  /** To the next hit upwards; where none is loaded older pages are read until there is one. */
  | { type: 'older' }
  | { type: 'newer' }
  /** Reads no further. */
  | { type: 'stop' }
  /** Messages came, or went, or the history has come further. */
  | { type: 'changed' };

const idOf = ({ conversation }: FindInput): Id => conversation.getSnapshot().context.conversationId;

const followActor = fromCallback<FindEvent, FindInput>(({ input, sendBack }) => {
  const tell = (): void => sendBack({ type: 'changed' });
  const historyOf = (): unknown => input.conversation.getSnapshot().value.history;
  let history = historyOf();
  const undo = input.store.threads.watch(idOf(input), tell);
  // It says something at every event, those of ours among them.
  const subscription = input.conversation.subscribe(() => {
    const before = history;
    history = historyOf();
    if (history !== before) tell();
  });
  return () => {
    undo();
    subscription.unsubscribe();
  };
});

const search = ({ store, finder, ...context }: FindContext, query: string): readonly Id[] => {
  const items = store.threads.items(idOf({ store, ...context }));
  return finder.find(
    items.map(({ message }) => message),
    query,
  );
};

/** A search within the open conversation, from the newest message upwards, page after page. */
export const findMachine = setup({
  types: {
    context: {} as FindContext,
    input: {} as FindInput,
    events: {} as FindEvent,
    tags: {} as 'busy',
  },
  actors: { follow: followActor },
  guards: {
    hasNext: ({ context: { hits, at } }) => at + 1 < hits.length,
    hasNewer: ({ context }) => context.at > 0,
    mayGoOn: ({ context }) =>
      context.query.trim() !== '' && context.store.threads.older(idOf(context)) !== undefined,
    isLoading: ({ context }) => context.conversation.getSnapshot().matches({ history: 'loading' }),
    isFailed: ({ context }) => context.conversation.getSnapshot().matches({ history: 'failed' }),
  },
  actions: {
    begin: assign(({ context }, { text }: { text: string }) => {
      const hits = search(context, text);
      return { query: text, hits, at: Math.min(0, hits.length - 1) };
    }),
    look: assign(({ context }) => {
      const hits = search(context, context.query);
      const shown = context.hits[context.at];
      const at = shown === undefined ? -1 : hits.indexOf(shown);
      return { hits, at: at < 0 ? Math.min(context.at, hits.length - 1) : at };
    }),
    goOlder: assign({ at: ({ context }) => context.at + 1 }),
    goNewer: assign({ at: ({ context }) => context.at - 1 }),
    readOlder: ({ context: { conversation } }) => {
      const failed = conversation.getSnapshot().matches({ history: 'failed' });
      conversation.send({ type: failed ? 'history.retry' : 'history.older' });
    },
  },
}).createMachine({
  id: 'find',
  context: ({ input }) => ({
    ...input,
    finder: new MessageFinder(),
    query: '',
    hits: [],
    at: -1,
  }),
  invoke: { src: 'follow', input: ({ context }) => context },
  on: {
    query: [
      {
        guard: 'isLoading',
        target: '.waiting',
        actions: { type: 'begin', params: ({ event }) => event },
      },
      { target: '.still', actions: { type: 'begin', params: ({ event }) => event } },
    ],
    newer: { guard: 'hasNewer', target: '.still', actions: 'goNewer' },
    older: [
      { guard: 'hasNext', target: '.still', actions: 'goOlder' },
      { guard: 'mayGoOn', target: '.reading' },
    ],
    changed: { actions: 'look' },
  },
  initial: 'still',
  states: {
    still: {},
    /** The newest messages have not come yet. */
    waiting: {
      tags: 'busy',
      on: {
        changed: [
          { guard: 'isLoading', actions: 'look' },
          { target: 'arrived', actions: 'look' },
        ],
      },
    },
    arrived: {
      always: [{ guard: 'hasNext', target: 'still', actions: 'goOlder' }, { target: 'still' }],
    },
    reading: {
      tags: 'busy',
      entry: 'readOlder',
      on: { changed: { target: 'looking', actions: 'look' }, older: {}, stop: 'still' },
    },
    /** What has been read may hold it. */
    looking: {
      always: [
        { guard: 'hasNext', target: 'still', actions: 'goOlder' },
        { guard: 'isFailed', target: 'failed' },
        { guard: 'mayGoOn', target: 'reading' },
        { target: 'still' },
      ],
    },
    failed: {},
  },
});
