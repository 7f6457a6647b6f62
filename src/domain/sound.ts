import type { SoundFacts } from './message.js';

/** So many amplitudes draw a sound at every width of a bubble. */
export const MAX_LEVELS = 64;

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/**
 * What the sender knows of a sound, as it may leave: whole milliseconds, and amplitudes of two decimals from 0 to 1.
 * What cannot be true is left out.
 */
export const soundFacts = ({
  durationMs = 0,
  waveform = [],
  voice,
}: Loose<SoundFacts>): SoundFacts => {
  const length = Math.round(durationMs);
  const levels = waveform
    .slice(0, MAX_LEVELS)
    .map((level) => Math.round(Math.min(Math.max(level, 0), 1) * 100) / 100);
  return {
    ...(length > 0 && Number.isFinite(length) && { durationMs: length }),
    ...(levels.length > 0 && levels.every(Number.isFinite) && { waveform: levels }),
    ...(voice && { voice }),
  };
};
