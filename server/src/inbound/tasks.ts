import type { Change } from '../change.js';
import { parseWebhook } from '../channel/whatsapp/webhook-parse.js';
import type { Id } from '../domain.js';
import type { ChannelRow } from '../rows.js';
import type { Sql } from '../sql/database.js';
import type { Source } from './context.js';
import { readyEarly, type Early } from './early.js';

/** One thing to apply. */
export type Task = Source & { earlyId?: number } & ({ item: Early } | { error: string });

export interface Batch {
  tasks: Task[];
  /** How far each webhook is read when the tasks are done. */
  progress: { webhookId: number; applied: number; isDone: boolean }[];
}

/** Bodies that are read at once; each may have 3 MB. */
const WEBHOOKS = 20;

export async function isWork(sql: Sql): Promise<boolean> {
  const [found] = await sql.query<{ is: boolean }>(
    `select exists (select from webhook where done_at is null)
         or exists (select from early join message using (wamid)) as is`,
  );
  return found!.is;
}

/** What comes next, in the order in which it came; at the end what had to wait for its message. */
export async function nextBatch(sql: Sql, size: number): Promise<Batch> {
  const webhooks = await sql.query<{ id: number; body: Uint8Array; at: number; applied: number }>(
    'select id, body, at, applied from webhook where done_at is null order by id limit $1',
    [Math.min(size, WEBHOOKS)],
  );
  const batch: Batch = { tasks: [], progress: [] };
  for (const { id, body, at, applied } of webhooks) {
    const parsed = parseWebhook(body, at);
    const some = parsed.slice(applied, applied + size - batch.tasks.length);
    for (const { path, ...what } of some) {
      const task = { webhookId: id, path };
      batch.tasks.push('error' in what ? { ...task, ...what } : { ...task, item: what.inbound });
    }
    const now = applied + some.length;
    batch.progress.push({ webhookId: id, applied: now, isDone: now >= parsed.length });
    if (batch.tasks.length >= size) break;
  }
  if (webhooks.length === 0) batch.tasks.push(...(await readyEarly(sql, size)));
  return batch;
}

/** Notes that a batch is done, in the transaction that did it. */
export async function settle({ sql, now }: Change, { tasks, progress }: Batch): Promise<void> {
  if (progress.length > 0)
    await sql.query(
      `update webhook set applied = new.applied, done_at = case when new."isDone" then $2::bigint end
       from jsonb_to_recordset($1::jsonb -> 'progress')
         as new ("webhookId" bigint, applied integer, "isDone" boolean)
       where id = new."webhookId"`,
      [{ progress }, now],
    );
  const early = tasks.flatMap(({ earlyId }) => earlyId ?? []);
  for (const id of early) await sql.query('delete from early where id = $1', [id]);
}

/** Puts aside what cannot be applied; the webhook's body is kept with it. */
export async function quarantine(
  { sql, now }: Change,
  { webhookId, path }: Source,
  error: string,
): Promise<void> {
  await sql.query('insert into quarantine (webhook_id, path, error, at) values ($1, $2, $3, $4)', [
    webhookId,
    path,
    error.slice(0, 2000),
    now,
  ]);
}

/** Why a task is not for us, whatever it says: it is broken, or of a number that is another business's. */
export function refusalOf(task: Task, channels: ReadonlyMap<Id, ChannelRow>): string | undefined {
  if ('error' in task) return task.error;
  const isForeign =
    'channelId' in task.item && channels.size > 0 && !channels.has(task.item.channelId);
  return isForeign ? 'It is for a number that is none of ours.' : undefined;
}
