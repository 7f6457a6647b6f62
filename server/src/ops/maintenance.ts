import type { Ms } from '../domain.js';
import type { Ground } from '../ground.js';
import { trimLog } from '../log.js';
import { startLoop, type Worker } from '../loop.js';
import type { MediaStorage } from '../media/media-storage.js';

const DAY_MS: Ms = 24 * 60 * 60_000;

/** How long things are kept that nobody looks at after it. */
export interface Retention {
  /** Of the log: who was away for longer reads anew. Default 7 days. */
  eventsMs: Ms;
  /** Of what became of commands: longer than any browser repeats one. Default 2 days. */
  commandsMs: Ms;
  /** Of webhooks that are done, as they came. What is in quarantine is kept. Default 30 days. */
  webhooksMs: Ms;
  /** Of files that were staged and never sent. Default 2 days. */
  stagedMs: Ms;
}

export const RETENTION: Retention = {
  eventsMs: 7 * DAY_MS,
  commandsMs: 2 * DAY_MS,
  webhooksMs: 30 * DAY_MS,
  stagedMs: 2 * DAY_MS,
};

const EVERY_MS: Ms = 60 * 60_000;

/** Forgets every hour what has become old. Any number of nodes may do it at once. */
export const startMaintenance = (
  { db, clock, log }: Ground,
  storage: MediaStorage,
  retention: Retention = RETENTION,
): Worker =>
  startLoop({ clock, log }, 'maintenance', () => tidy({ db, clock }, storage, retention), EVERY_MS);

export async function tidy(
  { db, clock }: Pick<Ground, 'db' | 'clock'>,
  storage: MediaStorage,
  { eventsMs, commandsMs, webhooksMs, stagedMs }: Retention = RETENTION,
): Promise<void> {
  const now = clock.now();
  await trimLog(db, now - eventsMs);
  await db.query('delete from command where at < $1', [now - commandsMs]);
  await db.query('delete from presence where until < $1', [now - DAY_MS]);
  await db.query('delete from early where at < $1', [now - webhooksMs]);
  await db.query(
    `delete from webhook w where done_at < $1
       and not exists (select 1 from quarantine where webhook_id = w.id)
       and not exists (select 1 from early where webhook_id = w.id)`,
    [now - webhooksMs],
  );
  const staged = await db.query<{ id: string }>(
    'delete from media where staged_by is not null and at < $1 returning id',
    [now - stagedMs],
  );
  for (const { id } of staged) await storage.delete(id);
}
