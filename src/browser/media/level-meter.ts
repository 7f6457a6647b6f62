const QUIETEST_DB = -60;

export interface LevelMeter {
  /** Loudness of the moment in decibels, from −60 as 0 to full scale as 1. */
  level(): number;
  /** Releases the audio device. */
  close(): void;
}

/** Hears a stream without playing it. */
export const levelMeter = (stream: MediaStream): LevelMeter => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  const samples = new Float32Array(analyser.fftSize);
  context.createMediaStreamSource(stream).connect(analyser);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const decibels = 10 * Math.log10(power);
      return Math.min(1, Math.max(0, 1 - decibels / QUIETEST_DB));
    },
    close: () => void context.close(),
  };
};
