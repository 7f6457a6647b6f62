import { findMachine, type FindInput } from '../../src/machines/find.machine.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

/** A conversation whose older pages are always on their way, or always refused. */
const conversation = (failed: boolean) =>
  ({
    getSnapshot: () => ({ context: { conversationId: 'c1' }, matches: () => failed }),
    send: () => undefined,
  }) as unknown as FindInput['conversation'];

describe('the find machine', () => {
  for (const failed of [false, true]) {
    it(`reaches every state, and leaves it again, where older pages ${failed ? 'fail' : 'are on their way'}`, async () => {
      const world = new World(START);
      const { ports } = await livePorts(world, { conversations: [conversationRow()] });
      const { store } = ports;
      store.threads.open('c1');
      const page = { items: [messageRow(1), messageRow(2)], next: 'more' };
      store.apply({ type: 'history', conversationId: 'c1', page, way: 'newest' });
      walk(findMachine.provide({ actors: { follow: silent as never } }), {
        input: { store, conversation: conversation(failed) },
        clock: world.clock,
        fields: ({ query, hits, at }: { query: string; hits: string[]; at: number }) => [
          query,
          hits,
          at,
        ],
        events: [
          { type: 'query', text: 'mensagem' },
          { type: 'query', text: 'nada disso' },
          { type: 'query', text: '' },
          { type: 'older' },
          { type: 'newer' },
          { type: 'stop' },
          { type: 'changed' },
        ],
        passing: ['find.looking', ...(failed ? [] : ['find.failed'])],
      });
    });
  }
});
