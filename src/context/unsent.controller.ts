import type { Id } from '../domain/id.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';

/** What of one conversation has not left, for whatever reason. */
export class UnsentController extends Follower {
  readonly #conversationId: () => Id | undefined;

  constructor(host: Host, conversationId: () => Id | undefined) {
    super(host);
    this.#conversationId = conversationId;
  }

  /** How many messages. */
  get count(): number {
    const id = this.#conversationId();
    const entries = [...(this.handle?.store.outbox.values() ?? [])];
    return entries.filter(({ conversationId }) => conversationId === id).length;
  }

  /** Something has been begun to write. */
  get hasDraft(): boolean {
    const id = this.#conversationId();
    const draft = id === undefined ? undefined : this.handle?.store.drafts.get(id);
    if (!draft) return false;
    return draft.text.trim() !== '' || draft.files.length > 0 || draft.voice !== undefined;
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    const undo = [store.outbox.watchAll(wake), store.drafts.watchAll(wake)];
    return () => undo.forEach((stop) => stop());
  }
}
