import type { Ms, SimulatorClock } from './clock.js';
import type { BusinessNumber } from './control.js';
import type { Faults } from './faults.js';
import type { Ids } from './ids.js';
import type { StatusLadder } from './statuses.js';
import type { Dispatcher } from './webhooks/dispatcher.js';
import type { World } from './world.js';

export interface Settings {
  accessToken: string;
  appSecret: string;
  /** From acceptance to `sent`, from there to `delivered`. */
  sentMs: Ms;
  deliveredMs: Ms;
  /** How a text outside the window is refused: at once, or by a `failed` status. Meta does both. */
  windowError: 'answer' | 'status';
  numbers: readonly BusinessNumber[];
  /** Where media URLs point; the origin of the request if it is left out. */
  publicUrl?: string;
}

/** The parts of a simulator, as they see each other. */
export interface Simulation {
  readonly settings: Settings;
  readonly clock: SimulatorClock;
  readonly ids: Ids;
  readonly faults: Faults;
  readonly world: World;
  readonly webhooks: Dispatcher;
  readonly statuses: StatusLadder;
  readonly fetch: (request: Request) => Promise<Response>;
}
