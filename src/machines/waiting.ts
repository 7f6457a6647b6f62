import type { Ms } from '../domain/id.js';
import type { Clock, InboxSession } from '../domain/ports.js';
import type { Store } from '../store/store.js';

/** The session, once its stream is up: what is read then is at least as fresh as the stream. */
export const whenLive = (store: Store, signal: AbortSignal): Promise<InboxSession> =>
  new Promise((resolve) => {
    const undo = store.watchSession(() => look());
    const look = (): void => {
      if (!store.live || !store.session) return;
      undo();
      resolve(store.session);
    };
    signal.addEventListener('abort', undo);
    look();
  });

/** Resolves when the stream has been down and is up again, or never when aborted. */
export const whenLiveAgain = (store: Store, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let { live } = store;
    const undo = store.watchSession(() => {
      if (store.live && !live) resolve();
      live = store.live;
    });
    signal.addEventListener('abort', undo);
  });

/** Resolves after a while, or never when aborted. */
export const pause = (clock: Clock, ms: Ms, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = clock.setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clock.clearTimeout(timer));
  });
