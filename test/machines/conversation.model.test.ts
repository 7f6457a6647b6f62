import { conversationMachine } from '../../src/machines/conversation.machine.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { pending, silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

const CLAIM = '0.conversation.seat.claiming';
const LOADING = '0.conversation.history.loading';
const OLDER = '0.conversation.history.loadingOlder';
const NEWER = '0.conversation.history.loadingNewer';
const LEAP = '0.conversation.history.leaping';
const page = { items: [], next: 'before' };
const around = { items: [messageRow(5)], next: 'before', prev: 'after' };
const error = new Error('refused');

/** In the model a fact carries what the guards would find in the store. */
interface ModelEvent {
  type: string;
  seat?: string;
  window?: string;
}
const told = ({ event }: { event: unknown }): ModelEvent => event as ModelEvent;

const model = conversationMachine.provide({
  actors: {
    composer: silent as never,
    pager: silent as never,
    reader: silent as never,
    typist: silent as never,
    facts: silent as never,
    onScreen: silent as never,
    history: pending as never,
    take: pending as never,
  },
  guards: {
    isSeat: (args, wanted) => told(args).seat === wanted,
    isMine: (args) => told(args).seat === 'mine',
    isWindow: (args, wanted) => told(args).window === wanted,
    isKnown: () => true,
    isGone: (args) => told(args).seat === undefined,
    isFound: () => false,
  },
  actions: { tellGone: () => undefined, back: () => undefined },
});

describe('the conversation machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const world = new World(START);
    const { ports } = await livePorts(world, { conversations: [conversationRow()] });
    ports.store.threads.open('c1');
    const read = { type: 'history', conversationId: 'c1' } as const;
    ports.store.apply({ ...read, way: 'newest', page: { items: [messageRow(9)] } });
    ports.store.apply({ ...read, way: 'around', page: around });
    walk(model, {
      input: { ports, conversationId: 'c1', readonly: false },
      clock: world.clock,
      fields: ({ page: at, claimError }: { page?: string; claimError?: unknown }) => [
        at,
        claimError !== undefined,
      ],
      passing: ['conversation.window.looking', 'conversation.history.looking'],
      ends: ['conversation.earlier.read'],
      events: [
        ...['unclaimed', 'mine', 'theirs', 'closed'].map((seat) => ({ type: 'row.changed', seat })),
        ...['open', 'closed', 'waiting'].map((window) => ({ type: 'row.changed', window })),
        { type: 'row.gone' },
        { type: 'claim' },
        { type: 'reopen' },
        { type: 'claim.dismiss' },
        { type: `xstate.done.actor.${CLAIM}`, seat: 'mine' },
        { type: `xstate.error.actor.${CLAIM}`, error, seat: 'theirs' },
        { type: `xstate.done.actor.${LOADING}`, output: page },
        { type: `xstate.error.actor.${LOADING}`, error },
        { type: 'history.older' },
        { type: `xstate.done.actor.${OLDER}`, output: page },
        { type: `xstate.error.actor.${OLDER}`, error },
        { type: `xstate.done.actor.${LEAP}`, output: around },
        { type: `xstate.error.actor.${LEAP}`, error },
        { type: 'history.newer' },
        { type: `xstate.done.actor.${NEWER}`, output: around },
        { type: `xstate.error.actor.${NEWER}`, error },
        { type: 'history.jump', messageId: 'm5' },
        { type: 'history.cancel' },
        { type: 'history.end' },
        { type: 'history.retry' },
        { type: 'live', resumed: true },
        { type: 'live', resumed: false },
        { type: 'typing', seat: 'mine' },
        { type: 'earlier.open' },
        { type: 'earlier.more' },
        { type: 'earlier.retry' },
      ],
    });
  });
});
