import { fromCallback, type EventObject } from 'xstate';
import type { Ms } from '../domain/id.js';
import type { Ports } from './ports.js';

/** Takes "is typing" away when its time is over. */
export const typingExpiryActor = fromCallback<EventObject, Ports>(
  ({ input: { store, environment } }) => {
    const { clock } = environment;
    let timer: unknown;
    let due = Infinity;
    const arm = (at: Ms): void => {
      if (at >= due) return;
      clock.clearTimeout(timer);
      due = at;
      timer = clock.setTimeout(sweep, at - store.now());
    };
    const sweep = (): void => {
      due = Infinity;
      for (const { conversationId, until } of [...store.typing.values()]) {
        if (until > store.now()) arm(until);
        else store.typing.delete(conversationId);
      }
    };
    const unwatch = store.typing.watchAll((id) => arm(store.typing.get(id)?.until ?? Infinity));
    return () => {
      unwatch();
      clock.clearTimeout(timer);
    };
  },
);
