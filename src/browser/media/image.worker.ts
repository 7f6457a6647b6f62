// A worker of the module kind: says that it is there, then answers each picture with what the channel takes.
import type { ImageError } from '../../domain/media-tools.js';
import { READY, type ImageAnswer, type ImageRequest } from './image-messages.js';
import { prepareImage } from './prepare-image.js';

const answerTo = async ({ picture, limit }: ImageRequest): Promise<ImageAnswer> => {
  try {
    const fitted = await prepareImage(picture, limit);
    return { fitted, unchanged: fitted.blob === picture };
  } catch (error) {
    const { code, cause } = error as ImageError;
    return { problem: code, why: String(cause ?? error) };
  }
};

self.addEventListener('message', ({ data }: MessageEvent<ImageRequest>) => {
  void answerTo(data).then((answer) => self.postMessage(answer));
});
self.postMessage(READY);
