import { conversationSetup } from './conversation.setup.js';

/** How much of the open conversation is loaded, and the way to a message that is not. */
export const historyRegion = conversationSetup.createStateConfig({
  initial: 'loading',
  on: {
    'history.jump': { target: '.looking', actions: 'seek' },
    'history.cancel': { actions: 'forgetJump' },
    'history.end': { target: '.ready', actions: ['forgetJump', 'back', 'noteEdges'] },
  },
  states: {
    loading: {
      tags: 'busy',
      entry: 'aimAtNewest',
      invoke: {
        src: 'history',
        input: ({ context }) => context,
        onDone: {
          target: 'looking',
          actions: [
            { type: 'take', params: ({ event }) => ({ page: event.output, way: 'newest' }) },
            'noteEdges',
          ],
        },
        onError: {
          target: 'failed',
          actions: [
            { type: 'noteHistoryError', params: ({ event }) => event },
            { type: 'endJump', params: 'failed' },
          ],
        },
      },
      on: {
        live: { target: 'loading', reenter: true },
        'history.jump': { actions: 'seek' },
        'history.end': { actions: ['forgetJump', 'back'] },
      },
    },
    looking: {
      always: [
        { guard: 'isNotSeeking', target: 'ready' },
        { guard: 'isFound', target: 'ready', actions: { type: 'endJump', params: 'found' } },
        { guard: 'canLeap', target: 'leaping' },
        { guard: 'hasOlder', target: 'loadingOlder' },
        { target: 'ready', actions: { type: 'endJump', params: 'lost' } },
      ],
    },
    ready: {
      on: {
        'history.older': { guard: 'hasOlder', target: 'loadingOlder' },
        'history.newer': { guard: 'hasNewer', target: 'loadingNewer' },
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
          target: 'looking',
          actions: [
            { type: 'take', params: ({ event }) => ({ page: event.output, way: 'older' }) },
            'noteEdges',
          ],
        },
        onError: {
          target: 'failed',
          actions: [
            { type: 'noteHistoryError', params: ({ event }) => event },
            { type: 'endJump', params: 'failed' },
          ],
        },
      },
      on: {
        live: { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
      },
    },
    loadingNewer: {
      tags: 'busy',
      entry: 'aimAtNewer',
      invoke: {
        src: 'history',
        input: ({ context }) => context,
        onDone: {
          target: 'ready',
          actions: [
            { type: 'take', params: ({ event }) => ({ page: event.output, way: 'newer' }) },
            'noteEdges',
          ],
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
    /** The pages around the message are read at once. */
    leaping: {
      tags: 'busy',
      invoke: {
        src: 'history',
        input: ({ context }) => ({ ...context, page: undefined, around: context.jump?.id }),
        onDone: [
          {
            guard: { type: 'isHeld', params: ({ event }) => ({ page: event.output }) },
            target: 'looking',
            actions: [
              { type: 'take', params: ({ event }) => ({ page: event.output, way: 'around' }) },
              'noteEdges',
            ],
          },
          { target: 'ready', actions: { type: 'endJump', params: 'lost' } },
        ],
        onError: { target: 'ready', actions: { type: 'endJump', params: 'failed' } },
      },
      on: {
        'history.cancel': { target: 'ready', actions: 'forgetJump' },
        live: { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
      },
    },
    failed: {
      on: {
        'history.retry': [
          { guard: 'isNewest', target: 'loading' },
          { guard: 'isDown', target: 'loadingNewer' },
          { target: 'loadingOlder' },
        ],
        'history.jump': [
          { guard: 'isNewest', target: 'loading', actions: 'seek' },
          { target: 'looking', actions: 'seek' },
        ],
        'history.end': [
          { guard: 'isNewest', actions: ['forgetJump', 'back'] },
          { target: 'ready', actions: ['forgetJump', 'back', 'noteEdges'] },
        ],
        live: [
          { guard: { type: 'isStale', params: ({ event }) => event }, target: 'loading' },
          { guard: 'isNewest', target: 'loading' },
          { guard: 'isDown', target: 'loadingNewer' },
          { target: 'loadingOlder' },
        ],
      },
    },
  },
});
