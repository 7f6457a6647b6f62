import { assign, fromPromise, sendParent, setup } from 'xstate';
import { toAdapterError, type AdapterError } from '../domain/errors.js';
import type { Id } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { Page } from '../domain/ports.js';
import { seatOf, type Seat } from '../domain/seat.js';
import type { Window } from '../domain/window.js';
import { composerMachine } from './composer.machine.js';
import type { LiveEvent } from './connection.machine.js';
import { execute } from './execute.js';
import { factsActor, type FactsEvent } from './facts.actor.js';
import { historyActor } from './history.actor.js';
import { onScreenActor } from './on-screen.actor.js';
import { pagerMachine } from './pager.machine.js';
import type { Ports } from './ports.js';
import { readerActor } from './reader.actor.js';
import { typistActor } from './typist.actor.js';

export interface ConversationInput {
  ports: Ports;
  conversationId: Id;
  /** An earlier conversation, opened to be read. */
  readonly: boolean;
}

export interface ConversationContext extends ConversationInput {
  /** The page before what is loaded; absent at the beginning of the conversation. */
  older?: string | undefined;
  /** The page that is being read or failed; absent for the newest. */
  page?: string | undefined;
  /** Why taking or reopening it failed; the state that won is `detail.current`. */
  claimError?: AdapterError | undefined;
  historyError?: AdapterError | undefined;
}

export type ConversationEvent =
  | { type: 'claim' }
  | { type: 'reopen' }
  | { type: 'claim.dismiss' }
  | { type: 'history.older' }
  | { type: 'history.retry' }
  /** The agent typed. */
  | { type: 'typing' }
  /** The contact's earlier conversations are wanted: the child `earlier` reads them. */
  | { type: 'earlier.open' }
  | { type: 'earlier.more' }
  | { type: 'earlier.retry' }
  | FactsEvent
  | LiveEvent;

const seat = ({ ports: { store }, conversationId }: ConversationContext): Seat | undefined => {
  const row = store.conversations.get(conversationId);
  return row && seatOf(row, store.me?.id);
};

/** What the conversation machine is made of. */
export const conversationSetup = setup({
  types: {
    context: {} as ConversationContext,
    input: {} as ConversationInput,
    events: {} as ConversationEvent,
    tags: {} as 'busy',
    children: {} as { composer: 'composer'; earlier: 'pager'; reader: 'reader'; typist: 'typist' },
  },
  actors: {
    composer: composerMachine,
    pager: pagerMachine,
    reader: readerActor,
    typist: typistActor,
    onScreen: onScreenActor,
    facts: factsActor,
    history: historyActor,
    take: fromPromise<void, ConversationContext & { type: 'claim' | 'reopen' }>(
      async ({ input: { ports, conversationId, type }, signal }) => {
        await execute(ports, { id: ports.environment.newId(), type, conversationId }, signal);
      },
    ),
  },
  guards: {
    isWritable: ({ context }) => !context.readonly,
    isSeat: ({ context }, wanted: Seat) => seat(context) === wanted,
    isMine: ({ context }) => !context.readonly && seat(context) === 'mine',
    isWindow: ({ context: { ports, conversationId } }, wanted: Window['state']) =>
      ports.store.windowOf(conversationId)?.state === wanted,
    hasOlder: ({ context }) => context.older !== undefined,
    isNewest: ({ context }) => context.page === undefined,
    isStale: (_, { resumed }: { resumed: boolean }) => !resumed,
    /** A lost race has been told, so that what is gone may leave the screen. */
    isTold: ({ context }) => context.claimError === undefined,
    isGone: ({ context }) => seat(context) === undefined,
    isKnown: ({ context }) => seat(context) !== undefined,
  },
  actions: {
    noteClaimError: assign((_, { error }: { error: unknown }) => ({
      claimError: toAdapterError(error),
    })),
    forgetClaimError: assign({ claimError: undefined }),
    noteHistoryError: assign((_, { error }: { error: unknown }) => ({
      historyError: toAdapterError(error),
    })),
    aimAtNewest: assign({ page: undefined, historyError: undefined }),
    aimAtOlder: assign({ page: ({ context }) => context.older, historyError: undefined }),
    take: (
      { context: { ports, conversationId, page: read } },
      { page }: { page: Page<Message> },
    ) => {
      const newest = read === undefined;
      ports.store.apply({ type: 'history', conversationId, page, newest });
    },
    noteOlder: assign({
      older: ({ context: { ports, conversationId } }) => ports.store.threads.older(conversationId),
    }),
    tellGone: sendParent(({ context }) => ({
      type: 'conversation.gone',
      conversationId: context.conversationId,
    })),
  },
});
