import type { Id, Ref } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { Page } from '../domain/ports.js';
import { echoOf } from './echo.js';
import type { Table } from './table.js';
import { Watchers } from './watchers.js';

/** One bubble. `key` is the same from the echo to the message, so that the DOM node stays. */
export interface ThreadItem {
  readonly key: Id;
  /** Of an echo: `id` is the entry's, `status` follows the entry. */
  readonly message: Message;
  /** What waits to leave; absent once the server has it. */
  readonly entry?: OutboxEntry;
}

interface Thread {
  /** Ascending by `order`, without a hole. */
  messages: Message[];
  /** Of each message the bubble, in the same place. */
  items: ThreadItem[];
  /** Of the messages, and so of the entries that have become one. */
  keys: Set<Id>;
  /** Where the pages that were read begin, the newest first, and the page before each. */
  pages: { from: string; older: string | undefined }[];
  /** A newest page has been read. */
  loaded: boolean;
  /** `order` of the last message before events may have been missed. */
  seam: string | undefined;
}

/** Conversations that keep messages. */
const KEPT = 20;
/** Messages that those of them keep together which have been left. */
const KEPT_MESSAGES = 20_000;

/**
 * The open conversations in order: messages, then what waits to leave. Only threads that were opened keep messages. Of
 * those left, the ones left last keep 20,000 together, each its newest pages: who comes back is where she was, unless
 * that was further up. What was given back is read again.
 */
export class Threads {
  #current: Id | undefined;
  #threads = new Map<Id, Thread>();
  #shown = new Map<Id, readonly ThreadItem[]>();
  #dirty = new Set<Id>();
  #watchers = new Map<Id, Watchers>();
  readonly #messages: Table<Message>;
  readonly #outbox: Table<OutboxEntry>;
  readonly #me: () => Ref | undefined;
  readonly #report: (error: unknown) => void;

