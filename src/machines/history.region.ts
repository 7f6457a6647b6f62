import { conversationSetup } from './conversation.setup.js';

/** How far back the open conversation is loaded. */
export const historyRegion = conversationSetup.createStateConfig({
  initial: 'loading',
  states: {
    loading: {
      tags: 'busy',
      entry: 'aimAtNewest',
      invoke: {
        src: 'history',
        input: ({ context }) => context,
        onDone: {
          target: 'ready',
          actions: [{ type: 'take', params: ({ event }) => ({ page: event.output }) }, 'noteOlder'],
        },
        onError: {
          target: 'failed',
          actions: { type: 'noteHistoryError', params: ({ event }) => event },
        },
      },
      on: { live: { target: 'loading', reenter: true } },
    },
    ready: {
      on: {
        'history.older': { guard: 'hasOlder', target: 'loadingOlder' },
        live: { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
      },
    },
    loadingOlder: {
      tags: 'busy',
      entry: 'aimAtOlder',
      invoke: {
        src: 'history',
        input: ({ context }) => context,
        onDone: {
          target: 'ready',
          actions: [{ type: 'take', params: ({ event }) => ({ page: event.output }) }, 'noteOlder'],
        },
        onError: {
          target: 'failed',
          actions: { type: 'noteHistoryError', params: ({ event }) => event },
        },
      },
      on: {
        live: { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
      },
    },
    failed: {
      on: {
        'history.retry': [{ guard: 'isNewest', target: 'loading' }, { target: 'loadingOlder' }],
        live: [
          { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
          { guard: 'isNewest', target: 'loading' },
          { target: 'loadingOlder' },
        ],
      },
    },
  },
});
