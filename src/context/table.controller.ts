import type { Store } from '../store/store.js';
import type { Table } from '../store/table.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';

/** Draws the host again after a change of any row of a table. */
export class TableController<Row> extends Follower {
  readonly #table: (store: Store) => Table<Row>;

  constructor(host: Host, table: (store: Store) => Table<Row>) {
    super(host);
    this.#table = table;
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    return this.#table(store).watchAll(wake);
  }
}
