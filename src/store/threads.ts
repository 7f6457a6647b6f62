import type { Id, Ref } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { Page } from '../domain/ports.js';
import { echoOf } from './echo.js';
import {
  emptyStretch,
  firstFrom,
  insert,
  placeOf,
  takeOldest,
  takeOne,
  type Stretch,
  type ThreadItem,
} from './stretch.js';
import type { Table } from './table.js';
import { Watchers } from './watchers.js';

export type { ThreadItem };

/** What is around a message further up; between it and the newest messages may be some that are not loaded. */
interface Aside extends Stretch {
  older?: string | undefined;
  newer?: string | undefined;
  /** Events may have been missed since it was read. */
  doubted?: boolean;
}

/** The newest messages. */
interface Thread extends Stretch {
  /** Where the pages that were read begin, the newest first, and the page before each. */
  pages: { from: string; older: string | undefined }[];
  /** A newest page has been read. */
  loaded: boolean;
  /** `order` of the last message before events may have been missed. */
  seam: string | undefined;
  /** Shown instead of them. */
  aside?: Aside | undefined;
}

/** Where a page of messages was looked for: from the end, from what is shown, around a message, or what is shown further up. */
export type Way = 'newest' | 'older' | 'newer' | 'around' | 'again';

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
      ...emptyStretch(),
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

  /** The token of the page before what is shown; undefined at the beginning of the conversation. */
  older(conversationId: Id): string | undefined {
    const thread = this.#threads.get(conversationId);
    return (thread?.aside ?? thread?.pages.at(-1))?.older;
  }

  /** The token of the page after what is shown; undefined at the end of the conversation. */
  newer(conversationId: Id): string | undefined {
    return this.#threads.get(conversationId)?.aside?.newer;
  }

  /** What is shown. The same array until something changed; unchanged items are the same objects. */
  items(conversationId: Id): readonly ThreadItem[] {
    const shown = this.#shown.get(conversationId);
    if (!this.#dirty.delete(conversationId) && shown) return shown;
    const { aside } = this.#threads.get(conversationId) ?? {};
    const items = aside?.items.slice() ?? this.#newest(conversationId, shown);
    this.#shown.set(conversationId, items);
    return items;
  }

  /** The newest messages and what waits to leave, also while what is shown is further up. */
  newest(conversationId: Id): readonly ThreadItem[] {
    const isAway = this.#threads.get(conversationId)?.aside !== undefined;
    return isAway ? this.#newest(conversationId) : this.items(conversationId);
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

  /** Shows what will be read around a message instead of the newest ones. */
  leap(conversationId: Id): void {
    this.back(conversationId);
    const thread = this.#threads.get(conversationId);
    if (thread) thread.aside = emptyStretch();
  }

  /** Shows the newest messages again. */
  back(conversationId: Id): void {
    const thread = this.#threads.get(conversationId);
    const away = thread?.aside?.messages;
    if (thread) thread.aside = undefined;
    this.#forget(away);
    this.#touch(conversationId);
  }

  /** Puts a row of an opened thread in its place. `way`: it is of a page; else it may be of one that was not read yet. */
  put(message: Message, way?: Way): void {
    const thread = this.#threads.get(message.conversationId);
    if (!thread) return;
    const old = this.#messages.get(message.id);
    if (old === message) return;
    const into = stretchOf(thread, old) ?? placeFor(thread, message, way);
    if (!into) return;
    if (old) takeOne(into, placeOf(into.messages, old));
    insert(into, message);
    this.#messages.set(message);
    this.#touch(message.conversationId);
  }

  /** Events may have been missed: the next newest page tells whether what is loaded still joins. */
  doubt(): void {
    for (const thread of this.#threads.values()) {
      if (thread.loaded) thread.seam ??= thread.messages.at(-1)?.order ?? '';
      if (thread.aside) thread.aside.doubted = true;
    }
  }

  /** What was loaded before events may have been missed and has not been read again: the newest, and what is shown instead. */
  doubted(conversationId: Id): (readonly Message[])[] {
    const thread = this.#threads.get(conversationId);
    if (thread?.seam === undefined) return [];
    const { messages, aside } = thread;
    return aside?.doubted ? [messages, aside.messages] : [messages];
  }

  /** Takes the token of a page just read. A newest page that does not reach what was loaded lets the older ones go. */
  join(conversationId: Id, page: Page<Message>, way: Way): void {
    const thread = this.#threads.get(conversationId);
    if (!thread) return;
    const first = page.items[0]?.order ?? '';
    const { seam, loaded, aside } = thread;
    const begun = { from: first, older: page.next };
    if (way === 'newest') {
      const isWhole = first !== '' && first <= (thread.pages.at(-1)?.from ?? '');
      if (page.next === undefined || isWhole) thread.pages = [begun];
      else if (!loaded || (seam !== undefined && first > seam)) {
        this.#shorten(thread, first);
        thread.pages = [begun];
      }
      thread.loaded = true;
      thread.seam = undefined;
    } else if (!aside) thread.pages.push(begun);
    else {
      aside.doubted &&= way !== 'again';
      if (way !== 'newer') aside.older = page.next;
      if (way !== 'older') aside.newer = page.prev;
      const last = page.items.at(-1)?.order ?? '';
      const [newest] = thread.messages;
      if (aside.newer === undefined || (newest && last >= newest.order)) meet(thread, aside);
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
      const { messages, pages, aside } = thread;
      if (id === this.#current) continue;
      if (aside && messages.length + aside.messages.length > room) this.back(id);
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
      room -= messages.length + (thread.aside?.messages.length ?? 0);
    }
  }

  /** Lets go of what is older than that. */
  #shorten(thread: Thread, from: string): void {
    this.#forget(takeOldest(thread, firstFrom(thread.messages, from)));
  }

  /** These are in no thread any more. */
  #forget(messages: readonly Message[] = []): void {
    const stay = this.#messages.size - messages.length;
    if (stay < messages.length) this.#messages.keep(this.#all());
    else for (const { id } of messages) this.#messages.delete(id);
  }

  *#all(): Iterable<Message> {
    for (const { messages, aside } of this.#threads.values()) {
      yield* messages;
      if (aside) yield* aside.messages;
    }
  }

  #drop(conversationId: Id): void {
    const thread = this.#threads.get(conversationId);
    this.#threads.delete(conversationId);
    const { messages = [], aside } = thread ?? {};
    this.#forget([...messages, ...(aside?.messages ?? [])]);
    this.#shown.delete(conversationId);
    this.#touch(conversationId);
  }

  #newest(conversationId: Id, shown: readonly ThreadItem[] = []): ThreadItem[] {
    const messages = this.#threads.get(conversationId)?.items ?? [];
    return messages.concat(this.#echoes(conversationId, shown));
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

/** Where a known message is. */
const stretchOf = (thread: Thread, old: Message | undefined): Stretch | undefined =>
  old && [thread, thread.aside].find((each) => each?.messages[placeOf(each.messages, old)] === old);

/** Where a new message belongs; undefined where its page has not been read. */
const placeFor = (thread: Thread, message: Message, way: Way | undefined): Stretch | undefined => {
  const { aside, messages, pages } = thread;
  const { order } = message;
  const [newest] = messages;
  if (aside && way !== 'newest' && newest && order < newest.order) {
    const place = placeOf(aside.messages, message);
    if (way || (place > 0 && place < aside.messages.length)) return aside;
  }
  const { from = '', older } = pages.at(-1) ?? {};
  return way || older === undefined || order >= from ? thread : undefined;
};

/** What was between them has been read: they are one. */
const meet = (thread: Thread, aside: Aside): void => {
  const [first] = aside.messages;
  if (first) thread.pages.push({ from: first.order, older: aside.older });
  thread.messages = [...aside.messages, ...thread.messages];
  thread.items = [...aside.items, ...thread.items];
  for (const key of aside.keys) thread.keys.add(key);
  thread.aside = undefined;
};

/** The order in which entries leave: as pressed; ids grow with time where two tabs chose the same place. */
export const inLine = (a: OutboxEntry, b: OutboxEntry): number =>
  a.seq - b.seq || (a.id < b.id ? -1 : 1);
