import { fromCallback, type EventObject } from 'xstate';
import type { Id } from '../domain/id.js';
import type { Ports } from './ports.js';

export type FactsEvent =
  /** Something about the open conversation may be different: look again. */
  | { type: 'row.changed' }
  /** It is no longer visible to this agent. */
  | { type: 'row.gone' };

/**
 * Tells whenever seat or window of a conversation may be different: its row, its outbox, the session, server time,
 * a wake-up, and the moment the window ends. A hint only: the answer is always computed anew.
 */
export const factsActor = fromCallback<EventObject, { ports: Ports; conversationId: Id }>(
  ({ input: { ports, conversationId }, sendBack }) => {
    const { store, environment } = ports;
    const { clock, connectivity } = environment;
    let timer: unknown;
    let known = store.conversations.get(conversationId) !== undefined;

    const arm = (): void => {
      clock.clearTimeout(timer);
      const window = store.windowOf(conversationId);
      const until = window?.state === 'open' ? window.until : undefined;
      if (until !== undefined) timer = clock.setTimeout(look, Math.max(until - store.now(), 0) + 1);
    };
    const look = (): void => {
      arm();
      sendBack({ type: 'row.changed' } satisfies FactsEvent);
    };
    const lookAtRow = (): void => {
      const there = store.conversations.get(conversationId) !== undefined;
      look();
      if (known && !there) sendBack({ type: 'row.gone' } satisfies FactsEvent);
      known = there;
    };
    const undo = [
      store.conversations.watch(conversationId, lookAtRow),
      store.outbox.watchAll((id, old) => {
        const entry = store.outbox.get(id);
        if ((entry ?? old)?.conversationId === conversationId && entry?.state !== old?.state)
          look();
      }),
      store.watchSession(look),
      store.watchRules((id = conversationId) => id === conversationId && look()),
      connectivity.watch(look),
      () => clock.clearTimeout(timer),
    ];
    arm();
    return () => undo.forEach((stop) => stop());
  },
);
