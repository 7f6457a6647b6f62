import type { Id } from '../domain/id.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';

/** How many messages of one conversation have not left, for whatever reason. */
export class UnsentController extends Follower {
  readonly #conversationId: () => Id | undefined;

  constructor(host: Host, conversationId: () => Id | undefined) {
    super(host);
    this.#conversationId = conversationId;
  }

  get count(): number {
    const id = this.#conversationId();
    const entries = [...(this.handle?.store.outbox.values() ?? [])];
    return entries.filter(({ conversationId }) => conversationId === id).length;
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    return store.outbox.watchAll(wake);
  }
}
