import type { AdapterError } from '../domain/errors.js';

/** Something was expected and something else came: thrown inside a rule. */
export class Breach extends Error {
  readonly expected: string;
  readonly came: string;

  constructor(expected: string, came: unknown, cause?: unknown) {
    const words = typeof came === 'string' ? came : show(came);
    super(`expected ${expected}, but came ${words}`, { cause });
    this.name = 'Breach';
    this.expected = expected;
    this.came = words;
  }
}

/** A rule does not apply to this adapter, or this hand cannot play it. */
export class Skip extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Skip';
  }
}

/** @throws Breach unless it holds */
export function hold(holds: boolean, expected: string, came: unknown): asserts holds {
  if (!holds) throw new Breach(expected, came);
}

/** Compares as JSON, whatever the order of keys. @throws Breach when they differ */
export function same(came: unknown, expected: unknown, what: string): void {
  if (canonical(came) !== canonical(expected))
    throw new Breach(`${what} to be ${show(expected)}`, came);
}

/** What a rule needs of the hand or the adapter. @throws Skip when it is absent */
export function need<T>(part: T | undefined | false, what: string): NonNullable<T> {
  if (part === undefined || part === null || part === false) throw new Skip(what);
  return part;
}

const LONGEST = 600;

/** A value for a person to read. */
export function show(value: unknown): string {
  if (value instanceof Error) return showError(value);
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function showError(error: Error): string {
  if (!isAdapterError(error)) return `${error.name}: ${error.message}`;
  return `AdapterError ${error.code} (applied: ${error.applied}): ${error.message}`;
}

/** By name: the adapter may have come with another copy of this package. */
export const isAdapterError = (thrown: unknown): thrown is AdapterError =>
  thrown instanceof Error && thrown.name === 'AdapterError' && 'code' in thrown;

/** JSON with its keys in order and without what is undefined. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'undefined';
