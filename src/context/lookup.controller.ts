import type { Id } from '../domain/id.js';
import type { LookupKind, LookupMap } from '../domain/lookups.js';
import type { InboxSession } from '../domain/ports.js';
import type { LookupState } from '../store/lookups.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

export type { LookupState };

/** A reference list, read on first use and again when the backend says that it is stale. */
export class LookupController<K extends LookupKind> extends Follower {
  readonly #kind: K;
  readonly #conversationId: () => Id | undefined;
  #wanted = false;

  constructor(host: Host, kind: K, conversationId: () => Id | undefined = () => undefined) {
    super(host);
    this.#kind = kind;
    this.#conversationId = conversationId;
  }

  /** Undefined until it has been read. */
  get items(): readonly LookupMap[K][] | undefined {
    return this.handle?.store.lookups.get(this.#kind, this.#conversationId());
  }

  get state(): LookupState {
    return this.handle?.store.lookups.state(this.#kind, this.#conversationId()) ?? 'idle';
  }

  /** Reads the list, unless it is there. */
  load(): void {
    this.#wanted = true;
    if (this.handle) this.#read(this.handle);
  }

  /** Reads again, after a failure or what has been read. */
  retry(): void {
    this.handle?.store.lookups.drop(this.#kind);
    this.load();
  }

  protected override key(): unknown {
    return this.#conversationId();
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    const { store } = handle;
    const look = (): void => {
      if (this.#wanted && this.state === 'idle') this.#read(handle);
      wake();
    };
    const undo = [store.lookups.watch(look), store.watchSession(look)];
    if (this.#wanted && this.state === 'idle') this.#read(handle);
    return () => undo.forEach((stop) => stop());
  }

  #read({ store }: InboxHandle): void {
    const { session } = store;
    if (!session?.lookup || !session.info.can.lookups.includes(this.#kind)) return;
    const conversationId = this.#conversationId();
    store.lookups.load(this.#kind, conversationId, () =>
      readAll(session, this.#kind, conversationId),
    );
  }
}

const PAGES = 20;

const readAll = async <K extends LookupKind>(
  session: InboxSession,
  kind: K,
  conversationId: Id | undefined,
): Promise<LookupMap[K][]> => {
  const { signal } = new AbortController();
  const items: LookupMap[K][] = [];
  let page: string | undefined;
  for (let read = 0; read < PAGES; read += 1) {
    const query = {
      ...(conversationId !== undefined && { conversationId }),
      ...(page !== undefined && { page }),
    };
    const answer = await session.lookup!(kind, query, { signal });
    items.push(...answer.items);
    page = answer.next;
    if (page === undefined) break;
  }
  return items;
};
