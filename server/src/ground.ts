import type { Logger } from 'pino';
import { openBus, type Bus } from './bus.js';
import { Change } from './change.js';
import type { Clock, Id, Ms } from './domain.js';
import type { Database } from './sql/database.js';
import { migrate } from './sql/migrate.js';

/** What all of the gateway stands on; everything from outside comes through here. */
export interface Ground {
  db: Database;
  bus: Bus;
  clock: Clock;
  /** A fresh UUIDv7. */
  newId: () => Id;
  /** Uniform in [0, 1): jitter only. */
  random: () => number;
  log: Logger;
  /** This process among those that share the database. */
  node: Id;
}

/** Brings the schema up to date and connects the node to the others. */
export async function openGround(outside: Omit<Ground, 'bus' | 'node'>): Promise<Ground> {
  const node = outside.newId();
  await migrate(outside.db, outside.newId());
  return { ...outside, node, bus: await openBus(outside.db, outside.clock, node) };
}

/** Two changes waited for each other, or a serialisation failed: nothing happened, and again is right. */
const AGAIN = new Set(['40001', '40P01']);
const TRIES = 5;

/** Changes rows in one transaction, and tells the streams once it is committed. */
export async function write<T>(
  { db, clock, newId, bus }: Pick<Ground, 'db' | 'clock' | 'newId' | 'bus'>,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      const { result, isNews } = await db.transaction(async (sql) => {
        const change = new Change(sql, clock.now(), newId);
        const done = await work(change);
        await change.flush();
        return { result: done, isNews: change.isNews };
      });
      if (isNews) bus.publish({ type: 'written' });
      return result;
    } catch (error) {
      if (left <= 1 || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export const rest = (clock: Clock, ms: Ms, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = (): void => {
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
