/** Runs SQL. Parameters are `$1`…; a plain object is written as `jsonb`, an array of strings as `text[]`. */
export interface Sql {
  query<Row extends object>(text: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** PostgreSQL, a server of it or embedded: the same text for both. `bigint` comes as a number. */
export interface Database extends Sql {
  /** For logs and metrics. */
  readonly kind: 'pglite' | 'postgres';
  /** Commits when `work` resolves, rolls back when it rejects. */
  transaction<T>(work: (sql: Transaction) => Promise<T>): Promise<T>;
  /** Several statements without parameters. */
  run(script: string): Promise<void>;
  /**
   * Calls back with each payload of `NOTIFY channel`, from this process and from others, and with undefined when
   * some may have been lost (the connection came back). Resolves with the undo.
   */
  listen(
    channel: string,
    onPayload: (payload: string | undefined) => void,
  ): Promise<() => Promise<void>>;
  /** On a connection of its own: never inside a transaction, whose commit it would serialise. */
  notify(channel: string, payload: string): Promise<void>;
  close(): Promise<void>;
}

export interface Transaction extends Sql {
  /** A savepoint: when `work` rejects only what it did is undone, and the rejection passed on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}
