import { connectionMachine } from '../../src/machines/connection.machine.js';
import { AdapterError } from '../../src/domain/errors.js';
import { livePorts } from '../support/ports.js';
import { START } from '../support/rows.js';
import { silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

const model = connectionMachine.provide({
  actors: { stream: silent as never, wake: silent as never },
  actions: { tellLive: () => undefined },
});

describe('the connection machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const world = new World(START);
    const { ports } = await livePorts(world);
    walk(model, {
      input: ports,
      clock: world.clock,
      fields: ({ everLive, error }: { everLive: boolean; error?: AdapterError }) => [
        everLive,
        error?.code,
      ],
      events: [
        { type: 'stream.ready', resumed: true },
        { type: 'stream.ready', resumed: false },
        { type: 'stream.lost', error: new AdapterError('offline') },
        { type: 'stream.lost', error: new AdapterError('forbidden') },
        { type: 'stream.lost', error: new AdapterError('unauthorized') },
        { type: 'session.expired' },
        { type: 'connect.now' },
        { type: 'wake' },
        { type: 'xstate.after.untilRetry.connection.reconnecting' },
        { type: 'xstate.after.untilSettled.connection.live' },
      ],
    });
  });
});
