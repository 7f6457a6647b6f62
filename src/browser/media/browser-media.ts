import { loadModule } from '../../domain/load-module.js';
import type { MediaTools } from '../../domain/media-tools.js';
import type { DecodeImage } from './fit-image.js';

export interface BrowserMediaOptions {
  /** For HEIC, which only Safari decodes; without it such a picture is refused. */
  decodeImage?: DecodeImage | undefined;
}

/** The browser's microphone, camera and converters, each loaded on first use. */
export const browserMedia = ({ decodeImage }: BrowserMediaOptions = {}): MediaTools => {
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
      fitImage ??= imageFitter(decodeImage);
      return fitImage(picture, limit);
    },
  };
};
