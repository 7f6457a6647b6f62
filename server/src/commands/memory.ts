import { createHash } from 'node:crypto';
import { AdapterError, type CloseStep, type Command, type CommandResult } from '../domain.js';
import { resultFor, type Scene, type Touched } from './touched.js';

interface Remembered {
  /** Null while it is not done. */
  result: CommandResult | null;
  done: CloseStep[];
}

/**
 * What became of a command so far. It is noted, and its note locked: who comes with the same id at the same time
 * waits for this change, and then gets its answer.
 * @throws AdapterError `invalid` when the id was used for something else, or by somebody else
 */
export async function recall({ change, me }: Scene, command: Command): Promise<Remembered> {
  const { sql, now } = change;
  const digest = digestOf(command);
  await sql.query(
    `insert into command (id, agent_id, digest, at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [command.id, me.id, digest, now],
  );
  const [row] = await sql.query<Remembered & { agent_id: string; digest: string }>(
    'select agent_id, digest, result, done from command where id = $1 for update',
    [command.id],
  );
  if (row!.agent_id !== me.id || row!.digest !== digest)
    throw new AdapterError('invalid', 'The id of another command', { field: 'id' });
  return row!;
}

/** Writes the rows, and the answer as the agent sees them then. Nothing can be changed afterwards. */
export async function finish(
  scene: Scene,
  { id }: Command,
  touched: Touched,
  done: CloseStep[],
): Promise<CommandResult> {
  await scene.change.flush();
  const result = await resultFor(scene, touched);
  await scene.change.sql.query('update command set result = $2, done = $3 where id = $1', [
    id,
    result,
    done,
  ]);
  return result;
}

/** The same command, however its properties are ordered. */
const digestOf = (command: Command): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(command)))
    .digest('base64url');

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
