import type { Id } from '../domain/id.js';
import type { LookupKind, LookupMap } from '../domain/lookups.js';
import { Watchers } from './watchers.js';

export type LookupState = 'idle' | 'loading' | 'ready' | 'failed';

interface Entry {
  kind: LookupKind;
  state: LookupState;
  items: readonly LookupMap[LookupKind][] | undefined;
}

/** What was read of the reference lists, until the backend says that it is stale. */
export class Lookups {
  #entries = new Map<string, Entry>();
  readonly #watchers: Watchers;
  readonly #report: (error: unknown) => void;

  constructor(report: (error: unknown) => void) {
    this.#watchers = new Watchers(report);
    this.#report = report;
  }

  /** Undefined before the first read, and again after `stale`. */
  get<K extends LookupKind>(kind: K, conversationId?: Id): readonly LookupMap[K][] | undefined {
    return this.#entries.get(keyOf(kind, conversationId))?.items as
      readonly LookupMap[K][] | undefined;
  }

  state(kind: LookupKind, conversationId?: Id): LookupState {
    return this.#entries.get(keyOf(kind, conversationId))?.state ?? 'idle';
  }

  /** Reads a list unless it is there or on its way; whoever asks meanwhile shares the answer. */
  load<K extends LookupKind>(
    kind: K,
    conversationId: Id | undefined,
    read: () => Promise<readonly LookupMap[K][]>,
  ): void {
    const key = keyOf(kind, conversationId);
    const state = this.#entries.get(key)?.state;
    if (state === 'loading' || state === 'ready') return;
    const entry: Entry = { kind, state: 'loading', items: undefined };
    this.#entries.set(key, entry);
    this.#watchers.tell();
    const settle = (settled: Entry): void => {
      if (this.#entries.get(key) !== entry) return;
      this.#entries.set(key, settled);
      this.#watchers.tell();
    };
    read().then(
      (items) => settle({ kind, state: 'ready', items }),
      (error: unknown) => {
        this.#report(error);
        settle({ kind, state: 'failed', items: undefined });
      },
    );
  }

  /** Calls back after each change of any list. Returns the undo. */
  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  /** Drops what was read of a kind, or of all. */
  drop(kind?: LookupKind): void {
    for (const [key, entry] of this.#entries) {
      if (kind === undefined || entry.kind === kind) this.#entries.delete(key);
    }
    this.#watchers.tell();
  }
}

const keyOf = (kind: LookupKind, conversationId: Id | undefined): string =>
  `${kind} ${conversationId ?? ''}`;
