/** Milliseconds of a clock that all processes of this machine share. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

export interface Quantiles {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

export function quantilesOf(samples: readonly number[]): Quantiles {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

export const medianOf = (values: readonly number[]): number => quantilesOf(values).p50;
