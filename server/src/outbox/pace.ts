import type { Id, Ms } from '../domain.js';
import type { Sql } from '../sql/database.js';

/** How fast messages may leave. */
export interface Pace {
  /** From one number, in a second. Meta: 80; 20 for a number that is also in the WhatsApp Business app. */
  perSecond: number;
  /** To one person from one number: one in so many milliseconds … Meta: 6,000. */
  pairMs: Ms;
  /** … after so many at once, which borrow from the time that follows. Meta: 45. */
  pairBurst: number;
}

export const META_PACE: Pace = { perSecond: 80, pairMs: 6000, pairBurst: 45 };

/** One in `stepMs`, and `burst` of them at once. */
interface Rate {
  key: string;
  stepMs: Ms;
  burst: number;
}

/** A fifth of a second's messages may go at once, the rest is spread: no second has more than `perSecond`. */
function numberRate({ perSecond }: Pace, channelId: Id): Rate {
  const burst = Math.max(1, Math.floor(perSecond / 5));
  return { key: `number:${channelId}`, stepMs: 1000 / Math.max(perSecond - burst, 1), burst };
}

const pairRate = ({ pairMs, pairBurst }: Pace, channelId: Id, contactId: Id): Rate => ({
  key: `pair:${channelId}:${contactId}`,
  stepMs: pairMs,
  burst: pairBurst,
});

/** How long a message has to wait for its number, and for its pair of number and person. */
interface Waits {
  number: Ms;
  pair: Ms;
}

/**
 * Takes a message's turn at both rates, for all nodes: a row for each keeps when the next would be due at a steady
 * pace (the "generic cell rate algorithm"). When it has to wait for either, no turn is taken.
 */
export async function takeTurn(
  sql: Sql,
  now: Ms,
  pace: Pace,
  channelId: Id,
  contactId: Id,
): Promise<Waits> {
  const number = numberRate(pace, channelId);
  const pair = pairRate(pace, channelId, contactId);
  const rows = await sql.query<{ key: string; at: number }>(
    'select key, at from pace where key = any($1) order by key for update',
    [[number.key, pair.key]],
  );
  const waitFor = ({ key, stepMs, burst }: Rate): Ms => {
    const next = rows.find((row) => row.key === key)?.at ?? now;
    return Math.max(0, Math.ceil(next - now - (burst - 1) * stepMs));
  };
  const waits = { number: waitFor(number), pair: waitFor(pair) };
  if (waits.number > 0 || waits.pair > 0) return waits;
  for (const { key, stepMs } of [number, pair]) {
    await sql.query(
      `insert into pace (key, at) values ($1, $2)
       on conflict (key) do update set at = greatest(pace.at, $3) + $4`,
      [key, now + Math.ceil(stepMs), now, Math.ceil(stepMs)],
    );
  }
  return waits;
}

/** Meta said that too much goes from a number: nothing does until then. */
export async function holdNumber(sql: Sql, pace: Pace, channelId: Id, until: Ms): Promise<void> {
  const { key, stepMs, burst } = numberRate(pace, channelId);
  await sql.query(
    `insert into pace (key, at) values ($1, $2)
     on conflict (key) do update set at = greatest(pace.at, excluded.at)`,
    [key, Math.floor(until + (burst - 1) * stepMs)],
  );
}

/** Forgets the rates that have recovered: one without a row is a fresh one. */
export const forgetPace = async (sql: Sql, now: Ms): Promise<void> => {
  await sql.query('delete from pace where at < $1', [now]);
};
