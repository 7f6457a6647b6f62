/** One stretch that differs between two lists: `removed` rows from `at` on gave way to `added` others. */
export interface Splice {
  at: number;
  removed: number;
  added: number;
}

/** What makes one list of the other, by the keys of their rows; undefined when these are the same. */
export const spliceOf = <T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => unknown,
): Splice | undefined => {
  const shorter = Math.min(before.length, after.length);
  const isSame = (a: T, b: T): boolean => a === b || keyOf(a) === keyOf(b);
  let at = 0;
  while (at < shorter && isSame(before[at]!, after[at]!)) at += 1;
  let end = 0;
  while (
    end < shorter - at &&
    isSame(before[before.length - 1 - end]!, after[after.length - 1 - end]!)
  ) {
    end += 1;
  }
  const [removed, added] = [before.length - at - end, after.length - at - end];
  return removed === 0 && added === 0 ? undefined : { at, removed, added };
};
