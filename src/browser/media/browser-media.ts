import { loadModule } from '../../domain/load-module.js';
import type { MediaTools } from '../../domain/media-tools.js';

/** The browser's microphone, camera and converters, each loaded on first use. */
export const browserMedia = (): MediaTools => ({
  record: async (signal) => (await loadModule(() => import('./microphone.js'))).record(signal),
  toVoice: async (recorded) => (await loadModule(() => import('./to-voice.js'))).toVoice(recorded),
  openCamera: async (choice, signal) =>
    (await loadModule(() => import('./camera.js'))).openCamera(choice, signal),
  fitImage: () => Promise.reject(new Error('not in this browser')),
});
