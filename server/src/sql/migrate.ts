import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.js';

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));

/** Any constant, the same on all nodes: only one of them migrates at a time. */
const LOCK = 4_217_001;

/**
 * Brings the schema up to date: each file of `migrations/` once, in the order of the names, in one transaction.
 * @throws Error when the database holds a migration that this version does not know: it is newer than the code.
 */
export async function migrate(db: Database, newEpoch: string): Promise<void> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
  await db.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await sql.query('create table if not exists migration (name text primary key)');
    const rows = await sql.query<{ name: string }>('select name from migration');
    const done = new Set(rows.map(({ name }) => name));
    const unknown = [...done].find((name) => !files.includes(name));
    if (unknown) throw new Error(`The database is newer than this gateway: it knows ${unknown}.`);
    for (const file of files.filter((name) => !done.has(name))) {
      const script = await readFile(FOLDER + file, 'utf8');
      for (const statement of statements(script)) await sql.query(statement);
      await sql.query('insert into migration (name) values ($1)', [file]);
    }
    await sql.query('insert into head (epoch) values ($1) on conflict do nothing', [newEpoch]);
  });
}

/** Our own files: a statement ends with a semicolon at the end of a line, and holds no other. */
const statements = (script: string): string[] =>
  script
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
