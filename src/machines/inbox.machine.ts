import { sendTo, type ActorRefFrom } from 'xstate';
import type { LiveEvent } from './connection.machine.js';
import { inboxSetup } from './inbox.setup.js';

const tellLive = {
  type: 'tell',
  params: ({ event }: { event: LiveEvent }) => ({ to: ['outbox', 'list', 'conversation'], event }),
} as const;

/** The inbox: one connection, one list on screen, one open conversation, one outbox. */
export const inboxMachine = inboxSetup.createMachine({
  id: 'inbox',
  context: ({ input }) => ({ ports: input, search: '', readonly: false }),
  invoke: [
    { src: 'connection', id: 'connection', input: ({ context }) => context.ports },
    {
      src: 'loadOutbox',
      input: ({ context }) => context.ports,
      onDone: { actions: { type: 'startOutbox', params: ({ event }) => event } },
    },
    { src: 'typingExpiry', input: ({ context }) => context.ports },
  ],
  on: {
    'queue.show': [
      { guard: { type: 'isShown', params: ({ event }) => event } },
      { actions: [{ type: 'noteQueue', params: ({ event }) => event }, 'readList'] },
    ],
    'search.changed': [
      { guard: { type: 'isSearched', params: ({ event }) => event } },
      { actions: [{ type: 'noteSearch', params: ({ event }) => event }, 'readList'] },
    ],
    'list.more': { actions: { type: 'tell', params: { to: ['list'], event: { type: 'more' } } } },
    'list.retry': { actions: { type: 'tell', params: { to: ['list'], event: { type: 'retry' } } } },
    'conversation.open': [
      { guard: { type: 'isOpen', params: ({ event }) => event } },
      { actions: [{ type: 'noteOpen', params: ({ event }) => event }, 'readConversation'] },
    ],
    'conversation.leave': { actions: ['noteReturn', 'readConversation'] },
    'conversation.gone': {
      guard: { type: 'isOnScreen', params: ({ event }) => event },
      actions: ['noteReturn', 'readConversation'],
    },
    'entry.retry': {
      guard: { type: 'isRefused', params: ({ event }) => event },
      actions: { type: 'queueAgain', params: ({ event }) => event },
    },
    'entry.discard': {
      guard: { type: 'isHere', params: ({ event }) => event },
      actions: { type: 'discard', params: ({ event }) => event },
    },
    'connect.now': {
      actions: {
        type: 'tell',
        params: ({ event }) => ({ to: ['connection', 'outbox'], event }),
      },
    },
    'session.expired': { actions: sendTo('connection', { type: 'session.expired' }) },
    live: [
      {
        guard: 'isFirst',
        actions: [tellLive, 'noteFirstQueue', 'readList'],
      },
      { actions: tellLive },
    ],
  },
});

/** The root actor of one inbox. */
export type InboxActor = ActorRefFrom<typeof inboxMachine>;
