import { loadModule } from '../../domain/load-module.js';
import { ImageError, type FittedImage, type MediaTools } from '../../domain/media-tools.js';
import type { ImageRequest } from './image-messages.js';
import { ImageThread } from './image-thread.js';

/** Between the pictures of one conversation and the next; a worker holds some megabytes. */
const IDLE_MS = 10_000;

/**
 * Decodes what the browser cannot, HEIC: a decoder of the host's, or its server. What it answers is fitted like any
 * other picture; a bitmap is closed. When it rejects, the agent is told that the picture cannot be read.
 */
export type DecodeImage = (file: Blob) => Promise<ImageBitmap | Blob>;

export interface ImageOptions {
  /** Without one, HEIC is refused where the browser is not Safari. Read when it is needed. */
  decodeImage?: DecodeImage | undefined;
}

/**
 * Brings pictures to what a channel takes, one after the other: each one is large once it is decoded. That is done in a
 * worker, which begins with the first picture and ends when there has been none for a while; where there can be no
 * worker, in the page, in small pieces.
 */
export const imageFitter = (options: ImageOptions = {}): MediaTools['fitImage'] => {
  const prepare = inLine(imagePreparer());
  return async (picture, limit) => {
    try {
      return await prepare({ picture, limit });
    } catch (error) {
      const { decodeImage } = options;
      if (!decodeImage || !(error instanceof ImageError) || error.code !== 'heic') throw error;
      return prepare({ picture: await decodeBy(decodeImage, picture), limit });
    }
  };
};

const decodeBy = async (decode: DecodeImage, picture: Blob): Promise<ImageBitmap | Blob> => {
  try {
    return await decode(picture);
  } catch (cause) {
    throw new ImageError('unreadable', { cause });
  }
};

type Prepare = (request: ImageRequest) => Promise<FittedImage>;

/** Begins with each one when the one before it is done. */
const inLine = (prepare: Prepare): Prepare => {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const fitted = last.then(() => prepare(request));
    last = fitted.catch(() => undefined);
    return fitted;
  };
};

const imagePreparer = (): Prepare => {
  let starting: Promise<ImageThread | undefined> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  return async (request) => {
    clearTimeout(idle);
    starting ??= ImageThread.start();
    const thread = await starting;
    if (!thread) return prepareInPage(request);
    const end = (): void => {
      thread.end();
      starting = undefined;
    };
    try {
      return await thread.prepare(request);
    } finally {
      if (thread.broken) end();
      else idle = setTimeout(end, IDLE_MS);
    }
  };
};

const prepareInPage: Prepare = async ({ picture, limit }) => {
  const { prepareImage } = await loadModule(() => import('./prepare-image.js'));
  return prepareImage(picture, limit);
};
