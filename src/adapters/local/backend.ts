import { openChannel, type Channel } from '../../browser/channel.js';
import { systemClock } from '../../browser/clock.js';
import { AdapterError } from '../../domain/errors.js';
import type { Id, Ms } from '../../domain/id.js';
import type { Clock } from '../../domain/ports.js';
import { Change } from './change.js';
import { openDatabase, STORES, type Database, type Reading, type Writing } from './database.js';
import { plant } from './plant.js';
import type { Seed, StateRow } from './rows.js';
import { tidy } from './tidy.js';

/** What one tab calls across to the others. Only `written` has a trace in the database. */
export type Signal =
  | { type: 'written' }
  | { type: 'presence' }
  | { type: 'typing'; conversationId: Id; by: 'agent' | 'customer'; on: boolean };

export interface BackendOptions {
  /** The database: each name is a backend of its own. Default `chat-inbox`. */
  name?: string;
  /** Fills an empty database; `now` is the backend's time. Default: the demo's shop. */
  seed?: (now: Ms) => Promise<Seed>;
  /** How many changes are kept for those who come back; after more they read anew. Default 5,000. */
  logLength?: number;
  /** Default: the machine's. */
  clock?: Clock;
}

const demo = async (now: Ms): Promise<Seed> => (await import('./seed.js')).seed(now);

/** One connection to the database that plays the server. Each tab has its own; transactions keep them in step. */
export class Backend {
  readonly name: string;
  readonly clock: Clock;
  readonly #db: Database;
  readonly #channel: Channel<Signal>;
  readonly #logLength: number;
  readonly #listeners = new Set<(signal: Signal) => void>();
  #closed = false;

  private constructor(db: Database, name: string, clock: Clock, logLength: number) {
    this.name = name;
    this.clock = clock;
    this.#db = db;
    this.#logLength = logLength;
    this.#channel = openChannel(`chat-inbox:${name}`);
    this.#channel.listen((signal) => this.#hear(signal));
  }

  /** @throws AdapterError `unavailable` when the browser refuses a database. */
  static async open({
    name = 'chat-inbox',
    seed = demo,
    logLength = 5000,
    clock = systemClock,
  }: BackendOptions): Promise<Backend> {
    const db = await openDatabase(name).catch(refuse);
    try {
      if (!(await db.get('state', 'state'))) await plant(db, await seed(clock.now()), 'empty');
      const backend = new Backend(db, name, clock, logLength);
      await backend.write(tidy);
      return backend;
    } catch (error) {
      db.close();
      throw error;
    }
  }

  async read<T>(work: (tx: Reading, state: StateRow, now: Ms) => Promise<T>): Promise<T> {
    const tx = this.#begin('readonly');
    const state = (await tx.objectStore('state').get('state'))!;
    return work(tx, state, this.clock.now() + state.offset);
  }

  /** All of `work`, or nothing of it when it throws. */
  async write<T>(work: (change: Change) => Promise<T>): Promise<T> {
    const tx = this.#begin('readwrite');
    tx.done.catch(() => {}); // told by the throw below
    try {
      const state = (await tx.objectStore('state').get('state'))!;
      const change = new Change(tx, state, this.clock.now() + state.offset);
      const result = await work(change);
      await change.flush(this.#logLength);
      await tx.done;
      if (change.isNews) this.signal({ type: 'written' });
      return result;
    } catch (error) {
      abort(tx);
      throw error;
    }
  }

  /** Everything as on the first day: every stream ends, and finds a foreign log when it comes back. */
  async reset(seed = demo): Promise<void> {
    await plant(this.#db, await seed(this.clock.now()), 'any');
    this.signal({ type: 'written' });
  }

  /** Calls back with what happens here and in other tabs. Returns the undo. */
  listen(onSignal: (signal: Signal) => void): () => void {
    this.#listeners.add(onSignal);
    return () => this.#listeners.delete(onSignal);
  }

  signal(signal: Signal): void {
    if (this.#closed) return;
    this.#channel.post(signal);
    this.#hear(signal);
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#channel.close();
    this.#db.close();
  }

  #begin<M extends IDBTransactionMode>(mode: M): M extends 'readonly' ? Reading : Writing {
    try {
      return this.#db.transaction(STORES, mode) as never;
    } catch (cause) {
      return refuse(cause);
    }
  }

  #hear(signal: Signal): void {
    for (const listener of [...this.#listeners]) listener(signal);
  }
}

const refuse = (cause: unknown): never => {
  throw new AdapterError('unavailable', 'The browser has no database for us', { cause });
};

const abort = (tx: Writing): void => {
  try {
    tx.abort();
  } catch {
    // a request of its own has failed, and ended it
  }
};
