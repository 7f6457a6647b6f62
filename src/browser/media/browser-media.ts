import { loadModule } from '../../domain/load-module.js';
import type { MediaTools } from '../../domain/media-tools.js';
import type { ImageOptions } from './fit-image.js';

/** The browser's microphone, camera and converters, each loaded on first use. */
export const browserMedia = (options: ImageOptions = {}): MediaTools => {
  let fitImage: MediaTools['fitImage'] | undefined;
  return {
    record: async (signal) => (await loadModule(() => import('./microphone.js'))).record(signal),
    toVoice: async (recorded) =>
      (await loadModule(() => import('./to-voice.js'))).toVoice(recorded),
    soundShape: async (sound) =>
      (await loadModule(() => import('./sound-shape.js'))).soundShape(sound),
    openCamera: async (choice, signal) =>
      (await loadModule(() => import('./camera.js'))).openCamera(choice, signal),
    fitImage: async (picture, limit) => {
      const { imageFitter } = await loadModule(() => import('./fit-image.js'));
      fitImage ??= imageFitter(options);
      return fitImage(picture, limit);
    },
  };
};
