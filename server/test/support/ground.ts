import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import postgres from 'postgres';
import type { Clock, Ms } from '../../src/domain.js';
import { openGround, type Ground } from '../../src/ground.js';
import type { Database } from '../../src/sql/database.js';
import { openPglite } from '../../src/sql/pglite.js';
import { openPostgres } from '../../src/sql/postgres.js';
import { emptyDatabase } from './empty-database.js';

/** A clock that stands still until it is moved; what was due on the way happens in its order. */
export class TestClock implements Clock {
  #now: Ms;
  #timers: { at: Ms; fn: () => void }[] = [];

  constructor(now: Ms = Date.UTC(2026, 10, 23, 12)) {
    this.#now = now;
  }

  now(): Ms {
    return this.#now;
  }

  setTimeout(fn: () => void, ms: Ms): unknown {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }

  advance(ms: Ms): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.clearTimeout(next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
    }
    this.#now = end;
  }
}

/**
 * A database of its own for a test file: PGlite in memory, or with `TEST_DATABASE_URL` a fresh database on that
 * PostgreSQL server.
 */
export async function openTestDatabase(): Promise<Database> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return openPglite(undefined, await emptyDatabase());
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = await openPostgres(url.href);
  return {
    ...db,
    async close() {
      await db.close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** Ground for tests: a still clock, silent logs, random of a half. Close `db` at the end. */
export async function openTestGround(
  db: Database,
  clock: Clock = new TestClock(),
): Promise<Ground> {
  return openGround({
    db,
    clock,
    newId: randomUUID,
    random: () => 0.5,
    log: pino({ level: 'silent' }),
  });
}

/** Empties every table, for the next test of the file. */
export async function clear(db: Database): Promise<void> {
  const tables = await db.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migration', 'head')`,
  );
  await db.run(
    `truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade;
     update head set seq = 0, tail = 0, epoch = '${randomUUID()}'`,
  );
}
