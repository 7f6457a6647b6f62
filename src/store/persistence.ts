import type { Id } from '../domain/id.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { Clock, Environment, InboxStorage, StorageNews } from '../domain/ports.js';
import { DraftWriter } from './draft-writer.js';
import type { Store } from './store.js';

export type NewEntry = Omit<OutboxEntry, 'seq' | 'state'>;

/**
 * Keeps outbox, drafts and what is to be told of the signed-in account in step with storage. An entry is stored before it has a row,
 * so whatever a bubble calls queued is safe; a row that goes away is deleted from storage.
 */
export class Persistence {
  #account: string | undefined;
  #storage: InboxStorage | undefined;
  #drafts: DraftWriter | undefined;
  #opened: Promise<void> = Promise.resolve();
  /** Storage work, one after the other. */
  #line: Promise<unknown> = Promise.resolve();
  /** Writes under way by entry: what is shown is newer than what storage says. */
  #writing = new Map<Id, number>();
  #undo: (() => void)[] = [];
  readonly #store: Store;
  readonly #openStorage: Environment['openStorage'];
  readonly #clock: Clock;
  readonly #report: (error: unknown) => void;

  constructor(
    store: Store,
    { openStorage, clock }: Pick<Environment, 'openStorage' | 'clock'>,
    report: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#openStorage = openStorage;
    this.#clock = clock;
    this.#report = report;
  }

  /** Whether what is stored survives a reload; undefined before `open`. */
  get kind(): InboxStorage['kind'] | undefined {
    return this.#storage?.kind;
  }

  /** Brings back the rows of an account. Another account than before: everything of the old one leaves the store. */
  open(account: string): Promise<void> {
    if (this.#account === account) return this.#opened;
    this.close();
    if (this.#account !== undefined) this.#store.clear();
    this.#account = account;
    this.#opened = this.#restore(account).catch((error: unknown) => {
      this.#account = undefined;
      throw error;
    });
    return this.#opened;
  }

  /** Stores an entry, then shows it. Rejects when it could not be stored; nothing is shown then. */
  enqueue(entry: NewEntry): Promise<void> {
    return this.#next(async (storage) => {
      const queued: OutboxEntry = { ...entry, seq: this.#nextPlace(), state: 'queued' };
      await storage.putOutbox(queued);
      this.#store.outbox.set(queued);
    });
  }

  /** Shows a change of an entry that is still there, and stores it. An error or a progress lasts until the next change. */
  update(id: Id, change: Pick<Partial<OutboxEntry>, 'state' | 'error' | 'progress'>): void {
    const old = this.#store.outbox.get(id);
    if (!old) return;
    const entry = { ...old };
    delete entry.error;
    delete entry.progress;
    Object.assign(entry, change);
    this.#store.outbox.set(entry);
    if (!change.progress) this.#write(id, (storage) => storage.putOutbox(entry));
  }

  /** Marks an entry as leaving, across all tabs. False when it must not be sent from here. */
  claim(id: Id): Promise<boolean> {
    return this.#next((storage) => storage.claimOutbox(id));
  }

  /** Writes drafts now instead of a moment later. */
  flushDrafts(): void {
    this.#drafts?.flush();
  }

  close(): void {
    this.#drafts?.close();
    this.#drafts = undefined;
    for (const undo of this.#undo.splice(0)) undo();
    const storage = this.#storage;
    this.#storage = undefined;
    if (storage) void this.#line.then(() => storage.close());
    this.#line = Promise.resolve();
  }

  async #restore(account: string): Promise<void> {
    const { outbox, drafts, undelivered, threads } = this.#store;
    const storage = await this.#openStorage(account);
    if (this.#account !== account) return storage.close();
    this.#storage = storage;
    const [entries, saved, untold] = await Promise.all([
      storage.outbox(),
      storage.drafts(),
      storage.undelivered(),
    ]);
    if (this.#storage !== storage) return;
    for (const entry of entries) outbox.set(entry);
    this.#drafts = new DraftWriter(drafts, storage, this.#clock, this.#report);
    this.#drafts.adopt(saved);
    for (const conversationId of untold) undelivered.set({ conversationId });
    this.#undo = [
      outbox.watchAll((id) => this.#onRow(id)),
      undelivered.watchAll((id) => this.#noteUndelivered(id)),
      storage.watch((what) => this.#hear(what)),
    ];
    // Opened before it was known.
    if (threads.current !== undefined) undelivered.delete(threads.current);
  }

  #onRow(id: Id): void {
    if (this.#store.outbox.get(id)) return;
    this.#write(id, (storage) => storage.deleteOutbox(id));
  }

  #noteUndelivered(conversationId: Id): void {
    const is = this.#store.undelivered.get(conversationId) !== undefined;
    this.#next((storage) =>
      is ? storage.putUndelivered(conversationId) : storage.deleteUndelivered(conversationId),
    ).catch(this.#report);
  }

  #hear(what: StorageNews): void {
    if (what === 'forgotten') return this.#forget();
    const copied = this.#next(async (storage) => {
      if (what === 'outbox') await this.#copy(storage);
      else this.#drafts?.adopt(await storage.drafts());
    });
    copied.catch(this.#report);
  }

  /** The account was wiped: what waits here goes too, and is not written again. */
  #forget(): void {
    this.#drafts?.drop();
    this.#drafts = undefined;
    this.close();
    this.#account = undefined;
    const { outbox, drafts, undelivered } = this.#store;
    for (const table of [outbox, drafts, undelivered]) table.clear();
  }

  /** Another tab wrote: shows its entries, and lets go of those it settled. */
  async #copy(storage: InboxStorage): Promise<void> {
    const entries = await storage.outbox();
    const { outbox } = this.#store;
    const stored = new Set(entries.map(({ id }) => id));
    for (const { id } of outbox.values()) {
      if (!stored.has(id) && !this.#writing.has(id)) outbox.delete(id);
    }
    for (const entry of entries) {
      if (this.#writing.has(entry.id) || outbox.get(entry.id)?.state === entry.state) continue;
      outbox.set(entry);
    }
  }

  #write(id: Id, work: (storage: InboxStorage) => Promise<void>): void {
    this.#writing.set(id, (this.#writing.get(id) ?? 0) + 1);
    this.#next(work)
      .catch(this.#report)
      .finally(() => {
        const left = this.#writing.get(id)! - 1;
        if (left > 0) this.#writing.set(id, left);
        else this.#writing.delete(id);
      });
  }

  async #next<T>(work: (storage: InboxStorage) => Promise<T>): Promise<T> {
    if (!this.#storage) await this.#opened;
    const storage = this.#storage;
    if (!storage) throw new Error('no storage is open');
    const done = this.#line.then(() => work(storage));
    this.#line = done.catch(() => undefined);
    return done;
  }

  #nextPlace(): number {
    let last = 0;
    for (const { seq } of this.#store.outbox.values()) last = Math.max(last, seq);
    return Math.max(last + 1, this.#store.now());
  }
}
