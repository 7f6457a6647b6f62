import { outboxMachine } from '../../src/machines/outbox.machine.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, entryRow, START } from '../support/rows.js';
import { silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

describe('the outbox machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const world = new World(START);
    const { ports } = await livePorts(world, { conversations: [conversationRow()] });
    const entry = entryRow('k1');
    ports.store.outbox.set(entry);
    const model = outboxMachine.provide({
      actors: { rows: silent as never, leader: silent as never, delivery: silent as never },
    });
    walk(model, {
      input: ports,
      clock: world.clock,
      fields: ({ lanes }: { lanes: Map<string, unknown> }) => [...lanes.values()],
      events: [
        { type: 'live', resumed: true },
        { type: 'lead' },
        { type: 'follow' },
        { type: 'rows.changed' },
        { type: 'lanes.due' },
        { type: 'connect.now' },
        { type: 'delivery.done', entry, outcome: { is: 'settled' } },
        { type: 'delivery.done', entry, outcome: { is: 'accepted' } },
      ],
    });
  });
});
