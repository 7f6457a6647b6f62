import type { Id } from '../domain/id.js';
import type { Store } from '../store/store.js';
import type { Table } from '../store/table.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

/** One row of a table of the store. */
export class RowController<Row> extends Follower {
  readonly #table: (store: Store) => Table<Row>;
  readonly #id: () => Id | undefined;

  constructor(host: Host, table: (store: Store) => Table<Row>, id: () => Id | undefined) {
    super(host);
    this.#table = table;
    this.#id = id;
  }

  get row(): Row | undefined {
    const id = this.#id();
    return this.handle && id !== undefined ? this.#table(this.handle.store).get(id) : undefined;
  }

  protected override key(): unknown {
    return this.#id();
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    const id = this.#id();
    return id === undefined ? () => undefined : this.#table(store).watch(id, wake);
  }
}
