import { fromCallback } from 'xstate';
import type { Id, Ms } from '../domain/id.js';
import { attempt } from './attempt.js';
import type { Ports } from './ports.js';

const REPEAT: Ms = 3000;
const PAUSE: Ms = 5000;

/** Hints that the agent is typing: at most every 3 s, and once when she has stopped. */
export const typistActor = fromCallback<{ type: 'typing' }, { ports: Ports; conversationId: Id }>(
  ({ input: { ports, conversationId }, receive }) => {
    const { store, environment } = ports;
    const { clock } = environment;
    let hinted: Ms | undefined;
    let timer: unknown;

    const hint = (on: boolean): void => {
      const { session } = store;
      if (!session?.info.can.hints?.includes('typing')) return;
      attempt(ports.report, () => session.hint?.({ type: 'typing', conversationId, on }));
    };
    const rest = (): void => {
      clock.clearTimeout(timer);
      if (hinted !== undefined) hint(false);
      hinted = undefined;
    };
    receive(() => {
      const now = clock.now();
      if (hinted === undefined || now - hinted >= REPEAT) {
        hinted = now;
        hint(true);
      }
      clock.clearTimeout(timer);
      timer = clock.setTimeout(rest, PAUSE);
    });
    return rest;
  },
);
