import { conversationMachine } from '../../src/machines/conversation.machine.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, START } from '../support/rows.js';
import { pending, silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

const CLAIM = '0.conversation.seat.claiming';
const LOADING = '0.conversation.history.loading';
const OLDER = '0.conversation.history.loadingOlder';
const page = { items: [], next: 'further up' };
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
  },
  actions: { tellGone: () => undefined },
});

describe('the conversation machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const world = new World(START);
    const { ports } = await livePorts(world, { conversations: [conversationRow()] });
    ports.store.threads.open('c1');
    ports.store.apply({ type: 'history', conversationId: 'c1', newest: true, page });
    walk(model, {
      input: { ports, conversationId: 'c1', readonly: false },
      clock: world.clock,
      fields: ({
        older,
        page: at,
        claimError,
      }: {
        older?: string;
        page?: string;
        claimError?: unknown;
      }) => [older, at, claimError !== undefined],
      passing: ['conversation.window.looking'],
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
