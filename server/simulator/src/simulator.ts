import { Hono } from 'hono';
import { simulatorClient } from './client.js';
import { SimulatorClock, systemClock, type Clock, type Ms } from './clock.js';
import type { BusinessNumber, NewTemplate, SimulatorControl } from './control.js';
import { controlApp } from './control/routes.js';
import { Faults } from './faults.js';
import { graphApp } from './graph/app.js';
import { addTemplate } from './graph/templates.js';
import { Ids } from './ids.js';
import { NUMBERS, TEMPLATES } from './seed.js';
import type { Settings, Simulation } from './simulation.js';
import { StatusLadder } from './statuses.js';
import { Dispatcher } from './webhooks/dispatcher.js';
import { World } from './world.js';

export interface SimulatorOptions {
  /** What the simulator's own clock runs with. Default the system's; `frozenClock()` for tests. */
  clock?: Clock;
  /** The same seed gives the same ids. Default `'chat-inbox'`. */
  seed?: string;
  /** How webhooks leave. Default the global one; a test may hand them to a gateway in the same process. */
  fetch?: (request: Request) => Promise<Response>;
  /** Where webhooks go; they wait until there is one (`control.webhooks.subscribe`). */
  callback?: string;
  /** Default `'simulator-token'`. */
  accessToken?: string;
  /** Signs webhooks. Default `'simulator-secret'`. */
  appSecret?: string;
  /** Default one: Loja Aurora. */
  numbers?: readonly BusinessNumber[];
  /** Default four of every kind. */
  templates?: readonly NewTemplate[];
  /** From acceptance to `sent`. Default 100 ms; 0 is right after the answer. */
  sentMs?: Ms;
  /** From `sent` to `delivered`. Default 300 ms. */
  deliveredMs?: Ms;
  /** How a text outside the window is refused. Default `'answer'`; Meta does both. */
  windowError?: Settings['windowError'];
  /** How many webhooks are on their way at once. Default 1, which keeps their order; Meta sends many. */
  concurrency?: number;
  /** Where media URLs point. Default the origin of the request that asked. */
  publicUrl?: string;
}

export interface Simulator {
  /** The Graph surface and `/control`, as a hono app: `app.request(…)` needs no socket. */
  app: Hono;
  /** `app.fetch`, as a function: give it to a gateway as its `fetch`. */
  fetch: (request: Request) => Promise<Response>;
  control: SimulatorControl;
  /** The simulator's clock; give it to a gateway, and both move together. */
  clock: SimulatorClock;
  accessToken: string;
  appSecret: string;
  numbers: readonly BusinessNumber[];
}

/** A WhatsApp of one's own, in memory: Meta's Graph API on one side, customers on the other. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const sim = assemble(options);
  const begin = (): void => {
    for (const template of options.templates ?? TEMPLATES) addTemplate(sim, template);
  };
  begin();
  const app = new Hono();
  app.route('/', graphApp(sim));
  app.route(
    '/control',
    controlApp(sim, () => {
      sim.clock.reset();
      sim.webhooks.reset();
      sim.faults.clear();
      sim.world.clear();
      sim.ids.reset();
      begin();
    }),
  );
  app.onError((error) => {
    throw error;
  });
  const fetch = async (request: Request): Promise<Response> => app.fetch(request);
  const { accessToken, appSecret, numbers } = sim.settings;
  const control = simulatorClient('http://simulator.localhost', fetch);
  return { app, fetch, control, clock: sim.clock, accessToken, appSecret, numbers };
}

function assemble(options: SimulatorOptions): Simulation {
  const {
    seed = 'chat-inbox',
    fetch = globalThis.fetch,
    accessToken = 'simulator-token',
    appSecret = 'simulator-secret',
    numbers = NUMBERS,
    sentMs = 100,
    deliveredMs = 300,
    windowError = 'answer',
    concurrency = 1,
    publicUrl,
  } = options;
  const settings: Settings = {
    accessToken,
    appSecret,
    numbers,
    sentMs,
    deliveredMs,
    windowError,
    ...(publicUrl !== undefined && { publicUrl }),
  };
  const clock = new SimulatorClock(options.clock ?? systemClock);
  const ids = new Ids(seed);
  const faults = new Faults(ids.random);
  const world = new World(numbers);
  const webhooks = new Dispatcher({
    clock,
    faults,
    fetch,
    appSecret,
    concurrency,
    onChange: (delivery) => {
      if (delivery.state === 'delivered') arrived(world, delivery.contains);
      world.emit({ type: 'webhook', delivery });
    },
  });
  webhooks.callback = options.callback;
  const statuses = new StatusLadder({ clock, world, webhooks, settings });
  return { settings, clock, ids, faults, world, webhooks, statuses, fetch };
}

/** A customer's message whose webhook was taken has its second tick. */
function arrived(world: World, contains: string[]): void {
  for (const id of contains) {
    const message = world.message(id);
    if (message?.direction !== 'in' || message.status !== 'sent') continue;
    message.status = 'delivered';
    world.saveMessage(message);
  }
}
