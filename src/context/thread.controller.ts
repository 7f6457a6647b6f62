import type { Id } from '../domain/id.js';
import type { ThreadItem } from '../store/threads.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

export type { ThreadItem };

/** The bubbles of one conversation, in order. */
export class ThreadController extends Follower {
  readonly #conversationId: () => Id | undefined;

  constructor(host: Host, conversationId: () => Id | undefined) {
    super(host);
    this.#conversationId = conversationId;
  }

  /** The same array until something changed; unchanged items are the same objects. */
  get items(): readonly ThreadItem[] {
    const id = this.#conversationId();
    return id === undefined ? [] : (this.handle?.store.threads.items(id) ?? []);
  }

  protected override key(): unknown {
    return this.#conversationId();
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    const id = this.#conversationId();
    return id === undefined ? () => undefined : store.threads.watch(id, wake);
  }
}
