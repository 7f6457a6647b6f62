import type { Inbound } from '../channel/channel.js';
import type { Id } from '../domain.js';
import type { Sql } from '../sql/database.js';
import type { Context, Source } from './context.js';

/** What was said of a message that is not there yet. */
export type Early = Inbound | { kind: 'quote'; wamid: string; messageId: Id };

/** Waits for the message: it may have been overtaken on the way, or the answer that tells us its id. */
export async function keepEarly(
  { change, source }: Pick<Context, 'change' | 'source'>,
  wamid: string,
  item: Early,
): Promise<void> {
  await change.sql.query(
    'insert into early (wamid, webhook_id, path, item, at) values ($1, $2, $3, $4, $5)',
    [wamid, source.webhookId, source.path, item, change.now],
  );
}

export interface EarlyItem extends Source {
  earlyId: number;
  item: Early;
}

/** Those whose message is there now, in the order in which they came. */
export async function readyEarly(sql: Sql, limit: number): Promise<EarlyItem[]> {
  const rows = await sql.query<{ id: number; webhook_id: number; path: string; item: Early }>(
    `select early.id, webhook_id, path, item from early join message using (wamid)
     order by early.id limit $1`,
    [limit],
  );
  return rows.map(({ id, webhook_id, path, item }) => ({
    earlyId: id,
    webhookId: webhook_id,
    path,
    item,
  }));
}
