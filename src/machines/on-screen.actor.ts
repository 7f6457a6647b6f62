import { fromCallback, type EventObject } from 'xstate';
import type { Id } from '../domain/id.js';
import type { Ports } from './ports.js';

/** Keeps the messages of a conversation while it is on the screen, and its draft safe when it leaves. */
export const onScreenActor = fromCallback<EventObject, { ports: Ports; conversationId: Id }>(
  ({ input: { ports, conversationId } }) => {
    ports.store.threads.open(conversationId);
    return () => {
      ports.store.threads.leave(conversationId);
      ports.persistence.flushDrafts();
    };
  },
);
