import type { Cursor, Ms } from './domain.js';
import type { AgentRow, EventBody, LoggedEvent, Sight } from './rows.js';
import { seenBy } from './sight.js';
import type { Sql } from './sql/database.js';

/** A place in a log; `epoch` names the log, so that a cursor of another one is known as foreign. */
export interface Place {
  epoch: string;
  seq: number;
}

export interface Head extends Place {
  /** The newest event that is no longer kept. */
  tail: number;
}

export const cursorAt = ({ epoch, seq }: Place): Cursor => `${epoch}:${seq}`;

/** Where a stream goes on: after the cursor when this log still holds what followed it, else at the end. */
export function placeAfter(
  cursor: Cursor | undefined,
  { epoch, seq, tail }: Head,
): Place & { resumed: boolean } {
  const [of, at] = cursor?.split(':') ?? [];
  const known = Number(at);
  const resumed = of === epoch && Number.isSafeInteger(known) && known >= tail && known <= seq;
  return { epoch, seq: resumed ? known : seq, resumed };
}

export async function headOf(sql: Sql): Promise<Head> {
  const [head] = await sql.query<Head>('select epoch, seq, tail from head');
  return head!;
}

interface EventRow {
  seq: number;
  at: Ms;
  body: EventBody;
  phase: Sight['phase'] | null;
  sector_id: string | null;
  assignee_id: string | null;
  was: Sight | null;
}

/** Everything after a place, for a node's own memory of the log's end. */
export const readLog = async (sql: Sql, after: number, limit: number): Promise<LoggedEvent[]> =>
  (
    await sql.query<EventRow>('select * from event where seq > $1 order by seq limit $2', [
      after,
      limit,
    ])
  ).map(eventOf);

/** What one agent may know of the log after a place, up to another; the others' events never leave the database. */
export async function readLogFor(
  sql: Sql,
  me: AgentRow,
  after: number,
  limit: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<LoggedEvent[]> {
  const now = seenBy(me, 4);
  const before =
    me.role === 'supervisor'
      ? 'true'
      : `(was is not null and (was ->> 'assigneeId' = $4 or was ->> 'sectorId' is null or was ->> 'sectorId' = any($5)))`;
  const rows = await sql.query<EventRow>(
    `select * from event
     where seq > $1 and seq <= $3 and (kind = 'stale' or ${now.text} or ${before})
     order by seq limit $2`,
    [after, limit, upTo, ...now.params],
  );
  return rows.map(eventOf);
}

const eventOf = ({ seq, at, body, phase, sector_id, assignee_id, was }: EventRow): LoggedEvent => ({
  seq,
  at,
  body,
  ...(phase && { sight: { phase, sectorId: sector_id, assigneeId: assignee_id } }),
  ...(was && { was }),
});

/** Forgets events older than `before`; who comes back with an older cursor reads anew. */
export async function trimLog(sql: Sql, before: number): Promise<void> {
  await sql.query(
    `with gone as (delete from event where at < $1 returning seq)
     update head set tail = greatest(tail, (select max(seq) from gone))
     where exists (select 1 from gone)`,
    [before],
  );
}
