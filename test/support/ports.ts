import type { Ports } from '../../src/machines/ports.js';
import { Persistence } from '../../src/store/persistence.js';
import { Store } from '../../src/store/store.js';
import { FakeBackend, type FakeOptions } from './fake-backend.js';
import { loadSessionParts } from './session-parts.js';
import type { World } from './world.js';

/** What a machine works with, signed in and live, without the rest of an inbox. */
export const livePorts = async (
  world: World,
  options: FakeOptions = {},
): Promise<{ ports: Ports; backend: FakeBackend }> => {
  await loadSessionParts();
  const backend = new FakeBackend({ now: () => world.clock.now(), ...options });
  const environment = world.environment();
  const report = (error: unknown): void => {
    throw error;
  };
  const store = new Store({ clock: world.clock, report });
  const persistence = new Persistence(store, environment, report);
  const { signal } = new AbortController();
  const session = await backend.adapter.open({ signal, locale: 'pt-BR' });
  await persistence.open('fake:ana');
  store.setSession(session);
  store.setLive(true);
  const items = [...backend.conversations.values()];
  store.apply({ type: 'conversations', items });
  const ports: Ports = {
    adapter: backend.adapter,
    environment,
    store,
    persistence,
    locale: 'pt-BR',
    report,
    onUnauthorized: () => undefined,
  };
  return { ports, backend };
};
