import type { Change } from '../change.js';
import type { Id, Ms } from '../domain.js';
import type { MessageRow } from '../rows.js';
import type { Sql } from '../sql/database.js';

/** A turn that this node has taken: until its lease ends nobody else does. */
export interface Taken {
  id: number;
  messageId: Id;
  conversationId: Id;
  /** From 1. */
  attempt: number;
}

/** The bot is to answer a message, after those that came before it in the conversation. */
export async function queueTurn(change: Change, message: MessageRow): Promise<void> {
  await change.sql.query(
    'insert into bot_turn (message_id, conversation_id, due) values ($1, $2, $3)',
    [message.id, message.conversationId, change.now],
  );
}

/** Takes the oldest turn that is due and has none before it in its conversation. */
export async function takeTurn(sql: Sql, now: Ms, lease: Ms): Promise<Taken | undefined> {
  const [row] = await sql.query<{
    id: number;
    message_id: Id;
    conversation_id: Id;
    attempt: number;
  }>(
    `update bot_turn set attempt = attempt + 1, due = $2
     where id = (
       select id from bot_turn turn
       where due <= $1 and not exists (
         select from bot_turn earlier
         where earlier.conversation_id = turn.conversation_id and earlier.id < turn.id)
       order by id limit 1 for update skip locked)
     returning id, message_id, conversation_id, attempt`,
    [now, now + lease],
  );
  return (
    row && {
      id: row.id,
      messageId: row.message_id,
      conversationId: row.conversation_id,
      attempt: row.attempt,
    }
  );
}

/** Ends a turn. False when it has ended: of two nodes that came to ask, the first answer counts. */
export async function endTurn(sql: Sql, { id }: Pick<Taken, 'id'>): Promise<boolean> {
  const ended = await sql.query('delete from bot_turn where id = $1 returning id', [id]);
  return ended.length > 0;
}

/** The same turn again, not before `due`; unless another node has taken it since. */
export async function putOffTurn(sql: Sql, { id, attempt }: Taken, due: Ms): Promise<void> {
  await sql.query('update bot_turn set due = $3 where id = $1 and attempt = $2', [
    id,
    attempt,
    due,
  ]);
}
