import { fromCallback } from 'xstate';
import { toAdapterError } from '../domain/errors.js';
import type { Id, Ms } from '../domain/id.js';
import { backoff } from './backoff.js';
import { execute } from './execute.js';
import type { Ports } from './ports.js';

const TOGETHER: Ms = 300;

export interface SeenEvent {
  type: 'seen';
  /** `order` of the last message the agent has seen. */
  order: string;
}

export interface ReaderInput {
  ports: Ports;
  conversationId: Id;
  readonly: boolean;
}

/**
 * Tells the backend up to where a conversation of the agent's own was read: the furthest only, once a moment, until it is
 * taken. What she sees of others' is not read.
 */
export const readerActor = fromCallback<SeenEvent, ReaderInput>(
  ({ input: { ports, conversationId, readonly }, receive }) => {
    const { environment, store } = ports;
    const { clock } = environment;
    const controller = new AbortController();
    const { signal } = controller;
    let seen = '';
    let told = '';
    let tries = 0;
    let timer: unknown;

    const later = (ms: Ms): void => {
      timer ??= clock.setTimeout(() => {
        timer = undefined;
        void tell();
      }, ms);
    };
    const tell = async (): Promise<void> => {
      const upTo = seen;
      if (upTo <= told) return;
      try {
        await execute(
          ports,
          { id: environment.newId(), type: 'read', conversationId, upTo },
          signal,
        );
        told = upTo;
        tries = 0;
      } catch (thrown) {
        const { retry, detail } = toAdapterError(thrown);
        if (retry === 'never') told = upTo;
        else if (!signal.aborted)
          return later(TOGETHER + backoff(tries++, environment.random(), detail.retryAfterMs));
      }
      if (seen > told && !signal.aborted) later(TOGETHER);
    };
    receive(({ order }) => {
      const isHers = !readonly && store.seatOf(conversationId) === 'mine';
      if (order > seen && isHers) seen = order;
      if (seen > told) later(TOGETHER);
    });
    return () => {
      clock.clearTimeout(timer);
      controller.abort();
    };
  },
);
