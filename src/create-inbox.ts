import { createActor } from 'xstate';
import type { InboxHandle } from './machines/inbox-handle.js';
import type { Command } from './domain/commands.js';
import type { Environment, InboxAdapter } from './domain/ports.js';
import type { AfterTemplate } from './domain/window.js';
import { attempt } from './machines/attempt.js';
import { execute } from './machines/execute.js';
import { inboxMachine } from './machines/inbox.machine.js';
import type { Ports } from './machines/ports.js';
import { Persistence } from './store/persistence.js';
import { Store } from './store/store.js';

export interface InboxOptions {
  adapter: InboxAdapter;
  environment: Environment;
  /** BCP 47, for texts the server writes. */
  locale: string;
  /** Default `lock`. */
  afterTemplate?: AfterTemplate;
  /** Errors that no person is told of elsewhere: malformed events, storage that fails. Default: the console. */
  report?: (error: unknown) => void;
  /** Hears every command once it is answered, in the tab that gave it. Must not throw. */
  onAnswer?: Ports['onAnswer'];
}

/** Wires the core of one inbox and connects. Two of them on one page know nothing of each other. */
export const createInbox = ({
  adapter,
  environment,
  locale,
  afterTemplate = 'lock',
  report = (error) => console.error(error),
  onAnswer,
}: InboxOptions): InboxHandle => {
  const store = new Store({ clock: environment.clock, afterTemplate, report });
  const persistence = new Persistence(store, environment, report);
  const onUnauthorized = (): void => actor.send({ type: 'session.expired' });
  const ports: Ports = {
    adapter,
    environment,
    store,
    persistence,
    locale,
    report,
    onUnauthorized,
    onAnswer,
  };
  const actor = createActor(inboxMachine, { input: ports, clock: environment.clock });
  actor.subscribe({ error: report });
  actor.start();
  const life = new AbortController();
  return {
    store,
    actor,
    environment,
    execute: (command, signal = life.signal) => {
      const complete: Command = { ...command, id: command.id ?? environment.newId() };
      return execute(ports, complete, AbortSignal.any([signal, life.signal]));
    },
    dispose: () => {
      life.abort();
      actor.stop();
      store.setLive(false);
      attempt(report, () => store.session?.close?.());
      persistence.close();
    },
  };
};
