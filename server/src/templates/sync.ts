import { isDeepStrictEqual } from 'node:util';
import { fold, type Ms, type Template } from '../domain.js';
import { write, type Ground } from '../ground.js';
import { startLoop, type Worker } from '../loop.js';
import type { Services } from '../services.js';

/** Webhooks tell of changes; this is for those that were missed. Meta allows 200 such requests an hour. */
const EVERY_MS: Ms = 15 * 60_000;

/** Takes over the provider's templates with their states: now, from time to time, and when it is woken. */
export const startTemplates = (
  { db, bus, clock, newId, log }: Ground,
  services: Pick<Services, 'channel'>,
): Worker =>
  startLoop(
    { clock, log },
    'templates',
    (signal) => syncTemplates({ db, bus, clock, newId }, services, signal),
    EVERY_MS,
  );

/** Replaces the list by the provider's; the browsers are told only when something is different. */
export async function syncTemplates(
  ground: Pick<Ground, 'db' | 'bus' | 'clock' | 'newId'>,
  { channel }: Pick<Services, 'channel'>,
  signal: AbortSignal,
): Promise<void> {
  const templates = inOrder(await channel.templates(signal));
  await write(ground, async (change) => {
    const { sql } = change;
    // One node at a time.
    await sql.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const known = await sql.query<{ row: Template }>(
      `select row from lookup where kind = 'template' order by place`,
    );
    if (
      isDeepStrictEqual(
        known.map(({ row }) => row),
        templates,
      )
    )
      return;
    await sql.query(`delete from lookup where kind = 'template'`);
    for (const [place, template] of templates.entries()) {
      await sql.query(
        `insert into lookup (kind, id, place, row, words) values ('template', $1, $2, $3, $4)`,
        [template.id, place, template, fold(`${template.name} ${template.body}`)],
      );
    }
    change.stale('template');
  });
}

/** Any constant that no other lock has. */
const LOCK = 4_217_003;

const inOrder = (templates: readonly Template[]): Template[] =>
  [...new Map(templates.map((each) => [each.id, each])).values()].sort(
    (a, b) => a.name.localeCompare(b.name) || a.language.localeCompare(b.language),
  );
