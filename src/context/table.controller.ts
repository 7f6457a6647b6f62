import type { Id } from '../domain/id.js';
import type { Store } from '../store/store.js';
import type { Table } from '../store/table.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';

/** Draws the host again after a change of those rows of a table that it shows; default: of any. */
export class TableController<Row> extends Follower {
  readonly #table: (store: Store) => Table<Row>;
  readonly #shows: (id: Id) => boolean;
  readonly #wake: (() => void) | undefined;

  /** `wake`: draws the host instead, when it likes. */
  constructor(
    host: Host,
    table: (store: Store) => Table<Row>,
    shows: (id: Id) => boolean = () => true,
    wake?: () => void,
  ) {
    super(host);
    this.#table = table;
    this.#shows = shows;
    this.#wake = wake;
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    return this.#table(store).watchAll((id) => this.#shows(id) && (this.#wake ?? wake)());
  }
}
