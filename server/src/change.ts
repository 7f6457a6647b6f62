import { AdapterError, type Id, type Ms } from './domain.js';
import type {
  ContactRow,
  ConversationRow,
  EventBody,
  LoggedEvent,
  MessageRow,
  Sight,
} from './rows.js';
import { sightOf } from './sight.js';
import type { Transaction } from './sql/database.js';
import { wordsOf } from './words.js';

interface Entities {
  contact: ContactRow;
  conversation: ConversationRow;
  message: MessageRow;
}
type Table = keyof Entities;

/** In the order in which their rows may be written: what is referred to comes first. */
const TABLES: readonly Table[] = ['contact', 'conversation', 'message'];

/**
 * One transaction: rows are locked as they are read, changed in place and saved; `flush` writes them, with one event
 * each. A row's `rev` is its event's place in the log. The log's counter is taken last and for a short time: it puts
 * all commits in the order of their numbers. Rows are to be locked in the order contact, conversation, message, so
 * that two changes never wait for each other.
 */
export class Change {
  readonly sql: Transaction;
  readonly now: Ms;
  readonly newId: () => Id;
  readonly #rows = new Map<string, Entities[Table]>();
  readonly #was = new Map<Id, Sight>();
  readonly #saved = new Map<string, { table: Table; isNew: boolean }>();
  readonly #stale = new Set<Extract<EventBody, { kind: 'stale' }>['lookup']>();
  #isNews = false;

  constructor(sql: Transaction, now: Ms, newId: () => Id) {
    this.sql = sql;
    this.now = now;
    this.newId = newId;
  }

  async find<T extends Table>(table: T, id: Id): Promise<Entities[T] | undefined> {
    const known = this.#rows.get(table + id);
    if (known) return known as Entities[T];
    const [found] = await this.sql.query<{ row: Entities[T] }>(
      `select row from ${table} where id = $1 for update`,
      [id],
    );
    return found && this.keep(table, found.row);
  }

  /** A row for reading only: not locked, so that nobody waits for us and we wait for nobody. */
  async peek<T extends Table>(table: T, id: Id): Promise<Entities[T] | undefined> {
    const known = this.#rows.get(table + id);
    if (known) return known as Entities[T];
    const [found] = await this.sql.query<{ row: Entities[T] }>(
      `select row from ${table} where id = $1`,
      [id],
    );
    return found?.row;
  }

  /** @throws AdapterError `not_found` */
  async get<T extends Table>(table: T, id: Id): Promise<Entities[T]> {
    const row = await this.find(table, id);
    if (!row) throw new AdapterError('not_found');
    return row;
  }

  /** Rows found by a query that has locked them; the first copy of a row is the one that all share. */
  keep<T extends Table>(table: T, row: Entities[T]): Entities[T] {
    const key = table + row.id;
    const known = this.#rows.get(key);
    if (known) return known as Entities[T];
    this.#rows.set(key, row);
    if (table === 'conversation') this.#was.set(row.id, sightOf(row as ConversationRow));
    return row;
  }

