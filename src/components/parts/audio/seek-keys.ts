import type { Ms } from '../../../domain/id.js';

/** Seconds, towards the end. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** Where a key leads to in a sound; undefined where it means nothing. Right to left, so goes the time. */
export const seekOf = (key: string, at: Ms, length: Ms, isRtl: boolean): Ms | undefined => {
  if (key === 'Home') return 0;
  if (key === 'End') return length;
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const isTurned = isRtl && (key === 'ArrowLeft' || key === 'ArrowRight');
  return Math.min(Math.max(at + (isTurned ? -step : step) * 1000, 0), length);
};
