/** What mocha's `this`, and the context that node:test and vitest hand over, can do. */
interface Skippable {
  skip?: (reason?: string) => void;
  /** mocha's own view of the test, whose title is the only place for a reason. */
  test?: { title?: string };
}

/** Tells the runner that a test was left out, and why. @throws Error when the runner has no way to say so */
export function skip(reason: string, self: unknown, [context]: unknown[]): void {
  const runner = [context, self].map((own) => own as Skippable | undefined);
  const found = runner.find((own) => typeof own?.skip === 'function');
  if (!found) throw new Error(`Skipped: ${reason}. This runner cannot tell so; see \`it\`.`);
  if (typeof found.test?.title === 'string') found.test.title += ` (skipped: ${reason})`;
  found.skip!(reason);
}
