import { pagerMachine } from '../../src/machines/pager.machine.js';
import { livePorts } from '../support/ports.js';
import { START } from '../support/rows.js';
import { pending, walk } from '../support/walk.js';
import { World } from '../support/world.js';

const LOADING = '0.pager.loading';
const MORE = '0.pager.loadingMore';
const error = new Error('refused');
const output = (next?: string) => ({ items: [], next, total: undefined });

describe('the pager machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const world = new World(START);
    const { ports } = await livePorts(world);
    walk(pagerMachine.provide({ actors: { read: pending as never } }), {
      input: { ports, query: { queue: 'new' } },
      clock: world.clock,
      fields: ({ page, next }: { page?: string; next?: string }) => [page, next],
      events: [
        { type: `xstate.done.actor.${LOADING}`, output: output('2') },
        { type: `xstate.done.actor.${LOADING}`, output: output() },
        { type: `xstate.error.actor.${LOADING}`, error },
        { type: `xstate.done.actor.${MORE}`, output: output('3') },
        { type: `xstate.done.actor.${MORE}`, output: output() },
        { type: `xstate.error.actor.${MORE}`, error },
        { type: 'more' },
        { type: 'retry' },
        { type: 'live', resumed: true },
        { type: 'live', resumed: false },
      ],
    });
  });
});
