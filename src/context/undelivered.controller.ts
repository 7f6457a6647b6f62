import type { Id } from '../domain/id.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower } from './follower.js';

/** Where a message did not go. */
export interface Undelivered {
  conversationId: Id;
  /** False: it may have gone. */
  isSure: boolean;
}

/** Messages that did not go, in conversations that are not on the screen. */
export class UndeliveredController extends Follower {
  /** One of them: what can still be sent again comes before what the server has given up. */
  get first(): Undelivered | undefined {
    if (!this.handle) return undefined;
    const { store, actor } = this.handle;
    const { openId } = actor.getSnapshot().context;
    for (const { state, conversationId } of store.outbox.values()) {
      if (conversationId === openId) continue;
      if (state === 'failed' || state === 'unconfirmed')
        return { conversationId, isSure: state === 'failed' };
    }
    const [given] = store.undelivered.values();
    return given && { ...given, isSure: true };
  }

  protected override follow({ store, actor }: InboxHandle, wake: () => void): () => void {
    let { openId } = actor.getSnapshot().context;
    const moves = actor.subscribe(({ context }) => {
      if (context.openId !== openId) wake();
      openId = context.openId;
    });
    const undo = [store.outbox.watchAll(wake), store.undelivered.watchAll(wake)];
    return () => {
      moves.unsubscribe();
      for (const stop of undo) stop();
    };
  }
}
