import type { AnyActorRef, SnapshotFrom } from 'xstate';
import { Follower, type Host } from './follower.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { isSame } from './is-same.js';

/**
 * One actor of the inbox, followed when it comes and goes. Draws the host again only when what `select` picks of
 * the snapshot is different; lists and plain objects are compared by their members.
 */
export class ActorController<A extends AnyActorRef> extends Follower {
  readonly #find: (handle: InboxHandle) => A | undefined;
  readonly #select: (snapshot: SnapshotFrom<A>) => unknown;

  constructor(
    host: Host,
    find: (handle: InboxHandle) => A | undefined,
    select: (snapshot: SnapshotFrom<A>) => unknown = (snapshot) => snapshot,
  ) {
    super(host);
    this.#find = find;
    this.#select = select;
  }

  get actor(): A | undefined {
    return this.handle && this.#find(this.handle);
  }

  get snapshot(): SnapshotFrom<A> | undefined {
    return this.actor?.getSnapshot() as SnapshotFrom<A> | undefined;
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    let followed: A | undefined;
    let parent: AnyActorRef | undefined;
    let picked: unknown;
    let undo: (() => void)[] = [];

    const look = (): void => {
      const actor = this.#find(handle);
      const conversation: AnyActorRef | undefined =
        handle.actor.getSnapshot().children.conversation;
      const pick = actor && this.#select(actor.getSnapshot() as SnapshotFrom<A>);
      const changed = actor !== followed || !isSame(pick, picked);
      if (actor !== followed || conversation !== parent) {
        for (const stop of undo) stop();
        undo = [actor, conversation].flatMap((each) => (each ? [subscribe(each, look)] : []));
      }
      followed = actor;
      parent = conversation;
      picked = pick;
      if (changed) wake();
    };
    look();
    const stopRoot = subscribe(handle.actor, look);
    return () => {
      stopRoot();
      for (const stop of undo) stop();
    };
  }
}

const subscribe = (actor: AnyActorRef, listener: () => void): (() => void) => {
  const subscription = actor.subscribe({ next: listener, error: listener });
  return () => subscription.unsubscribe();
};
