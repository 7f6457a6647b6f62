import {
  assign,
  enqueueActions,
  setup,
  type ActorRefFrom,
  type AnyActorRef,
  type EventObject,
} from 'xstate';
import type { Id } from '../domain/id.js';
import type { ConversationQuery } from '../domain/ports.js';
import { connectionMachine, type LiveEvent } from './connection.machine.js';
import { conversationMachine } from './conversation.machine.js';
import { giveBack } from './draft-edits.js';
import { loadOutboxActor, type OutboxMachine } from './load-outbox.actor.js';
import { pagerMachine } from './pager.machine.js';
import type { Ports } from './ports.js';
import { typingExpiryActor } from './typing-expiry.actor.js';

const TYPING_PAUSE = 250;

export interface InboxContext {
  ports: Ports;
  /** What sends; absent until its code has been loaded. */
  outbox?: ActorRefFrom<OutboxMachine>;
  /** The shown queue; the first one from the first connection on. */
  queueId?: Id | undefined;
  /** What is searched for; empty: the queue is shown. */
  search: string;
  openId?: Id | undefined;
  /** The open one is an earlier conversation, to be read only. */
  readonly: boolean;
  /** The conversation from which an earlier one was opened. */
  returnTo?: Id | undefined;
}

export type InboxMachineEvent =
  | { type: 'queue.show'; queueId: Id }
  | { type: 'search.changed'; text: string }
  | { type: 'list.more' }
  | { type: 'list.retry' }
  | { type: 'conversation.open'; conversationId: Id; readonly?: boolean }
  /** Back to where an earlier conversation was opened from, else to nothing. */
  | { type: 'conversation.leave' }
  /** Sends again what failed, or what nobody knows the fate of. */
  | { type: 'entry.retry'; id: Id }
  /** Lets go of what waits to leave. What is being sent cannot be taken back. */
  | { type: 'entry.discard'; id: Id }
  | { type: 'connect.now' }
  | { type: 'session.expired' }
  | { type: 'conversation.gone'; conversationId: Id }
  | LiveEvent;

/** What the inbox machine is made of. */
export const inboxSetup = setup({
  types: {
    context: {} as InboxContext,
    input: {} as Ports,
    events: {} as InboxMachineEvent,
    children: {} as {
      connection: 'connection';
      list: 'pager';
      conversation: 'conversation';
    },
  },
  actors: {
    connection: connectionMachine,
    pager: pagerMachine,
    conversation: conversationMachine,
    loadOutbox: loadOutboxActor(),
    typingExpiry: typingExpiryActor,
  },
  guards: {
    isShown: ({ context }, { queueId }: { queueId: Id }) =>
      context.queueId === queueId && context.search === '',
    isSearched: ({ context }, { text }: { text: string }) => context.search === text.trim(),
    isOpen: ({ context }, event: { conversationId: Id; readonly?: boolean }) =>
      context.openId === event.conversationId && context.readonly === (event.readonly ?? false),
    isOnScreen: ({ context }, { conversationId }: { conversationId: Id }) =>
      context.openId === conversationId,
    isRefused: ({ context }, { id }: { id: Id }) => {
      const state = context.ports.store.outbox.get(id)?.state;
      return state === 'failed' || state === 'unconfirmed';
    },
    isHere: ({ context }, { id }: { id: Id }) => {
      const state = context.ports.store.outbox.get(id)?.state;
      return state !== undefined && state !== 'sending';
    },
    isFirst: ({ context: { queueId, search } }) => queueId === undefined && search === '',
  },
  actions: {
    noteQueue: assign((_, { queueId }: { queueId: Id }) => ({ queueId, search: '' })),
    noteFirstQueue: assign(({ context: { ports } }) => ({
      queueId: ports.store.queues.list()[0]?.id,
    })),
    noteSearch: assign((_, { text }: { text: string }) => ({ search: text.trim() })),
    readList: enqueueActions(({ context: { ports, queueId, search }, enqueue }) => {
      const query: ConversationQuery | undefined =
        search !== '' ? { text: search } : queueId !== undefined ? { queue: queueId } : undefined;
      enqueue.stopChild('list');
      if (query === undefined) return;
      enqueue.spawnChild('pager', {
        id: 'list',
        input: { ports, query, ...(search !== '' && { wait: TYPING_PAUSE }) },
      });
    }),
    noteOpen: assign(
      (
        { context },
        { conversationId, readonly = false }: { conversationId: Id; readonly?: boolean },
      ) => ({
        openId: conversationId,
        readonly,
        returnTo: readonly ? (context.returnTo ?? context.openId) : undefined,
      }),
    ),
    noteReturn: assign(({ context }) => ({
      openId: context.returnTo,
      readonly: false,
      returnTo: undefined,
    })),
    readConversation: enqueueActions(({ context: { ports, openId, readonly }, enqueue }) => {
      enqueue.stopChild('conversation');
      if (openId === undefined) return;
      enqueue.spawnChild('conversation', {
        id: 'conversation',
        input: { ports, conversationId: openId, readonly },
      });
    }),
    queueAgain: ({ context }, { id }: { id: Id }) =>
      context.ports.persistence.update(id, { state: 'queued' }),
    /** Who cancels an upload may mean another caption, or another day: the file goes back to where it was. */
    discard: ({ context: { ports } }, { id }: { id: Id }) => {
      const entry = ports.store.outbox.get(id);
      ports.store.outbox.delete(id);
      if (entry?.state === 'uploading') giveBack(ports, entry);
    },
    /** To those who are there. */
    tell: enqueueActions(
      (
        { context: { outbox }, self, enqueue },
        { to, event }: { to: readonly string[]; event: EventObject },
      ) => {
        const there: Partial<Record<string, AnyActorRef>> = {
          ...self.getSnapshot().children,
          ...(outbox && { outbox }),
        };
        for (const name of to) if (there[name]) enqueue.sendTo(there[name], event);
      },
    ),
    startOutbox: assign(
      ({ context: { ports: input }, spawn }, { output }: { output: OutboxMachine }) => ({
        outbox: spawn(output, { input }),
      }),
    ),
  },
});
