import type { Change } from '../change.js';
import type { Inbound } from '../channel/channel.js';
import type { Id } from '../domain.js';
import { leave, learnOf } from './settle.js';

/**
 * What a status webhook says of a message of ours, found by WhatsApp's id or, while that is not known yet, by the
 * `callback` that went with it: thus what was `unconfirmed` is settled, and leaves the line. Repeats and any order are
 * harmless. False when there is no such message: another program sent it, or it came in.
 */
export async function applyStatus(
  change: Change,
  { wamid, callback, status, at, error }: Extract<Inbound, { kind: 'status' }>,
): Promise<boolean> {
  const found = await find(change, wamid, callback);
  if (!found) return false;
  const conversation = await change.get('conversation', found.conversation_id);
  const message = await change.get('message', found.id);
  if (message.direction !== 'out' || (message.wamid ?? wamid) !== wamid) return false;
  if (message.wamid === undefined) {
    message.wamid = wamid;
    change.save('message', message);
  }
  await learnOf(change, conversation, message, {
    status,
    at,
    ...(error && { error: { code: error.code, ...(error.text && { text: error.text }) } }),
  });
  await leave(change, message.id);
  return true;
}

async function find(
  { sql }: Change,
  wamid: string,
  callback: string | undefined,
): Promise<{ id: Id; conversation_id: Id } | undefined> {
  const rows = await sql.query<{ id: Id; conversation_id: Id }>(
    `select id, conversation_id from message where wamid = $1 or command_id = $2 or id = $2
     order by (wamid = $1) desc nulls last limit 1`,
    [wamid, callback ?? null],
  );
  return rows[0];
}
