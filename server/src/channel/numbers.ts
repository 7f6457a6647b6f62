import type { Ms } from '../domain.js';
import { startLoop, type Worker } from '../loop.js';
import type { Ground } from '../ground.js';
import type { Services } from '../services.js';
import type { Sql } from '../sql/database.js';

const EVERY_MS: Ms = 5 * 60_000;

/** Keeps the list of the business's numbers: now, and from time to time. */
export const startNumbers = (
  { db, clock, log }: Ground,
  { channel }: Pick<Services, 'channel'>,
): Worker =>
  startLoop({ clock, log }, 'numbers', (signal) => syncNumbers(db, channel, signal), EVERY_MS);

/** Takes over the provider's numbers. One that it no longer names is kept: there are conversations on it. */
export async function syncNumbers(
  sql: Sql,
  channel: Services['channel'],
  signal: AbortSignal,
): Promise<void> {
  for (const row of await channel.numbers(signal)) {
    await sql.query(
      `insert into channel (id, row) values ($1, $2) on conflict (id) do update set row = excluded.row`,
      [row.id, row],
    );
  }
}
