import { fromCallback, type EventObject } from 'xstate';
import type { Id } from '../domain/id.js';
import type { Ports } from './ports.js';

/** Keeps the messages of a conversation while it is on the screen, and its draft safe when it, or the page, leaves. */
export const onScreenActor = fromCallback<EventObject, { ports: Ports; conversationId: Id }>(
  ({ input: { ports, conversationId } }) => {
    const flushDrafts = (): void => ports.persistence.flushDrafts();
    ports.store.threads.open(conversationId);
    ports.store.undelivered.delete(conversationId);
    const unwatch = ports.environment.connectivity.watch(flushDrafts);
    return () => {
      unwatch();
      ports.store.threads.leave(conversationId);
      flushDrafts();
    };
  },
);
