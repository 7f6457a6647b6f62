import postgres from 'postgres';
import type { Database, Sql } from './database.js';
import { savepointsOf } from './savepoints.js';

/** How many connections a node takes, one more listens. */
const CONNECTIONS = 10;

/** PostgreSQL's `bigint` as a number: counters and milliseconds stay below 2^53. */
const bigint = { to: 20, from: [20], parse: Number, serialize: String };

const sqlOf = (sql: postgres.ISql<{ bigint: number }>): Sql => ({
  async query<Row>(text: string, params: readonly unknown[] = []) {
    const rows = await sql.unsafe(text, params as never[], { prepare: true });
    return [...rows] as unknown as Row[];
  },
});

/** A PostgreSQL server, version 14 or later. Several nodes may share it. */
export async function openPostgres(url: string): Promise<Database> {
  const sql = postgres(url, { max: CONNECTIONS, onnotice: () => {}, types: { bigint } });
  await sql`select 1`;
  return {
    kind: 'postgres',
    ...sqlOf(sql),
    transaction: (work) =>
      sql.begin((tx) => work(savepointsOf(sqlOf(tx)))) as ReturnType<typeof work>,
    run: async (script) => void (await sql.unsafe(script)),
    async listen(channel, onPayload) {
      let isFirst = true;
      const listening = await sql.listen(channel, onPayload, () => {
        if (!isFirst) onPayload(undefined);
        isFirst = false;
      });
      return () => listening.unlisten();
    },
    notify: async (channel, payload) => void (await sql.notify(channel, payload)),
    close: () => sql.end({ timeout: 5 }),
  };
}
