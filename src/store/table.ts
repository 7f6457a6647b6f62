type RowListener = () => void;
type TableListener<Row> = (id: string, old: Row | undefined) => void;

/**
 * Rows by id. A row is replaced, never mutated, so `===` tells whether it changed; listeners hear of one row or
 * of the whole table. A listener that throws is reported and does not stop the others.
 */
export class Table<Row> {
  #rows = new Map<string, Row>();
  #onRow = new Map<string, Set<RowListener>>();
  #onAny = new Set<TableListener<Row>>();
  readonly #idOf: (row: Row) => string;
  readonly #report: (error: unknown) => void;

  constructor(idOf: (row: Row) => string, report: (error: unknown) => void) {
    this.#idOf = idOf;
    this.#report = report;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  set(row: Row): void {
    const id = this.#idOf(row);
    const old = this.#rows.get(id);
    if (old === row) return;
    this.#rows.set(id, row);
    this.#tell(id, old);
  }

  delete(id: string): void {
    const old = this.#rows.get(id);
    if (this.#rows.delete(id)) this.#tell(id, old);
  }

  /** Deletes all rows but these: it costs what stays, for when nearly all go. */
  keep(rows: Iterable<Row>): void {
    const before = this.#rows;
    this.#rows = new Map();
    for (const row of rows) this.#rows.set(this.#idOf(row), row);
    const ids = this.#onAny.size > 0 ? before.keys() : this.#onRow.keys();
    const gone = [...ids].filter((id) => before.has(id) && !this.#rows.has(id));
    for (const id of gone) this.#tell(id, before.get(id));
  }

  clear(): void {
    for (const id of [...this.#rows.keys()]) this.delete(id);
  }

  /** Calls back after each change of this row. Returns the undo. */
  watch(id: string, listener: RowListener): () => void {
    const set = this.#onRow.get(id) ?? new Set();
    this.#onRow.set(id, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#onRow.get(id) === set) this.#onRow.delete(id);
    };
  }

  /** Calls back after each change of any row, with its id and what it was before. Returns the undo. */
  watchAll(listener: TableListener<Row>): () => void {
    this.#onAny.add(listener);
    return () => this.#onAny.delete(listener);
  }

  #tell(id: string, old: Row | undefined): void {
    const ofRow = this.#onRow.get(id);
    // Thousands of rows come and go that nobody looks at.
    if (this.#onAny.size === 0 && !ofRow) return;
    for (const listener of [...this.#onAny, ...(ofRow ?? [])]) {
      try {
        listener(id, old);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
