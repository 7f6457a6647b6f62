import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { Database, Sql } from './database.js';
import { lockFolder } from './folder-lock.js';
import { savepointsOf } from './savepoints.js';

interface Queryable {
  query(text: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
}

const sqlOf = (queryable: Queryable): Sql => ({
  async query<Row>(text: string, params: readonly unknown[] = []) {
    return (await queryable.query(text, [...params])).rows as Row[];
  },
});

/**
 * PostgreSQL embedded in this process, in a folder or, without one, in memory. One connection: transactions queue. With
 * `files` a new database begins as their dump (`dumpDataDir`) instead of being made from nothing, which takes seconds.
 * @throws FolderInUse when another living process has the folder. PGlite does not look itself, and two writers lose
 * what the other one has acknowledged.
 */
export async function openPglite(folder?: string, files?: Blob): Promise<Database> {
  let unlock = async (): Promise<void> => {};
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    unlock = await lockFolder(folder);
  }
  try {
    const db = await PGlite.create({
      extensions: { pg_trgm },
      ...(folder !== undefined && { dataDir: join(folder, 'data') }),
      ...(files && isNew(folder) && { loadDataDir: files }),
    });
    return {
      kind: 'pglite',
      ...sqlOf(db),
      transaction: (work) => db.transaction((tx) => work(savepointsOf(sqlOf(tx)))),
      run: async (script) => void (await db.exec(script)),
      listen: (channel, onPayload) => db.listen(channel, onPayload),
      notify: async (channel, payload) =>
        void (await db.query('select pg_notify($1, $2)', [channel, payload])),
      async close() {
        await db.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

const isNew = (folder: string | undefined): boolean =>
  folder === undefined || !existsSync(join(folder, 'data', 'PG_VERSION'));
