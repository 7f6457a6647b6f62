import { executeServerCommand } from '@web/test-runner-commands';

/** A sound of `test/samples`: 440 Hz for a second and a half. */
export const sampleOf = async (name: string): Promise<Blob> =>
  (await fetch(new URL(`../samples/${name}`, import.meta.url))).blob();

/** What a player makes of a sound. */
export const decode = async (sound: Blob): Promise<AudioBuffer> =>
  new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await sound.arrayBuffer());

/** How often a second the middle of a sound goes from below to above nothing: its pitch. */
export const pitchOf = (sound: AudioBuffer): number => {
  const second = sound.getChannelData(0).slice(sound.sampleRate / 4, (sound.sampleRate * 5) / 4);
  return second.filter((sample, at) => sample >= 0 && (second[at - 1] ?? 0) < 0).length;
};

export interface Probed {
  format: { format_name: string; duration: string };
  streams: { codec_name: string; channels: number; sample_rate: string }[];
}

/** What ffprobe says of a file; nothing where it is not installed. */
export const probe = async (file: Blob): Promise<Probed | undefined> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const told = await executeServerCommand<Probed | { missing: true }, { base64: string }>(
    'ffprobe',
    { base64 },
  );
  return 'missing' in told ? undefined : told;
};

const WAV_RATE = 8000;

/** A WAV file of one channel, 8,000 samples a second. */
export const wavOf = (samples: readonly number[]): Blob => {
  const view = new DataView(new ArrayBuffer(44 + 2 * samples.length));
  const write = (at: number, text: string): void =>
    [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, 36 + 2 * samples.length, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, WAV_RATE, true);
  view.setUint32(28, 2 * WAV_RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, 2 * samples.length, true);
  samples.forEach((sample, at) => view.setInt16(44 + 2 * at, sample * 32767, true));
  return new Blob([view.buffer], { type: 'audio/wav' });
};
