import { findMachine, type FindInput } from '../../src/machines/find.machine.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

/** A conversation whose messages stay as they are: on their way, refused, or older ones on their way. */
const conversation = (wanted: string) =>
  ({
    getSnapshot: () => ({
      context: { conversationId: 'c1' },
      matches: ({ history }: { history: string }) => history === wanted,
    }),
    send: () => undefined,
  }) as unknown as FindInput['conversation'];

/** States that are not reached while the history is there. */
const NEVER = {
  loading: ['find.still', 'find.reading', 'find.failed'],
  loadingOlder: ['find.waiting', 'find.failed'],
  failed: ['find.waiting'],
};

describe('the find machine', () => {
  for (const [history, never] of Object.entries(NEVER)) {
    it(`reaches every state, and leaves it again, while the history is ${history}`, async () => {
      const world = new World(START);
      const { ports } = await livePorts(world, { conversations: [conversationRow()] });
      const { store } = ports;
      store.threads.open('c1');
      const page = { items: [messageRow(1), messageRow(2)], next: 'more' };
      store.apply({ type: 'history', conversationId: 'c1', page, way: 'newest' });
      walk(findMachine.provide({ actors: { follow: silent as never } }), {
        input: { store, conversation: conversation(history) },
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
        passing: ['find.looking', 'find.arrived', ...never],
      });
    });
  }
});
