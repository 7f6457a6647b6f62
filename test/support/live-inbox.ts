import { createInbox } from '../../src/create-inbox.js';
import type { Environment } from '../../src/domain/ports.js';
import type { AfterTemplate } from '../../src/domain/window.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';
import { FakeBackend, type Call, type FakeOptions, type Rule } from './fake-backend.js';
import { loadSessionParts } from './session-parts.js';
import { turn, World } from './world.js';

export interface LiveInbox {
  handle: InboxHandle;
  backend: FakeBackend;
  world: World;
}

/** A whole inbox on a backend of a few rows, in a world whose time passes only when told to. */
export const liveInbox = async ({
  rules = {},
  environment = {},
  report = (error) => {
    throw error;
  },
  afterTemplate = 'lock',
  ...options
}: FakeOptions & {
  rules?: Partial<Record<Call, Rule>>;
  /** Parts of the world that shall be otherwise. */
  environment?: Partial<Environment>;
  /** Default: what nobody is told of fails the test. */
  report?: (error: unknown) => void;
  afterTemplate?: AfterTemplate;
} = {}): Promise<LiveInbox> => {
  const world = new World();
  const backend = new FakeBackend({ now: () => world.clock.now(), ...options });
  Object.assign(backend.rules, rules);
  await loadSessionParts();
  const handle = createInbox({
    adapter: backend.adapter,
    environment: { ...world.environment(), ...environment },
    locale: 'pt-BR',
    report,
    afterTemplate,
  });
  await turn();
  await turn();
  return { handle, backend, world };
};
