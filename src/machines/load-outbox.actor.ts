import { fromPromise } from 'xstate';
import { backoff } from './backoff.js';
import { once } from './once.js';
import type { outboxMachine } from './outbox.machine.js';
import type { Ports } from './ports.js';
import { pause, whenLive } from './waiting.js';

export type OutboxMachine = typeof outboxMachine;

/** The machine that sends. */
export const loadOutbox = once(async () => (await import('./outbox.machine.js')).outboxMachine);

/**
 * Loads the machine that sends once the stream is up, however often that takes; what is written until then waits in
 * storage. Every failure is reported.
 */
export const loadOutboxActor = (load = loadOutbox) =>
  fromPromise<OutboxMachine, Ports>(async ({ input: { store, environment, report }, signal }) => {
    await whenLive(store, signal);
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await load();
      } catch (error) {
        report(error);
        await pause(environment.clock, backoff(attempt, environment.random()), signal);
      }
    }
  });
