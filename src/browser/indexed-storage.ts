import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft } from '../domain/draft.js';
import type { Id } from '../domain/id.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { InboxStorage, StorageNews } from '../domain/ports.js';
import { openChannel, type Channel } from './channel.js';
import { isFree } from './memory-storage.js';
import { readIds, undeliveredKey, writeIds } from './stored-ids.js';
import {
  draftBlobs,
  draftRowOf,
  entryRowOf,
  parseDraft,
  parseEntry,
  type DraftRow,
  type EntryRow,
  type FileRow,
} from './storage-rows.js';

interface Schema extends DBSchema {
  outbox: { key: Id; value: EntryRow };
  drafts: { key: Id; value: DraftRow };
  files: { key: [string, string]; value: FileRow };
}

const VERSION = 1;

const open = (name: string, onClose: () => void): Promise<IDBPDatabase<Schema>> => {
  const opened = openDB<Schema>(name, VERSION, {
    upgrade: (db) => {
      db.createObjectStore('outbox', { keyPath: 'id' });
      db.createObjectStore('drafts', { keyPath: 'conversationId' });
      db.createObjectStore('files', { keyPath: ['owner', 'id'] });
    },
    // A newer version of this code in another tab wants to change the shape.
    blocking: () => {
      void opened.then((db) => db.close());
      onClose();
    },
    terminated: onClose,
  });
  return opened;
};

const filesOf = (owner: string): IDBKeyRange => IDBKeyRange.bound([owner], [owner, []]);

const blobsOf = (files: readonly FileRow[]): ReadonlyMap<string, Blob> =>
  new Map(files.map(({ id, blob }) => [id, blob]));

/**
 * Storage of one account in IndexedDB. Outbox writes are on the disk when they resolve; other tabs hear of all writes.
 * Rows that cannot be read are reported and left out.
 */
export class IndexedStorage implements InboxStorage {
  readonly kind = 'durable';
  #db: Promise<IDBPDatabase<Schema>> | undefined;
  readonly #name: string;
  readonly #channel: Channel<StorageNews>;
  readonly #report: (error: unknown) => void;

  private constructor(name: string, report: (error: unknown) => void) {
    this.#name = name;
    this.#report = report;
    this.#channel = openChannel(name);
  }

  /** Rejects when the browser does not give us a database. */
  static async open(name: string, report: (error: unknown) => void): Promise<IndexedStorage> {
    const storage = new IndexedStorage(name, report);
    try {
      await storage.#database();
    } catch (error) {
      storage.#channel.close();
      throw error;
    }
    return storage;
  }

  async outbox(): Promise<OutboxEntry[]> {
    const db = await this.#database();
    const tx = db.transaction(['outbox', 'files']);
    const [rows, files] = await Promise.all([
      tx.objectStore('outbox').getAll(),
      tx.objectStore('files').getAll(),
    ]);
    const blobs = new Map(files.map(({ owner, blob }) => [owner, blob]));
    return this.#readable(rows, (row) => parseEntry(row, blobs.get(`outbox:${row.id}`)));
  }

  async putOutbox(entry: OutboxEntry): Promise<void> {
    const db = await this.#database();
    const owner = `outbox:${entry.id}`;
    const tx = db.transaction(['outbox', 'files'], 'readwrite', { durability: 'strict' });
    const files = tx.objectStore('files');
    await tx.objectStore('outbox').put(entryRowOf(entry));
    if (entry.file && !(await files.getKey([owner, entry.id]))) {
      await files.put({ owner, id: entry.id, blob: entry.file.blob });
    }
    await tx.done;
    this.#channel.post('outbox');
  }

  async deleteOutbox(id: Id): Promise<void> {
    const db = await this.#database();
    const tx = db.transaction(['outbox', 'files'], 'readwrite', { durability: 'strict' });
    const there = await tx.objectStore('outbox').getKey(id);
    await tx.objectStore('outbox').delete(id);
    await tx.objectStore('files').delete(filesOf(`outbox:${id}`));
    await tx.done;
    if (there !== undefined) this.#channel.post('outbox');
  }

