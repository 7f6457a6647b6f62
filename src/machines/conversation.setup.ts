import { assign, fromPromise, sendParent, setup } from 'xstate';
import { toAdapterError, type AdapterError } from '../domain/errors.js';
import type { Id } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { Page } from '../domain/ports.js';
import type { Seat } from '../domain/seat.js';
import type { Window } from '../domain/window.js';
import type { Way } from '../store/threads.js';
import { composerMachine } from './composer.machine.js';
import type { LiveEvent } from './connection.machine.js';
import { execute } from './execute.js';
import { factsActor, type FactsEvent } from './facts.actor.js';
import { historyActor, type HistoryOutput } from './history.actor.js';
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

/** The way to a message that was not loaded: `lost` is one that is not there, or not any more. */
export interface Jump {
  readonly id: Id;
  readonly state: 'seeking' | 'found' | 'lost' | 'failed';
}

export interface ConversationContext extends ConversationInput {
  /** The page before what is shown; absent at the beginning of the conversation. */
  older?: string | undefined;
  /** The page after what is shown; absent at its end. */
  newer?: string | undefined;
  /** The page that is being read or failed; absent for the newest. */
  page?: string | undefined;
  /** Another object for each step of the way. */
  jump?: Jump | undefined;
  /** Why taking or reopening it failed; the state that won is `detail.current`. */
  claimError?: AdapterError | undefined;
  historyError?: AdapterError | undefined;
}

export type ConversationEvent =
  | { type: 'claim' }
  | { type: 'reopen' }
  | { type: 'claim.dismiss' }
  | { type: 'history.older' }
  | { type: 'history.newer' }
  /** A message is to be loaded, with what is around it. */
  | { type: 'history.jump'; messageId: Id }
  | { type: 'history.cancel' }
  /** The newest messages are to be shown again. */
  | { type: 'history.end' }
  | { type: 'history.retry' }
  /** The agent typed. */
  | { type: 'typing' }
  /** The contact's earlier conversations are wanted: the child `earlier` reads them. */
  | { type: 'earlier.open' }
  | { type: 'earlier.more' }
  | { type: 'earlier.retry' }
  | FactsEvent
  | LiveEvent;

const seat = ({ ports, conversationId }: ConversationContext): Seat | undefined =>
  ports.store.seatOf(conversationId);

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
    hasNewer: ({ context }) => context.newer !== undefined,
    isNewest: ({ context }) => context.page === undefined,
    isDown: ({ context }) => context.page === context.newer,
    isNotSeeking: ({ context }) => context.jump?.state !== 'seeking',
    isFound: ({ context: { ports, conversationId, jump } }) =>
      ports.store.threads.items(conversationId).some(({ message }) => message.id === jump?.id),
    canLeap: ({ context: { ports } }) => ports.store.session?.info.can.around === true,
    isHeld: ({ context: { jump } }, { page }: { page: Page<Message> }) =>
      page.items.some(({ id }) => id === jump?.id),
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
    aimAtNewer: assign({ page: ({ context }) => context.newer, historyError: undefined }),
    take: (
      { context: { ports, conversationId } },
      { page, way }: { page: HistoryOutput; way: Way },
    ) => {
      ports.store.apply({ type: 'history', conversationId, page, way });
      const { again } = page;
      if (again) ports.store.apply({ type: 'history', conversationId, page: again, way: 'again' });
    },
    noteEdges: assign(({ context: { ports, conversationId } }) => ({
      older: ports.store.threads.older(conversationId),
      newer: ports.store.threads.newer(conversationId),
    })),
    seek: assign(({ event }) =>
      event.type === 'history.jump' ? { jump: { id: event.messageId, state: 'seeking' } } : {},
    ),
    endJump: assign(({ context: { jump } }, state: Jump['state']) => ({
      jump: jump?.state === 'seeking' ? { ...jump, state } : jump,
    })),
    forgetJump: assign({ jump: undefined }),
    back: ({ context: { ports, conversationId } }) => ports.store.threads.back(conversationId),
    tellGone: sendParent(({ context }) => ({
      type: 'conversation.gone',
      conversationId: context.conversationId,
    })),
  },
});
