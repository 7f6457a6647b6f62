import type { SoundShape } from '../../domain/media-tools.js';
import { MAX_BYTES, shapeOf } from './waveform.js';

/** The shape of a file, or of what is at an address of our own origin: others, and `blob:`, policies do not let us read. */
export const soundShape = async (sound: Blob | string): Promise<SoundShape | undefined> => {
  const file = typeof sound === 'string' ? await load(sound) : sound;
  return file && shapeOf(file);
};

const load = async (url: string): Promise<Blob | undefined> => {
  const { protocol, origin } = new URL(url);
  if (protocol === 'blob:' || origin !== location.origin) return undefined;
  const controller = new AbortController();
  const response = await fetch(url, { signal: controller.signal });
  const length = Number(response.headers.get('content-length') ?? Infinity);
  if (response.ok && length <= MAX_BYTES) return response.blob();
  controller.abort();
  return undefined;
};