  constructor(
    messages: Table<Message>,
    outbox: Table<OutboxEntry>,
    me: () => Ref | undefined,
    report: (error: unknown) => void,
  ) {
    this.#messages = messages;
    this.#outbox = outbox;
    this.#me = me;
    this.#report = report;
    outbox.watchAll((id, old) => this.#touch((outbox.get(id) ?? old)!.conversationId));
  }

  /** Which one is on the screen. */
  get current(): Id | undefined {
    return this.#current;
  }

  /** Keeps this conversation's messages from now on. The least recently opened ones are let go. */
  open(conversationId: Id): void {
    this.#current = conversationId;
    const thread = this.#threads.get(conversationId) ?? {
      messages: [],
      items: [],
      keys: new Set(),
      pages: [],
      loaded: false,
      seam: undefined,
    };
    this.#threads.delete(conversationId);
    this.#threads.set(conversationId, thread);
    const [first] = this.#threads.keys();
    if (this.#threads.size > KEPT && first !== undefined) this.#drop(first);
    this.#giveBack();
  }

  leave(conversationId: Id): void {
    if (this.#current === conversationId) this.#current = undefined;
    this.#giveBack();
  }

  isKept(conversationId: Id): boolean {
    return this.#threads.has(conversationId);
  }

  /** The token of the page before what is loaded; undefined at the beginning of the conversation. */
  older(conversationId: Id): string | undefined {
    return this.#threads.get(conversationId)?.pages.at(-1)?.older;
  }

  /** The same array until something changed; unchanged items are the same objects. */
  items(conversationId: Id): readonly ThreadItem[] {
    const shown = this.#shown.get(conversationId);
    if (!this.#dirty.delete(conversationId) && shown) return shown;
    const messages = this.#threads.get(conversationId)?.items ?? [];
    const items = messages.concat(this.#echoes(conversationId, shown ?? []));
    this.#shown.set(conversationId, items);
    return items;
  }

  /** Calls back when `items` of this conversation changed. Returns the undo. */
  watch(conversationId: Id, listener: () => void): () => void {
    const watchers = this.#watchers.get(conversationId) ?? new Watchers(this.#report);
    this.#watchers.set(conversationId, watchers);
    const undo = watchers.add(listener);
    return () => {
      undo();
      const isLast = watchers.size === 0 && this.#watchers.get(conversationId) === watchers;
      if (isLast) this.#watchers.delete(conversationId);
    };
  }

  /** Puts a row of an opened thread in its place. `read`: it is of a page; else it may be of one that was not read yet. */
  put(message: Message, read = false): void {
    const thread = this.#threads.get(message.conversationId);
    if (!thread) return;
    const old = this.#messages.get(message.id);
    if (old === message) return;
    const { from = '', older } = thread.pages.at(-1) ?? {};
    if (!old && !read && older !== undefined && message.order < from) return;
    if (old) take(thread, placeOf(thread.messages, old), 1);
    const at = placeOf(thread.messages, message);
    const key = message.commandId ?? message.id;
    thread.messages.splice(at, 0, message);
    thread.items.splice(at, 0, { key, message });
    thread.keys.add(key);
    this.#messages.set(message);
    this.#touch(message.conversationId);
  }

  /** Events may have been missed: the next newest page tells whether what is loaded still joins. */
  doubt(): void {
    for (const thread of this.#threads.values()) {
      if (thread.loaded) thread.seam ??= thread.messages.at(-1)?.order ?? '';
    }
  }

  /** Takes the token of a page just read. A newest page that does not reach what was loaded lets the older ones go. */
  join(conversationId: Id, page: Page<Message>, newest: boolean): void {
    const thread = this.#threads.get(conversationId);
    if (!thread) return;
    const first = page.items[0]?.order ?? '';
    const { seam, loaded } = thread;
    const begun = { from: first, older: page.next };
    if (!newest) thread.pages.push(begun);
    else if (page.next === undefined) thread.pages = [begun];
    else if (!loaded || (seam !== undefined && first > seam)) {
      this.#shorten(thread, first);
      thread.pages = [begun];
    }
    if (newest) {
      thread.loaded = true;
      thread.seam = undefined;
    }
    this.#touch(conversationId);
  }

  clear(): void {
    for (const id of [...this.#threads.keys()]) this.#drop(id);
  }

  /** Of what has been left, the oldest first. */
  #giveBack(): void {
    let room = KEPT_MESSAGES;
    for (const [id, thread] of [...this.#threads].reverse()) {
      const { messages, pages } = thread;
      if (id === this.#current) continue;
      if (messages.length > room) {
        const whole = pages.findLastIndex(
          ({ from }) => messages.length - firstFrom(messages, from) <= room,
        );
        if (whole < 0) {
          this.#drop(id);
          continue;
        }
        pages.splice(whole + 1);
        this.#shorten(thread, pages[whole]!.from);
        this.#touch(id);
      }
      room -= messages.length;
    }
  }

  /** Lets go of what is older than that. */
  #shorten(thread: Thread, from: string): void {
    const count = firstFrom(thread.messages, from);
    const gone = thread.messages.slice(0, count);
    take(thread, 0, count);
    for (const { id } of gone) this.#messages.delete(id);
  }

  #drop(conversationId: Id): void {
    const messages = this.#threads.get(conversationId)?.messages ?? [];
    this.#threads.delete(conversationId);
    for (const { id } of messages) this.#messages.delete(id);
    this.#shown.delete(conversationId);
    this.#touch(conversationId);
  }

  /** What waits to leave, but for what the server has already. */
  #echoes(conversationId: Id, shown: readonly ThreadItem[]): ThreadItem[] {
    const keys = this.#threads.get(conversationId)?.keys;
    const before = new Map<OutboxEntry, ThreadItem>();
    for (let at = shown.length - 1; shown[at]?.entry; at -= 1) {
      before.set(shown[at]!.entry!, shown[at]!);
    }
    return [...this.#outbox.values()]
      .filter((entry) => entry.conversationId === conversationId && !keys?.has(entry.id))
      .sort(inLine)
      .map(
        (entry) =>
          before.get(entry) ?? { key: entry.id, message: echoOf(entry, this.#me()), entry },
      );
  }

  #touch(conversationId: Id): void {
    this.#dirty.add(conversationId);
    this.#watchers.get(conversationId)?.tell();
  }
}

/** Where those begin that are not older. */
const firstFrom = (messages: readonly Message[], order: string): number =>
  placeOf(messages, { order, id: '' });

/** Where a message stands, or would stand. */
const placeOf = (
  messages: readonly Message[],
  { order, id }: Pick<Message, 'order' | 'id'>,
): number => {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = messages[middle]!;
    if (other.order < order || (other.order === order && other.id < id)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const take = ({ messages, items, keys }: Thread, at: number, count: number): void => {
  messages.splice(at, count);
  for (const { key } of items.splice(at, count)) keys.delete(key);
};

/** The order in which entries leave: as pressed; ids grow with time where two tabs chose the same place. */
export const inLine = (a: OutboxEntry, b: OutboxEntry): number =>
  a.seq - b.seq || (a.id < b.id ? -1 : 1);
