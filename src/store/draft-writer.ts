import { isEmptyDraft, type Draft } from '../domain/draft.js';
import type { Id, Ms } from '../domain/id.js';
import { mergeDrafts } from '../domain/merge-drafts.js';
import type { Clock, InboxStorage } from '../domain/ports.js';
import type { Table } from './table.js';

const PAUSE: Ms = 400;

/**
 * Writes changed drafts to storage a moment later, so that no more than that can be lost, and takes over what other tabs
 * wrote. What two of them wrote at the same moment is put together: nothing that was typed is written over unseen.
 */
export class DraftWriter {
  #changed = new Set<Id>();
  /** What storage holds, as far as this tab knows: by that it sees that another one has written. */
  #stored = new Map<Id, Draft | undefined>();
  /** Writes under way by conversation: what is read meanwhile is older. */
  #writing = new Map<Id, number>();
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
    const ids = [...this.#changed];
    this.#changed.clear();
    for (const id of ids) this.#write(id);
  }

  /** Shows the stored drafts; what was changed here since is put together with them. */
  adopt(stored: readonly Draft[]): void {
    this.#adopting = true;
    const found = new Map(stored.map((draft) => [draft.conversationId, draft]));
    const own = [...this.#drafts.values()].map(({ conversationId }) => conversationId);
    for (const id of new Set([...own, ...found.keys()])) {
      const theirs = found.get(id);
      const known = this.#stored.get(id);
      if (theirs?.savedAt === known?.savedAt || this.#writing.get(id)) continue;
      this.#stored.set(id, theirs);
      if (theirs) this.#show(this.#changed.has(id) ? this.#merge(known, theirs) : theirs);
      else if (!this.#changed.has(id)) this.#drafts.delete(id);
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

  #write(id: Id): void {
    const draft = this.#drafts.get(id);
    const next = draft && !isEmptyDraft(draft) ? draft : undefined;
    const known = this.#stored.get(id);
    this.#stored.set(id, next);
    const written = next ? this.#storage.putDraft(next) : this.#storage.deleteDraft(id);
    this.#count(id, 1);
    written.then(
      (before) => {
        this.#count(id, -1);
        if (!before || before.savedAt === known?.savedAt) return;
        // Another tab was first, and this one had not heard of it.
        this.#show(this.#merge(known, before));
        this.flush();
      },
      (error: unknown) => {
        this.#count(id, -1);
        if (this.#stored.get(id) === next) this.#stored.set(id, known);
        this.#changed.add(id);
        this.#report(error);
      },
    );
  }

  #count(id: Id, by: 1 | -1): void {
    this.#writing.set(id, (this.#writing.get(id) ?? 0) + by);
  }

  #merge(base: Draft | undefined, theirs: Draft): Draft {
    const { conversationId } = theirs;
    const none: Draft = { conversationId, text: '', files: [], savedAt: 0 };
    return mergeDrafts(base, this.#drafts.get(conversationId) ?? none, theirs);
  }

  #show(draft: Draft): void {
    if (isEmptyDraft(draft)) this.#drafts.delete(draft.conversationId);
    else this.#drafts.set(draft);
  }

  #note(id: Id): void {
    this.#changed.add(id);
    this.#timer ??= this.#clock.setTimeout(() => this.flush(), PAUSE);
  }
}
