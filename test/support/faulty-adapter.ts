import type { Command, CommandResult } from '../../src/domain/commands.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Ms } from '../../src/domain/id.js';
import type { InboxAdapter } from '../../src/domain/ports.js';
import type { FakeBackend } from './fake-backend.js';
import type { World } from './world.js';

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export interface Network {
  /** Nothing goes wrong any more. */
  calm: boolean;
  /** Nothing gets through. */
  down: boolean;
}

/** The backend behind a bad line: slow, losing questions and answers, repeating, refusing, by chance. */
export const faultyAdapter = (
  backend: FakeBackend,
  { clock }: World,
  random: () => number,
  network: Network,
  onRequest: (command: Command) => void,
): InboxAdapter => {
  const wait = (ms: Ms): Promise<void> =>
    new Promise((resolve) => void clock.setTimeout(resolve, ms));
  const pass = async (): Promise<void> => {
    if (network.calm) return;
    await wait(random() * 800);
    if (network.down || random() < 0.1) throw new AdapterError('offline');
  };
  const execute = async (command: Command): Promise<CommandResult> => {
    onRequest(command);
    const luck = network.calm ? 1 : random();
    await wait(network.calm ? 0 : random() * 3000);
    const lost = new AdapterError('timeout', 'lost', { applied: 'maybe' });
    if (network.down || luck < 0.1) throw lost;
    if (luck < 0.18) throw new AdapterError('unavailable');
    if (luck < 0.24)
      throw new AdapterError('rate_limited', 'slow', { retryAfterMs: random() * 5000 });
    if (luck < 0.3) throw new AdapterError('undeliverable');
    const result = backend.perform(command);
    if (luck < 0.36) backend.perform(command);
    await wait(network.calm ? 0 : random() * 1500);
    if (luck < 0.48) throw lost;
    return result;
  };
  return {
    name: backend.adapter.name,
    open: async (options) => {
      await pass();
      const session = await backend.adapter.open(options);
      return {
        ...session,
        execute,
        listConversations: async (query, call) => {
          await pass();
          return session.listConversations(query, call);
        },
        listMessages: async (query, call) => {
          await pass();
          return session.listMessages(query, call);
        },
      };
    },
  };
};
