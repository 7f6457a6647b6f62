import { outboxSetup } from './outbox.setup.js';

/**
 * Sends what waits to leave: one lane per conversation in order, a few lanes at a time, from one tab only. Starts when
 * there is a session.
 */
export const outboxMachine = outboxSetup.createMachine({
  id: 'outbox',
  context: ({ input }) => ({
    ports: input,
    lanes: new Map(),
    accepted: new Set(),
    uploaded: new Map(),
  }),
  initial: 'standing',
  invoke: { src: 'rows', input: ({ context }) => context.ports },
  states: {
    standing: {
      entry: 'noteAccount',
      invoke: {
        src: 'leader',
        input: ({ context: { ports, account = '' } }) => ({
          locks: ports.environment.locks,
          account,
        }),
      },
      initial: 'following',
      on: { live: { guard: 'isAnotherAccount', target: 'standing', reenter: true } },
      states: {
        following: { on: { lead: 'leading' } },
        leading: {
          entry: 'work',
          exit: 'halt',
          on: {
            follow: 'following',
            'rows.changed': { actions: 'work' },
            'lanes.due': { actions: 'work' },
            live: [
              { guard: 'isAnotherAccount', target: '#outbox.standing', reenter: true },
              { actions: ['hurry', 'work'] },
            ],
            'connect.now': { actions: ['hurry', 'work'] },
            'file.uploaded': { actions: { type: 'noteUpload', params: ({ event }) => event } },
            'delivery.done': {
              actions: [
                { type: 'land', params: ({ event }) => event },
                { type: 'noteOutcome', params: ({ event }) => event },
                'work',
              ],
            },
          },
        },
      },
    },
  },
});
