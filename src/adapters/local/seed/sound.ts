import type { Ms } from '../../../domain/id.js';

const RATE = 8000;

/** A sound, with what is shown of it before it loads. */
export interface Sound {
  blob: Blob;
  durationMs: Ms;
  waveform: number[];
}

/** Something like speech: syllables of a low, wavering voice. */
export const speech = (seconds: number): Sound =>
  sound(seconds, (at) => {
    const syllable = Math.max(0, Math.sin(at * 11) * Math.sin(at * 2.3 + 1));
    const pitch = 140 + 30 * Math.sin(at * 3.1);
    const voice = Math.sin(2 * Math.PI * pitch * at) + 0.5 * Math.sin(4 * Math.PI * pitch * at);
    return 0.4 * syllable * voice;
  });

/** A small tune. */
export const tune = (seconds: number): Sound =>
  sound(seconds, (at) => {
    const note = [262, 330, 392, 523, 392, 330][Math.floor(at * 3) % 6]!;
    return 0.4 * Math.exp(-4 * ((at * 3) % 1)) * Math.sin(2 * Math.PI * note * at);
  });

function sound(seconds: number, wave: (at: number) => number): Sound {
  const samples = Int16Array.from({ length: seconds * RATE }, (_, at) => wave(at / RATE) * 0x7fff);
  const bars = 48;
  const step = Math.floor(samples.length / bars);
  const peaks = Array.from({ length: bars }, (_, bar) =>
    samples
      .subarray(bar * step, (bar + 1) * step)
      .reduce((top, sample) => Math.max(top, Math.abs(sample)), 1),
  );
  const loudest = Math.max(...peaks);
  return {
    blob: new Blob([header(samples.byteLength), samples], { type: 'audio/wav' }),
    durationMs: seconds * 1000,
    waveform: peaks.map((peak) => Math.round((peak / loudest) * 100) / 100),
  };
}

/** RIFF, 16-bit PCM, mono. */
function header(bytes: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(44));
  const word = (at: number, text: string) => {
    for (let i = 0; i < text.length; i += 1) view.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, 'RIFF');
  view.setUint32(4, 36 + bytes, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, bytes, true);
  return view.buffer;
}