  /** Rows that this change has at hand: what it created or changed is not in the tables before the end. */
  known<T extends Table>(table: T, holds: (row: Entities[T]) => boolean): Entities[T][] {
    return [...this.#rows]
      .filter(([key, row]) => key === table + row.id)
      .map(([, row]) => row as Entities[T])
      .filter(holds);
  }

  /** A row that is new, with `rev: 0`. */
  create<T extends Table>(table: T, row: Entities[T]): Entities[T] {
    this.#rows.set(table + row.id, row);
    this.#saved.set(table + row.id, { table, isNew: true });
    return row;
  }

  /** Once is enough: what is changed afterwards is written too. */
  save<T extends Table>(table: T, row: Entities[T]): void {
    const key = table + row.id;
    if (!this.#saved.has(key)) this.#saved.set(key, { table, isNew: false });
  }

  /** A row to which nothing leads any more. Nobody is told. */
  async remove<T extends Table>(table: T, { id }: Entities[T]): Promise<void> {
    this.#rows.delete(table + id);
    this.#saved.delete(table + id);
    await this.sql.query(`delete from ${table} where id = $1`, [id]);
  }

  /** A reference list changed: the browsers drop what they have read of it. */
  stale(lookup: Extract<EventBody, { kind: 'stale' }>['lookup']): void {
    this.#stale.add(lookup);
  }

  /** The next number of a counter, from 1. */
  async count(counter: string): Promise<number> {
    const [{ value } = { value: 1 }] = await this.sql.query<{ value: number }>(
      `insert into counter (name, value) values ($1, 1)
       on conflict (name) do update set value = counter.value + 1 returning value`,
      [counter],
    );
    return value;
  }

  /** Whether something was told. */
  get isNews(): boolean {
    return this.#isNews;
  }

  /**
   * Writes what was saved and the log of it. `write` does it at the end; who needs to know the `rev`s before, does it
   * itself. Nothing can be changed afterwards.
   */
  async flush(): Promise<LoggedEvent[]> {
    const saved = [...this.#saved].map(([key, { table, isNew }]) => ({
      table,
      isNew,
      row: this.#rows.get(key)!,
    }));
    const drafts: Omit<LoggedEvent, 'seq' | 'at'>[] = [];
    const revs: { row: Entities[Table]; at: number }[] = [];
    for (const { table, row } of saved) {
      revs.push({ row, at: drafts.length + 1 });
      drafts.push(...(await this.#tell(table, row)));
    }
    for (const lookup of this.#stale) drafts.push({ body: { kind: 'stale', lookup } });
    this.#saved.clear();
    this.#stale.clear();
    if (saved.length === 0 && drafts.length === 0) return [];
    this.#isNews ||= drafts.length > 0;

    const [head] = await this.sql.query<{ seq: number }>(
      'update head set seq = seq + $1 returning seq',
      [drafts.length],
    );
    const base = head!.seq - drafts.length;
    for (const { row, at } of revs) row.rev = base + at;
    for (const table of TABLES) {
      const of = saved.filter((one) => one.table === table);
      await this.#update(
        table,
        of.filter(({ isNew }) => !isNew).map(({ row }) => row),
      );
      await this.#insert(
        table,
        of.filter(({ isNew }) => isNew).map(({ row }) => row),
      );
    }
    const events = drafts.map((draft, index) => ({
      ...draft,
      seq: base + index + 1,
      at: this.now,
    }));
    if (events.length > 0) await this.#log(events);
    return events;
  }

  async #tell(table: Table, row: Entities[Table]): Promise<Omit<LoggedEvent, 'seq' | 'at'>[]> {
    if (table === 'conversation') {
      const conversation = row as ConversationRow;
      const contact = (await this.peek('contact', conversation.contactId))!;
      const was = this.#was.get(conversation.id);
      const body = { kind: 'conversation', conversation, contact } as const;
      return [{ body, sight: sightOf(conversation), ...(was && { was }) }];
    }
    if (table === 'message') {
      const message = row as MessageRow;
      const conversation = (await this.peek('conversation', message.conversationId))!;
      return [{ body: { kind: 'message', message }, sight: sightOf(conversation) }];
    }
    const contact = row as ContactRow;
    const body = { kind: 'contact', contact } as const;
    return (await this.#sightsOf(contact.id)).map((sight) => ({ body, sight }));
  }

  /** From where a contact is seen; a new one is told with her conversation. */
  async #sightsOf(contactId: Id): Promise<Sight[]> {
    const rows = await this.sql.query<{
      phase: Sight['phase'];
      s: string | null;
      a: string | null;
    }>(
      `select distinct phase, sector_id as s, assignee_id as a from conversation where contact_id = $1`,
      [contactId],
    );
    return rows.map(({ phase, s, a }) => ({ phase, sectorId: s, assigneeId: a }));
  }

  async #update(table: Table, rows: Entities[Table][]): Promise<void> {
    // A person has one open conversation on a channel: one that is closed makes room for the other.
    const [closed, others] = [rows.filter(isClosed), rows.filter((row) => !isClosed(row))];
    for (const some of [closed, others]) {
      if (some.length === 0) continue;
      await this.sql.query(
        `update ${table} set rev = new.rev, row = new.row, words = new.words
         from ${RECORDS} where ${table}.id = new.id`,
        [recordsOf(table, some)],
      );
    }
  }

  async #insert(table: Table, rows: Entities[Table][]): Promise<void> {
    if (rows.length === 0) return;
    await this.sql.query(
      `insert into ${table} (id, rev, row, words) select id, rev, row, words from ${RECORDS}`,
      [recordsOf(table, rows)],
    );
  }

  /** All in one statement: from the counter on to the commit every other change waits. */
  async #log(events: LoggedEvent[]): Promise<void> {
    await this.sql.query(
      `insert into event (seq, at, kind, body, phase, sector_id, assignee_id, was)
       select seq, at, body ->> 'kind', body, sight ->> 'phase', sight ->> 'sectorId',
         sight ->> 'assigneeId', was
       from jsonb_to_recordset($1::jsonb -> 'events')
         as new (seq bigint, at bigint, body jsonb, sight jsonb, was jsonb)`,
      [{ events }],
    );
  }
}

const RECORDS = `jsonb_to_recordset($1::jsonb -> 'rows')
  as new (id text, rev bigint, row jsonb, words text)`;

const recordsOf = (table: Table, rows: Entities[Table][]): object => ({
  rows: rows.map((row) => ({ id: row.id, rev: row.rev, row, words: wordsOf(table, row) })),
});

const isClosed = (row: Entities[Table]): boolean => 'closed' in row && row.closed !== undefined;