  async claimOutbox(id: Id): Promise<boolean> {
    const db = await this.#database();
    const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
    const row = await tx.store.get(id);
    const free = isFree(row);
    if (free) await tx.store.put({ ...row, state: 'sending' });
    await tx.done;
    if (free) this.#channel.post('outbox');
    return free;
  }

  async drafts(): Promise<Draft[]> {
    const db = await this.#database();
    const tx = db.transaction(['drafts', 'files']);
    const [rows, files] = await Promise.all([
      tx.objectStore('drafts').getAll(),
      tx.objectStore('files').getAll(),
    ]);
    return this.#readable(rows, (row) => {
      const own = files.filter(({ owner }) => owner === `draft:${row.conversationId}`);
      return parseDraft(row, blobsOf(own));
    });
  }

  async putDraft(draft: Draft): Promise<Draft | undefined> {
    const db = await this.#database();
    const owner = `draft:${draft.conversationId}`;
    const tx = db.transaction(['drafts', 'files'], 'readwrite');
    const drafts = tx.objectStore('drafts');
    const files = tx.objectStore('files');
    const old = drafts.get(draft.conversationId);
    const oldFiles = files.getAll(filesOf(owner));
    void drafts.put(draftRowOf(draft));
    const blobs = draftBlobs(draft);
    if (blobs.length === 0) {
      void files.delete(filesOf(owner));
      tx.commit(); // without waiting for anything: the page may be on its way out
    } else {
      const kept = new Set((await oldFiles).map(({ id }) => id));
      for (const [id, blob] of blobs) {
        if (!kept.delete(id)) await files.put({ owner, id, blob });
      }
      for (const id of kept) await files.delete([owner, id]);
    }
    await tx.done;
    this.#channel.post('drafts');
    return this.#draftOf(await old, await oldFiles);
  }

  async deleteDraft(conversationId: Id): Promise<Draft | undefined> {
    const db = await this.#database();
    const owner = `draft:${conversationId}`;
    const tx = db.transaction(['drafts', 'files'], 'readwrite');
    const old = tx.objectStore('drafts').get(conversationId);
    const oldFiles = tx.objectStore('files').getAll(filesOf(owner));
    void tx.objectStore('drafts').delete(conversationId);
    void tx.objectStore('files').delete(filesOf(owner));
    await tx.done;
    this.#channel.post('drafts');
    return this.#draftOf(await old, await oldFiles);
  }

  async undelivered(): Promise<Id[]> {
    return readIds(undeliveredKey(this.#name));
  }

  async putUndelivered(conversationId: Id): Promise<void> {
    const ids = await this.undelivered();
    writeIds(undeliveredKey(this.#name), new Set([...ids, conversationId]));
  }

  async deleteUndelivered(conversationId: Id): Promise<void> {
    const ids = await this.undelivered();
    writeIds(undeliveredKey(this.#name), new Set(ids.filter((id) => id !== conversationId)));
  }

  watch(onChange: (what: StorageNews) => void): () => void {
    return this.#channel.listen(onChange);
  }

  /** What is being written is still written, and told. */
  close(): void {
    const channel = this.#channel;
    const closed = this.#db?.then(async (db) => {
      try {
        await db.transaction(['outbox', 'drafts'], 'readwrite').done; // after all that came before it
      } finally {
        db.close();
      }
    });
    void Promise.resolve(closed)
      .catch(this.#report)
      .finally(() => channel.close());
  }

  /** Opened again when the browser has closed it. */
  #database(): Promise<IDBPDatabase<Schema>> {
    this.#db ??= open(this.#name, () => (this.#db = undefined));
    this.#db.catch(() => (this.#db = undefined));
    return this.#db;
  }

  #draftOf(row: DraftRow | undefined, files: FileRow[]): Draft | undefined {
    return this.#readable(row ? [row] : [], (each) => parseDraft(each, blobsOf(files)))[0];
  }

  #readable<Row, T>(rows: Row[], parse: (row: Row) => T): T[] {
    return rows.flatMap((row) => {
      try {
        return [parse(row)];
      } catch (error) {
        this.#report(error);
        return [];
      }
    });
  }
}
