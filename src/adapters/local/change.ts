import { newId } from '../../browser/new-id.js';
import { AdapterError } from '../../domain/errors.js';
import type { Id, Ms } from '../../domain/id.js';
import type { Writing } from './database.js';
import { under } from './database.js';
import type { ContactRow, ConversationRow, LogRow, MessageRow, Sight, StateRow } from './rows.js';
import { sightOf } from './sight.js';

interface Entities {
  contacts: ContactRow;
  conversations: ConversationRow;
  messages: MessageRow;
}
type Store = keyof Entities;

/**
 * One transaction. Each row is read once, changed in place and saved; its `rev` is its place in the log, which so
 * grows even over a reset. Nothing but the transaction's own requests may be awaited inside.
 */
export class Change {
  readonly now: Ms;
  readonly state: StateRow;
  readonly tx: Writing;
  readonly #before: StateRow;
  readonly #rows = new Map<string, Entities[Store]>();
  readonly #was = new Map<Id, Sight>();
  readonly #saved = new Map<string, LogRow>();

  constructor(tx: Writing, state: StateRow, now: Ms) {
    this.tx = tx;
    this.state = state;
    this.#before = { ...state };
    this.now = now;
  }

  async find<S extends Store>(store: S, id: Id): Promise<Entities[S] | undefined> {
    const known = this.#rows.get(store + id);
    const row = known ?? (await this.tx.objectStore(store).get(id));
    return row && this.#keep(store, row as Entities[S]);
  }

  /** @throws AdapterError `not_found` */
  async get<S extends Store>(store: S, id: Id): Promise<Entities[S]> {
    const row = await this.find(store, id);
    if (!row) throw new AdapterError('not_found');
    return row;
  }

  /** Oldest first. */
  async conversationsOf(contactId: Id): Promise<ConversationRow[]> {
    const rows = await this.tx.objectStore('conversations').index('contact').getAll(contactId);
    return rows
      .map((row) => this.#keep('conversations', row))
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  /** In order, from all conversations of the contact. */
  async messagesOf(contactId: Id): Promise<MessageRow[]> {
    const rows = await this.tx.objectStore('messages').index('contact').getAll(under(contactId));
    return rows.map((row) => this.#keep('messages', row));
  }

  async countUnread(conversationId: Id, after: string): Promise<number> {
    const range = IDBKeyRange.bound([conversationId, after], [conversationId, []], true);
    const rows = await this.tx.objectStore('messages').index('conversation').getAll(range);
    return rows.filter(({ direction }) => direction === 'in').length;
  }

  /** A message at the end of its conversation, not yet saved. */
  message(row: Omit<MessageRow, 'id' | 'rev' | 'order' | 'at'>): MessageRow {
    const order = orderAt(++this.state.order);
    return this.#keep('messages', { ...row, id: newId(), rev: 0, order, at: this.now });
  }

  /** A row that is new, with `rev: 0`. */
  create<S extends Store>(store: S, row: Entities[S]): Entities[S] {
    return this.#keep(store, row);
  }

  /** Once is enough: what is changed afterwards is written too. Save a conversation before its first message. */
  save<S extends Store>(store: S, row: Entities[S]): void {
    const key = store + row.id;
    if (this.#saved.has(key)) return;
    row.rev = ++this.state.seq;
    const was = this.#was.get(row.id);
    this.#saved.set(key, { seq: row.rev, store, id: row.id, ...(was && { was }) });
  }

  /** Sequential in its year: `2026-0042`. */
  nextProtocol(): string {
    const year = new Date(this.now).getFullYear();
    const number = (this.state.protocols[year] ?? 0) + 1;
    this.state.protocols[year] = number;
    return `${year}-${String(number).padStart(4, '0')}`;
  }

  /** Whether there is anything to tell. */
  get isNews(): boolean {
    return this.state.seq !== this.#before.seq || this.state.offset !== this.#before.offset;
  }

  /** Writes what was saved, and the log of it, of which the newest `logLength` stay. */
  async flush(logLength: number): Promise<void> {
    const log = this.tx.objectStore('log');
    const writes: Promise<unknown>[] = [];
    for (const [key, entry] of this.#saved) {
      const row = this.#rows.get(key) as never;
      writes.push(this.tx.objectStore(entry.store).put(row), log.put(entry));
    }
    if (this.state.seq - this.state.tail > logLength) {
      this.state.tail = this.state.seq - logLength;
      writes.push(log.delete(IDBKeyRange.upperBound(this.state.tail)));
    }
    await Promise.all([...writes, this.tx.objectStore('state').put(this.state, 'state')]);
  }

  /** The first copy of a row is the one that all share. */
  #keep<S extends Store>(store: S, row: Entities[S]): Entities[S] {
    const key = store + row.id;
    const known = this.#rows.get(key) as Entities[S] | undefined;
    if (known) return known;
    this.#rows.set(key, row);
    if (store === 'conversations' && row.rev > 0)
      this.#was.set(row.id, sightOf(row as ConversationRow));
    return row;
  }
}

/** A place as a string that sorts like the number. */
export const orderAt = (place: number): string => String(place).padStart(10, '0');
