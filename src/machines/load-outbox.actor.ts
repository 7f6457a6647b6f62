import { fromPromise } from 'xstate';
import { loadModule } from '../domain/load-module.js';
import { backoff } from './backoff.js';
import { once } from './once.js';
import type { outboxMachine } from './outbox.machine.js';
import type { Ports } from './ports.js';
import { pause, whenLive, whenLiveAgain } from './waiting.js';

export type OutboxMachine = typeof outboxMachine;

/** The machine that sends. */
export const loadOutbox = once(
  async () => (await loadModule(() => import('./outbox.machine.js'))).outboxMachine,
);

/**
 * Loads the machine that sends once the stream is up, however often that takes: a while after each failure, which is
 * reported, or when the stream has been down and is up again. What is written until then waits in storage.
 */
export const loadOutboxActor = (load = loadOutbox) =>
  fromPromise<OutboxMachine, Ports>(async ({ input: { store, environment, report }, signal }) => {
    for (let attempt = 0; ; attempt += 1) {
      await whenLive(store, signal);
      try {
        return await load();
      } catch (error) {
        report(error);
        const round = new AbortController();
        const over = AbortSignal.any([signal, round.signal]);
        await Promise.race([
          pause(environment.clock, backoff(attempt, environment.random()), over),
          whenLiveAgain(store, over),
        ]);
        round.abort();
      }
    }
  });
