import type { Hand } from '../../../src/contract/hand.js';
import { AdapterError } from '../../../src/domain/errors.js';
import type { Command } from '../../../src/domain/commands.js';
import type { Capabilities } from '../../../src/domain/ports.js';
import { modelHand, type Spoil } from './hand.js';

const CAN: Capabilities = { commands: ['claim', 'send'], content: ['text'], lookups: [] };

const declares = (command: Command): boolean =>
  CAN.commands.includes(command.type) &&
  (command.type !== 'send' || CAN.content.includes(command.content.kind));

/** The least that is an adapter: it neither resumes nor knows repeats, and writes texts only. */
const modest: Spoil = ({ info, events, listConversations, listMessages, execute }) => ({
  info: { ...info, can: CAN, idempotent: false, resumable: false },
  events: ({ signal }) => events({ signal }),
  listMessages,
  listConversations: async ({ text, ...query }, options) => {
    if (text !== undefined) throw new AdapterError('unsupported');
    return listConversations(query, options);
  },
  execute: async (command, options) => {
    if (!declares(command)) throw new AdapterError('unsupported');
    return execute(command, options);
  },
});

/** A hand that plays no more than it must, and the clock, which the model does not hear tick. */
export async function modestHand(): Promise<Hand> {
  const hand = await modelHand(undefined, modest);
  return {
    agent: async () => ({ adapter: (await hand.agent()).adapter }),
    async arrive() {
      const { conversationId, write, received } = await hand.arrive();
      return { conversationId, write, received };
    },
    moveClock: (by) => hand.moveClock!(by),
    close: () => hand.close(),
  };
}
