import type { Change } from '../change.js';
import { AdapterError, type AttachmentRef } from '../domain.js';
import type { AgentRow, MediaRow } from '../rows.js';

/**
 * What the agent has staged, once: the next `send` with it finds nothing. A quick reply's file can be sent again and
 * again. @throws AdapterError `invalid`, field `attachment`
 */
export async function takeStaged(
  { sql }: Change,
  me: AgentRow,
  attachment: AttachmentRef,
): Promise<MediaRow> {
  const [staged] = await sql.query<{ row: MediaRow }>(
    'update media set staged_by = null where id = $1 and staged_by = $2 returning row',
    [attachment, me.id],
  );
  if (staged) return staged.row;
  const [shared] = await sql.query<{ row: MediaRow }>(
    `select media.row from media join lookup on lookup.row #>> '{media,id}' = media.id
     where media.id = $1 and lookup.kind = 'quickReply' limit 1`,
    [attachment],
  );
  if (!shared) throw new AdapterError('invalid', 'Nothing was uploaded', { field: 'attachment' });
  return shared.row;
}
