import { isEmptyDraft, type Draft } from '../domain/draft.js';
import type { Id, Ms } from '../domain/id.js';
import type { Clock, InboxStorage } from '../domain/ports.js';
import type { Table } from './table.js';

const PAUSE: Ms = 400;

/**
 * Writes changed drafts to storage a moment later, so that no more than that can be lost, and takes over what other tabs
 * wrote.
 */
export class DraftWriter {
  #changed = new Set<Id>();
  #timer: unknown;
  #adopting = false;
  readonly #drafts: Table<Draft>;
  readonly #storage: InboxStorage;
  readonly #clock: Clock;
  readonly #report: (error: unknown) => void;
  readonly #unwatch: () => void;

  constructor(
    drafts: Table<Draft>,
    storage: InboxStorage,
    clock: Clock,
    report: (error: unknown) => void,
  ) {
    this.#drafts = drafts;
    this.#storage = storage;
    this.#clock = clock;
    this.#report = report;
    for (const { conversationId } of drafts.values()) this.#note(conversationId);
    this.#unwatch = drafts.watchAll((id) => this.#adopting || this.#note(id));
  }

  /** Writes what has changed now. */
  flush(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const id of this.#changed) {
      const draft = this.#drafts.get(id);
      const kept = draft !== undefined && !isEmptyDraft(draft);
      const written = kept ? this.#storage.putDraft(draft) : this.#storage.deleteDraft(id);
      written.catch(this.#report);
    }
    this.#changed.clear();
  }

  /** Shows the stored drafts, but for those that were changed here since. */
  adopt(stored: readonly Draft[]): void {
    this.#adopting = true;
    const known = new Set(stored.map(({ conversationId }) => conversationId));
    for (const { conversationId: id } of [...this.#drafts.values()]) {
      if (!known.has(id) && !this.#changed.has(id)) this.#drafts.delete(id);
    }
    for (const draft of stored) {
      const { conversationId: id, savedAt } = draft;
      if (this.#changed.has(id) || this.#drafts.get(id)?.savedAt === savedAt) continue;
      this.#drafts.set(draft);
    }
    this.#adopting = false;
  }

  close(): void {
    this.#unwatch();
    this.flush();
  }

  /** Closes, and writes nothing any more. */
  drop(): void {
    this.#unwatch();
    this.#changed.clear();
    this.flush();
  }

  #note(id: Id): void {
    this.#changed.add(id);
    this.#timer ??= this.#clock.setTimeout(() => this.flush(), PAUSE);
  }
}
