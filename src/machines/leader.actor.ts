import { fromCallback, type EventObject } from 'xstate';
import type { LeaderLock } from '../domain/ports.js';

export type LeaderEvent = { type: 'lead' } | { type: 'follow' };

/** Tells when this tab leads for an account, and when another one has taken over. */
export const leaderActor = fromCallback<EventObject, { locks: LeaderLock; account: string }>(
  ({ input: { locks, account }, sendBack }) => {
    const controller = new AbortController();
    locks.hold(
      `chat-inbox:${account}`,
      (leading) => sendBack({ type: leading ? 'lead' : 'follow' } satisfies LeaderEvent),
      controller.signal,
    );
    return () => controller.abort();
  },
);
