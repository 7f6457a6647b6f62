import { readBmp } from './image/bmp.js';
import { hasText, ifLongEnough } from './bytes.js';
import { readGif } from './image/gif.js';
import type { ImageHeader, ImageKind } from './image/header.js';
import { kindOfHeif, readHeif } from './image/heif.js';
import { readJpeg } from './image/jpeg.js';
import { readPng } from './image/png.js';
import { readWebp } from './image/webp.js';

export type { ImageHeader, ImageKind } from './image/header.js';

/** The MIME type of each kind. */
export const IMAGE_MIME: Record<ImageKind, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  avif: 'image/avif',
  heic: 'image/heic',
};

/** The kind of picture that bytes begin, whatever their name or type says; 64 of them are enough. */
export const imageKindOf = (bytes: Uint8Array): ImageKind | undefined =>
  ifLongEnough(() => {
    if (hasText(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
    if (hasText(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
    if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) return 'gif';
    if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return 'webp';
    if (hasText(bytes, 0, 'BM')) return 'bmp';
    return hasText(bytes, 4, 'ftyp') ? kindOfHeif(bytes) : undefined;
  });

/**
 * What the first bytes of a picture say of it; none when they are no picture, or end before its size. A megabyte holds
 * nearly every header; of what stands behind the bytes given (XMP at the end, a second frame) nothing is told.
 */
export const readImageHeader = (bytes: Uint8Array): ImageHeader | undefined => {
  const kind = imageKindOf(bytes);
  return kind && ifLongEnough(() => READERS[kind](bytes));
};

const READERS: Record<ImageKind, (bytes: Uint8Array) => ImageHeader> = {
  jpeg: readJpeg,
  png: readPng,
  gif: readGif,
  webp: readWebp,
  bmp: readBmp,
  avif: (bytes) => readHeif(bytes, 'avif'),
  heic: (bytes) => readHeif(bytes, 'heic'),
};
