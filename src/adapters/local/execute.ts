import type { Command, CommandResult } from '../../domain/commands.js';
import type { Agent } from '../../domain/lookups.js';
import type { CallOptions } from '../../domain/ports.js';
import type { Backend } from './backend.js';
import { close } from './close.js';
import { resultFor, run } from './commands.js';
import { fail, tick } from './delivery.js';
import type { Faults } from './faults.js';

/** Does a command once, however often it comes, and then brings what was sent to the phone. */
export async function execute(
  backend: Backend,
  faults: Faults,
  me: Agent,
  command: Command,
  options: CallOptions,
): Promise<CommandResult> {
  await faults.pass(backend.clock, options);
  faults.passCommand(command.type);
  const result =
    command.type === 'close'
      ? await close(backend, faults, me, command)
      : await once(backend, me, command);
  if (command.type === 'send') {
    const { conversationId } = command;
    backend.signal({ type: 'typing', conversationId, by: 'agent', on: false });
  }
  bring(backend, faults, result).catch(() => {}); // the next visit of the phone brings it
  faults.passAnswer();
  return result;
}

const once = (
  backend: Backend,
  me: Agent,
  command: Exclude<Command, { type: 'close' }>,
): Promise<CommandResult> =>
  backend.write(async (change) => {
    const commands = change.tx.objectStore('commands');
    const known = await commands.get(command.id);
    if (known?.result) return known.result;
    const result = await resultFor(change, me, await run(change, me, command));
    await commands.put({ id: command.id, at: change.now, result });
    return result;
  });

async function bring(
  backend: Backend,
  faults: Faults,
  { conversation, message }: CommandResult,
): Promise<void> {
  if (!conversation) return;
  await backend.write(async (change) => {
    const failure = message && faults.takeDeliveryFailure();
    if (message && failure) await fail(change, message.id, failure);
    await tick(change, conversation.contact.id, 'delivered');
  });
}
