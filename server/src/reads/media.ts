import { AdapterError, type Id } from '../domain.js';
import type { AgentRow, MediaRow } from '../rows.js';
import { seenBy } from '../sight.js';
import type { Sql } from '../sql/database.js';

/**
 * A file that the agent may see: in a message of a conversation she sees, staged by herself, or a quick reply's.
 * @throws AdapterError `not_found`
 */
export async function seenMedia(sql: Sql, me: AgentRow, id: Id): Promise<MediaRow> {
  const sight = seenBy(me, 3, 'c.');
  const [found] = await sql.query<{ row: MediaRow }>(
    `select row from media where id = $1 and (
       staged_by = $2
       or exists (
         select 1 from message join conversation c on c.id = message.conversation_id
         where message.media_id = media.id and ${sight.text}
       )
       or exists (
         select 1 from lookup where kind = 'quickReply' and lookup.row #>> '{media,id}' = media.id
       )
     )`,
    [id, me.id, ...sight.params],
  );
  if (!found) throw new AdapterError('not_found');
  return found.row;
}

/** A file by a link that was given to somebody who may see it. @throws AdapterError `not_found` */
export async function linkedMedia(sql: Sql, id: Id): Promise<MediaRow> {
  const [found] = await sql.query<{ row: MediaRow }>('select row from media where id = $1', [id]);
  if (!found) throw new AdapterError('not_found');
  return found.row;
}
