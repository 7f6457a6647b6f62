import type { Id } from '../../../domain/id.js';

/**
 * By how many rows the shown ones have moved down, from one order to another: the median of them, since a row that
 * moved by itself is not what is being read. Zero when none of them is left.
 */
export const shiftOf = (
  before: readonly Id[],
  after: readonly Id[],
  from: number,
  count: number,
): number => {
  const shifts = before.slice(from, from + count).flatMap((id, at) => {
    const now = after.indexOf(id);
    return now < 0 ? [] : [now - from - at];
  });
  return shifts.sort((a, b) => a - b)[shifts.length >> 1] ?? 0;
};
