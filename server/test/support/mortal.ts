import type { Channel } from '../../src/channel/channel.js';
import type { Ground } from '../../src/ground.js';
import type { MediaStorage } from '../../src/media/media-storage.js';
import type { Sql, Transaction } from '../../src/sql/database.js';

/** A process was killed: nothing after this happened, and what was open is rolled back. */
class Killed extends Error {}

/**
 * A process that dies after so many steps to the outside: before a statement, at a commit, before or after the
 * provider has been asked. Then nothing of it reaches anybody any more.
 */
export class Mortal {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get isDead(): boolean {
    return this.#left <= 0;
  }

  /** Its view of the world. */
  ground(ground: Ground): Ground {
    const { db } = ground;
    const sqlOf = <S extends Sql>(sql: S): S => ({
      ...sql,
      query: async (text: string, params?: readonly unknown[]) => {
        this.#step();
        return sql.query(text, params);
      },
    });
    return {
      ...ground,
      db: {
        ...sqlOf(db),
        transaction: <T>(work: (sql: Transaction) => Promise<T>) => {
          this.#step();
          return db.transaction(async (sql) => {
            const result = await work(sqlOf(sql));
            this.#step();
            return result;
          });
        },
      },
    };
  }

  channel(channel: Channel): Channel {
    return this.#around(channel, ['send', 'uploadMedia']);
  }

  storage(storage: MediaStorage): MediaStorage {
    return this.#around(storage, ['get']);
  }

  #around<T extends object>(object: T, names: (keyof T)[]): T {
    return new Proxy(object, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        const call = value.bind(target) as (...args: unknown[]) => Promise<unknown>;
        if (!names.includes(name as keyof T)) return call;
        return async (...args: unknown[]) => {
          this.#step();
          const result = await call(...args);
          this.#step();
          return result;
        };
      },
    });
  }

  #step(): void {
    if (--this.#left <= 0) throw new Killed();
  }
}
