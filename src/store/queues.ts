import type { Conversation } from '../domain/conversation.js';
import type { Id } from '../domain/id.js';
import { isWaitingFirst, type Counts, type Queue, type QueueCount } from '../domain/queue.js';
import { Sorted } from './sorted.js';
import type { Table } from './table.js';
import { Watchers } from './watchers.js';

type Compare = (a: Conversation, b: Conversation) => number;

const byId: Compare = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const newestFirst: Compare = (a, b) => b.activeAt - a.activeAt || byId(a, b);
const longestWaitFirst: Compare = (a, b) =>
  a.waitingSince === b.waitingSince
    ? newestFirst(a, b)
    : (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity);

interface Line {
  compare: Compare;
  rows: Sorted<Conversation>;
  /** The ids of the rows, as they were told. */
  told: readonly Id[] | undefined;
  /** Messages. */
  unread: number;
}

/** The order and the counts of every queue, kept as rows change: no scan, however many there are. */
export class Queues {
  #declared: readonly Queue[] = [];
  #lines = new Map<Id, Line>();
  #given: Counts = {};
  /** Queues that were read, and whether to their end. */
  #read = new Map<Id, boolean>();
  #stamp = 0;
  #stamps = new Map<Id, number>();
  readonly #table: Table<Conversation>;
  readonly #watchers: Watchers;

  constructor(table: Table<Conversation>, report: (error: unknown) => void) {
    this.#table = table;
    this.#watchers = new Watchers(report);
    table.watchAll((id, old) => this.#move(old, table.get(id)));
  }

  /** The queues the backend declared, in its order. */
  list(): readonly Queue[] {
    return this.#declared;
  }

  /** The known conversations of a queue: longest wait first in Novos, else newest movement first. */
  ids(queueId: Id): readonly Id[] {
    const line = this.#lines.get(queueId);
    return line === undefined ? [] : (line.told ??= line.rows.ids());
  }

  /** The backend's count where it gave one, else of what is known, which is nothing before it was read. */
  count(queueId: Id): QueueCount {
    const given = this.#given[queueId];
    if (given) return given;
    const { rows, unread = 0 } = this.#lines.get(queueId) ?? {};
    const total = rows?.size ?? 0;
    const counted = { total, unread };
    if (this.#read.get(queueId)) return counted;
    return total > 0 ? { ...counted, atLeast: true } : {};
  }

  /** Another number after each change of a queue's order or count: to be asked in a burst, as these take longer. */
  stamp(queueId: Id): number {
    return this.#stamps.get(queueId) ?? this.#stamp;
  }

  /** Calls back when the queues, an order or a count changed. Returns the undo. */
  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  /** Takes the queues of a session; rows known by then are put in order again. */
  declare(queues: readonly Queue[]): void {
    this.#declared = queues;
    this.#lines.clear();
    this.#mark();
    for (const row of this.#table.values()) this.#insert(row);
    this.#watchers.tell();
  }

  /** Takes the backend's counts: of the named queues, or (`all`) instead of every earlier one. */
  give(counts: Counts, all = false): void {
    this.#given = all ? counts : { ...this.#given, ...counts };
    this.#mark();
    this.#watchers.tell();
  }

  /** A page of a queue has been read; `all`: there is no further one. */
  read(queueId: Id, all: boolean): void {
    this.#read.set(queueId, all);
    this.#mark(queueId);
    this.#watchers.tell();
  }

  /** Forgets counts, the backend's and its own. */
  clear(): void {
    this.#given = {};
    this.#read.clear();
    this.#mark();
    this.#watchers.tell();
  }

  #move(old: Conversation | undefined, row: Conversation | undefined): void {
    const line = row && this.#lines.get(row.queue);
    if (line && old?.queue === row.queue && line.compare(old, row) === 0) {
      line.rows.replace(row);
      if (old.unread === row.unread) return;
      line.unread += row.unread - old.unread;
      this.#mark(row.queue);
    } else {
      if (old) this.#remove(old);
      if (row) this.#insert(row);
    }
    this.#watchers.tell();
  }

  #insert(row: Conversation): void {
    const line = this.#lines.get(row.queue) ?? this.#line(row.queue);
    line.rows.insert(row);
    line.told = undefined;
    line.unread += row.unread;
    this.#mark(row.queue);
  }

  #remove(row: Conversation): void {
    const line = this.#lines.get(row.queue);
    if (line === undefined) return;
    line.rows.remove(row);
    line.told = undefined;
    line.unread -= row.unread;
    this.#mark(row.queue);
  }

  /** Of one queue, or of all. */
  #mark(queueId?: Id): void {
    this.#stamp += 1;
    if (queueId === undefined) this.#stamps.clear();
    else this.#stamps.set(queueId, this.#stamp);
  }

  #line(queueId: Id): Line {
    const queue = this.#declared.find(({ id }) => id === queueId);
    const compare = queue && isWaitingFirst(queue) ? longestWaitFirst : newestFirst;
    const line: Line = { compare, rows: new Sorted(compare), told: undefined, unread: 0 };
    this.#lines.set(queueId, line);
    return line;
  }
}
