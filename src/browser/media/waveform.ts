import type { SoundShape } from '../../domain/media-tools.js';

/** Decoded, a sound takes twenty to a hundred times the memory of its file. */
export const MAX_BYTES = 4 * 2 ** 20;
const BARS = 64;
const SAMPLES_PER_SECOND = 8000; // enough to see it
const NEXT_TO_NOTHING = 0.01;

/**
 * Decodes a sound to see its shape; `undefined` when it is too long for that (4 MiB: 17 minutes of a voice note).
 * Rejects when the browser cannot decode it.
 */
export const shapeOf = async (sound: Blob): Promise<SoundShape | undefined> => {
  if (sound.size > MAX_BYTES) return undefined;
  const context = new OfflineAudioContext(1, 1, SAMPLES_PER_SECOND);
  const decoded = await context.decodeAudioData(await sound.arrayBuffer());
  return {
    durationMs: Math.round(decoded.duration * 1000),
    waveform: bars(decoded.getChannelData(0)),
  };
};

const bars = (samples: Float32Array): number[] => {
  const count = Math.min(BARS, samples.length);
  const edge = (bar: number): number => Math.round((bar * samples.length) / count);
  const loudness = Array.from({ length: count }, (_, bar) =>
    rootMeanSquare(samples.subarray(edge(bar), edge(bar + 1))),
  );
  const loudest = Math.max(NEXT_TO_NOTHING, ...loudness);
  return loudness.map((value) => Math.round((value / loudest) * 100) / 100);
};

const rootMeanSquare = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
