import { systemClock } from '../browser/clock.js';
import { newId } from '../browser/new-id.js';
import type { Clock } from '../domain/ports.js';
import { Breach, show, Skip } from './breach.js';
import { failureOf } from './desk.js';
import type { Hand } from './hand.js';
import { Patience } from './patience.js';
import type { Rule } from './rule.js';
import { capabilityRules } from './rules/capabilities.js';
import { closingRules } from './rules/closing.js';
import { commandRules } from './rules/commands.js';
import { contentRules } from './rules/content.js';
import { endRules } from './rules/end.js';
import { lookupRules } from './rules/lookups.js';
import { pagingRules } from './rules/paging.js';
import { phoneRules } from './rules/phone.js';
import { revisionRules } from './rules/revisions.js';
import { shapeRules } from './rules/shape.js';
import { sightRules } from './rules/sight.js';
import { streamRules } from './rules/stream.js';
import { windowRules } from './rules/window.js';
import { Scene } from './scene.js';
import { skip } from './skip.js';
import { storyRules } from './story/rules.js';

export type { Customer, Hand, Seat } from './hand.js';

export interface ContractOptions {
  /** A group of tests: mocha's, node:test's, vitest's. */
  describe: (name: string, body: () => void) => unknown;
  /** One test. The suite asks for nothing else of a runner; skips go through the test's own context. */
  it: (name: string, body: (this: unknown, ...context: unknown[]) => Promise<void>) => unknown;
  /** A hand on a backend, for one rule. */
  start: () => Promise<Hand>;
  /** Stands in the group's name. Default `adapter`. */
  name?: string;
  /** Of the random part: a whole number, given to see a failure again. Default: another one each time. */
  seed?: number;
  /** How many stories each rule of the random part tells. Default 5; 0 leaves it out. */
  runs?: number;
  /** How long to wait for what must come, in milliseconds. Only a broken promise waits so long. Default 10,000. */
  patienceMs?: number;
  /** Tells the patience. Default: the machine's. */
  clock?: Clock;
}

/** A promise of the port that an adapter does not keep. */
export class ContractError extends Error {
  /** The number of the rule in `docs/adapters.md`, and its sentence. */
  readonly rule: { number: number; promise: string };
  readonly expected: string;
  readonly came: string;

  constructor({ number, promise }: Rule, expected: string, came: string, cause: unknown) {
    super(`Rule ${number}: ${promise}.\n  expected: ${expected}\n  came: ${came}`, { cause });
    this.name = 'ContractError';
    this.rule = { number, promise };
    this.expected = expected;
    this.came = came;
  }
}

/**
 * Declares the contract of the port (`docs/adapters.md`) as tests: one each rule, named by its number and a sentence.
 * A failure is a ContractError; a rule that does not apply, or that the hand cannot play, is skipped with the reason.
 */
export function adapterContract({
  describe,
  it,
  start,
  name = 'adapter',
  seed = seedOf(newId()),
  runs = 5,
  patienceMs = 10_000,
  clock = systemClock,
}: ContractOptions): void {
  const patience = new Patience(clock, patienceMs);
  describe(`${name}: the contract of the port`, () => {
    for (const rule of [...RULES, ...storyRules({ seed, runs })]) {
      // Without parameters, because mocha takes the first one for a callback.
      it(`${rule.number} · ${rule.promise}`, async function (...context) {
        const reason = await play(rule, start, patience);
        if (reason !== undefined) skip(reason, this, context);
      });
    }
  });
}

const RULES: readonly Rule[] = [
  ...streamRules,
  ...revisionRules,
  ...sightRules,
  ...phoneRules,
  ...endRules,
  ...commandRules,
  ...windowRules,
  ...pagingRules,
  ...capabilityRules,
  ...contentRules,
  ...lookupRules,
  ...closingRules,
  ...shapeRules,
].sort((a, b) => a.number - b.number);

/** Resolves to why the rule was not played, when it was not. @throws ContractError */
async function play(
  rule: Rule,
  start: () => Promise<Hand>,
  patience: Patience,
): Promise<string | undefined> {
  const hand = await start();
  const scene = new Scene(hand, patience, newId);
  const thrown = await failureOf(rule.play(scene));
  await scene.leave();
  const unclosed = await failureOf(hand.close());
  if (thrown !== undefined && !(thrown instanceof Skip)) throw errorOf(rule, thrown);
  if (unclosed !== undefined) throw unclosed as Error;
  return thrown?.message;
}

function errorOf(rule: Rule, thrown: unknown): ContractError {
  const { expected, came } =
    thrown instanceof Breach ? thrown : { expected: 'no error', came: show(thrown) };
  return new ContractError(rule, expected, came, thrown);
}

/** The random end of an id. */
const seedOf = (id: string): number => parseInt(id.slice(-7), 16);
