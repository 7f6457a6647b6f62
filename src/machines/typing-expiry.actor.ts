import { fromCallback, type EventObject } from 'xstate';
import type { Ports } from './ports.js';

/** Takes "is typing" away when its time is over. */
export const typingExpiryActor = fromCallback<EventObject, Ports>(
  ({ input: { store, environment } }) => {
    const { clock } = environment;
    let timer: unknown;
    const sweep = (): void => {
      clock.clearTimeout(timer);
      let next = Infinity;
      for (const { conversationId, until } of [...store.typing.values()]) {
        if (until > store.now()) next = Math.min(next, until);
        else store.typing.delete(conversationId);
      }
      if (next < Infinity) timer = clock.setTimeout(sweep, next - store.now());
    };
    const unwatch = store.typing.watchAll((id) => {
      if (store.typing.get(id)) sweep();
    });
    return () => {
      unwatch();
      clock.clearTimeout(timer);
    };
  },
);
