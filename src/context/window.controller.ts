import type { Id, Ms } from '../domain/id.js';
import { nextLook, urgencyOf, type Urgency, type Window } from '../domain/window.js';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';

/** What may be sent in one conversation, and how long; draws the host again when that or the shown time changes. */
export class WindowController extends Follower {
  readonly #conversationId: () => Id | undefined;

  constructor(host: Host, conversationId: () => Id | undefined) {
    super(host);
    this.#conversationId = conversationId;
  }

  get window(): Window | undefined {
    const id = this.#conversationId();
    return id === undefined ? undefined : this.handle?.store.windowOf(id);
  }

  /** Until the window closes; undefined when it is not open or has no end. */
  get left(): Ms | undefined {
    const { window, handle } = this;
    return handle && window?.state === 'open' && window.until !== undefined
      ? window.until - handle.store.now()
      : undefined;
  }

  get urgency(): Urgency {
    const { left } = this;
    return left === undefined ? 'calm' : urgencyOf(left);
  }

  protected override key(): unknown {
    return this.#conversationId();
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    const id = this.#conversationId();
    if (id === undefined) return () => undefined;
    const { store, environment } = handle;
    const { clock, connectivity } = environment;
    let timer: unknown;
    const arm = (): void => {
      clock.clearTimeout(timer);
      const { left } = this;
      if (left !== undefined) timer = clock.setTimeout(look, nextLook(left));
    };
    const look = (): void => {
      arm();
      wake();
    };
    const undo = [
      store.conversations.watch(id, look),
      store.outbox.watchAll((entryId, old) => {
        if ((store.outbox.get(entryId) ?? old)?.conversationId === id) look();
      }),
      store.watchRules((of = id) => of === id && look()),
      connectivity.watch(look),
      () => clock.clearTimeout(timer),
    ];
    arm();
    return () => undo.forEach((stop) => stop());
  }
}
