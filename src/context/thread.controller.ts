import type { Id } from '../domain/id.js';
import type { ThreadItem } from '../store/threads.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

export type { ThreadItem };

/** The bubbles of one conversation that are shown, in order. */
export class ThreadController extends Follower {
  readonly #conversationId: () => Id | undefined;
  readonly #soon: (draw: () => void) => void;

  /** `soon`: when to draw what has come; default: at once. */
  constructor(
    host: Host,
    conversationId: () => Id | undefined,
    soon: (draw: () => void) => void = (draw) => draw(),
  ) {
    super(host);
    this.#conversationId = conversationId;
    this.#soon = soon;
  }

  /** The same array until something changed; unchanged items are the same objects. */
  get items(): readonly ThreadItem[] {
    const id = this.#conversationId();
    return id === undefined ? [] : (this.handle?.store.threads.items(id) ?? []);
  }

  /** The newest ones and what waits to leave; others than `items` while these are further up. */
  get newest(): readonly ThreadItem[] {
    const id = this.#conversationId();
    return id === undefined ? [] : (this.handle?.store.threads.newest(id) ?? []);
  }

  protected override key(): unknown {
    return this.#conversationId();
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    const id = this.#conversationId();
    return id === undefined ? () => undefined : store.threads.watch(id, () => this.#soon(wake));
  }
}
