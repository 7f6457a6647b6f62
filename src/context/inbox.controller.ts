import type { InboxSession } from '../domain/ports.js';
import type { Store } from '../store/store.js';
import { Follower } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

/** The inbox around a component; draws it again when the session changes. */
export class InboxController extends Follower {
  get store(): Store | undefined {
    return this.handle?.store;
  }

  /** Undefined before the first connection; the last one while reconnecting. */
  get session(): InboxSession | undefined {
    return this.handle?.store.session;
  }

  protected override follow({ store }: InboxHandle, wake: () => void): () => void {
    return store.watchSession(wake);
  }
}
