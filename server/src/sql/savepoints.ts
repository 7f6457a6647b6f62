import type { Sql, Transaction } from './database.js';

/** Adds savepoints to what runs inside a transaction. */
export function savepointsOf(sql: Sql): Transaction {
  let depth = 0;
  return {
    query: (text, params) => sql.query(text, params),
    async savepoint(work) {
      const name = `inside_${++depth}`;
      await sql.query(`savepoint ${name}`);
      try {
        const result = await work();
        await sql.query(`release savepoint ${name}`);
        return result;
      } catch (error) {
        await sql.query(`rollback to savepoint ${name}`);
        throw error;
      } finally {
        depth -= 1;
      }
    },
  };
}
