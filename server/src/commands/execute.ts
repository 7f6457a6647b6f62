import { clean } from '../clean.js';
import {
  AdapterError,
  toAdapterError,
  type CloseStep,
  type Command,
  type CommandOf,
  type CommandResult,
} from '../domain.js';
import { write, type Ground } from '../ground.js';
import { markRead } from '../receipts.js';
import type { AgentRow } from '../rows.js';
import type { Services } from '../services.js';
import { closeStep, stepsOf } from './close.js';
import { handlerOf } from './handlers.js';
import { finish, recall } from './memory.js';
import { resultFor, type Scene, type Touched } from './touched.js';

type Needs = Pick<Services, 'bot' | 'channel' | 'words' | 'can'>;

/**
 * Does what an agent asks for, once however often it is asked: the same id again, at the same time or later, has the
 * same answer. What was refused has left nothing behind, and may be asked for again.
 *
 * Another sector's conversation is `not_found`, one that she sees and does not serve `forbidden`.
 *
 * @throws AdapterError; for `close` with `detail.done` and `detail.failed`: the same id goes on there
 */
export async function execute(
  ground: Ground,
  services: Needs,
  me: AgentRow,
  asked: Command,
): Promise<CommandResult> {
  const command = clean(asked);
  if (!services.can.commands.includes(command.type)) throw new AdapterError('unsupported');
  const result =
    command.type === 'close'
      ? await close(ground, services, me, command)
      : await once(ground, services, me, command);
  if (command.type === 'read') markRead(ground, services.channel, command.conversationId);
  return result;
}

const once = (
  ground: Ground,
  services: Needs,
  me: AgentRow,
  command: Exclude<Command, { type: 'close' }>,
): Promise<CommandResult> =>
  write(ground, async (change) => {
    const scene = { change, me, services };
    const known = await recall(scene, command);
    if (known.result) return known.result;
    const handle = handlerOf(command.type) as (s: Scene, c: typeof command) => Promise<Touched>;
    return finish(scene, command, await handle(scene, command), []);
  });

/** A change for each step, noted under the command's id: the same id again goes on after the last that was done. */
async function close(
  ground: Ground,
  services: Needs,
  me: AgentRow,
  command: CommandOf<'close'>,
): Promise<CommandResult> {
  let done: CloseStep[] = [];
  let result: CommandResult = {};
  for (const step of stepsOf(services, command)) {
    try {
      ({ done, result } = await write(ground, async (change) => {
        const scene = { change, me, services };
        const known = await recall(scene, command);
        if (known.result) return { done: known.done, result: known.result };
        done = known.done;
        if (known.done.includes(step)) return { done: known.done, result: {} };
        const touched = await closeStep(scene, command, step);
        const soFar = [...known.done, step];
        if (step === 'close')
          return { done: soFar, result: await finish(scene, command, touched, soFar) };
        await change.sql.query('update command set done = $2 where id = $1', [command.id, soFar]);
        return { done: soFar, result: await resultFor(scene, touched) };
      }));
    } catch (thrown) {
      const { code, message, detail } = toAdapterError(thrown);
      throw new AdapterError(code, message, { ...detail, done, failed: step });
    }
  }
  return result;
}
