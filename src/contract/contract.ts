import type { Clock } from '../domain/ports.js';
import type { Hand } from './hand.js';

export type { Customer, Hand, Seat } from './hand.js';

export interface ContractOptions {
  /** A group of tests: mocha's, node:test's, vitest's. */
  describe(name: string, body: () => void): unknown;
  /** One test. The suite asks for nothing else of a runner; skips go through the test's own context. */
  it(name: string, body: (this: unknown, ...context: unknown[]) => Promise<void>): unknown;
  /** A hand on a backend, for one rule. */
  start(): Promise<Hand>;
  /** Stands in the group's name. Default `adapter`. */
  name?: string;
  /** Of the random part: a whole number, given to see a failure again. Default: another one each time. */
  seed?: number;
  /** How many stories the random part tells, each on a hand of its own. Default 5; 0 leaves it out. */
  runs?: number;
  /** How long to wait for what must come, in milliseconds. Only a broken promise waits so long. Default 10,000. */
  patienceMs?: number;
  /** Tells the patience. Default: the machine's. */
  clock?: Clock;
}

/**
 * Declares the contract of the port (`docs/adapters.md`) as tests: a rule each, named by its number and a sentence. A
 * failure says which rule it is, what was expected and what came.
 */
export declare function adapterContract(options: ContractOptions): void;
