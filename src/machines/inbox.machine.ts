import { sendTo, type ActorRefFrom } from 'xstate';
import { inboxSetup } from './inbox.setup.js';

/** The inbox: one connection, one list on screen, one open conversation, one outbox. */
export const inboxMachine = inboxSetup.createMachine({
  id: 'inbox',
  context: ({ input }) => ({ ports: input, search: '', readonly: false }),
  invoke: [
    { src: 'connection', id: 'connection', input: ({ context }) => context.ports },
    { src: 'outbox', id: 'outbox', input: ({ context }) => context.ports },
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
    'list.more': { guard: 'hasList', actions: sendTo('list', { type: 'more' }) },
    'list.retry': { guard: 'hasList', actions: sendTo('list', { type: 'retry' }) },
    'conversation.open': [
      { guard: { type: 'isOpen', params: ({ event }) => event } },
      { actions: [{ type: 'noteOpen', params: ({ event }) => event }, 'readConversation'] },
    ],
    'conversation.leave': { actions: ['noteReturn', 'readConversation'] },
    'conversation.gone': {
      guard: { type: 'isOnScreen', params: ({ event }) => event },
      actions: ['noteReturn', 'readConversation'],
    },
    'connect.now': {
      actions: [
        sendTo('connection', { type: 'connect.now' }),
        sendTo('outbox', { type: 'connect.now' }),
      ],
    },
    'session.expired': { actions: sendTo('connection', { type: 'session.expired' }) },
    live: [
      {
        guard: 'isFirst',
        actions: [{ type: 'forward', params: ({ event }) => event }, 'noteFirstQueue', 'readList'],
      },
      { actions: { type: 'forward', params: ({ event }) => event } },
    ],
  },
});

/** The root actor of one inbox. */
export type InboxActor = ActorRefFrom<typeof inboxMachine>;
