import { bareImage } from '../../domain/bare-image.js';
import {
  IMAGE_MIME,
  imageKindOf,
  readImageHeader,
  type ImageHeader,
  type ImageKind,
} from '../../domain/image-header.js';
import { ImageError, type FittedImage, type ImageLimit } from '../../domain/media-tools.js';
import { drawImage, sizesOf } from './draw-image.js';

/** Above the 108 megapixels of the largest photos that phones keep in one piece; decoded, that is 480 MB. */
export const MAX_PIXELS = 120_000_000;

/** Nearly every header ends within it. */
const HEAD_BYTES = 1 << 20;

/** From what nobody sees to what is still good; the first one that fits is taken. */
const QUALITIES = [0.92, 0.85, 0.78, 0.7, 0.6];

/**
 * A picture as a channel takes it: see `MediaTools.fitImage`. A JPEG or PNG that is upright, 8-bit RGB or RGBA and small
 * enough keeps its pixels; any other is drawn again, its longest side at most 2,560 pixels. What a host has decoded comes
 * as a bitmap, which is closed. Works in a worker and in a page. Rejects with ImageError.
 */
export const prepareImage = async (
  picture: Blob | ImageBitmap,
  limit: ImageLimit,
): Promise<FittedImage> => {
  try {
    return await prepare(picture, limit);
  } catch (cause) {
    // Whatever else a browser throws: no memory, a file that is gone.
    throw cause instanceof ImageError ? cause : new ImageError('unreadable', { cause });
  }
};

const prepare = async (picture: Blob | ImageBitmap, limit: ImageLimit): Promise<FittedImage> => {
  if (!(picture instanceof Blob)) return encode(picture, limit, false);
  const header = await headerOf(picture);
  if (header.width * header.height > MAX_PIXELS) throw new ImageError('too_many_pixels');
  const mime = IMAGE_MIME[header.kind];
  const typed = picture.type === mime ? picture : picture.slice(0, picture.size, mime);
  const kept = await keep(typed, header, limit);
  const bitmap = await decode(kept ?? typed, header.kind);
  if (!kept) return encode(bitmap, limit, header.lossless);
  const { width, height } = bitmap;
  bitmap.close();
  return { blob: kept, width, height };
};

const headerOf = async (picture: Blob): Promise<ImageHeader> => {
  const head = await bytesOf(picture.slice(0, HEAD_BYTES));
  const isAll = head.length === picture.size;
  if (!imageKindOf(head)) throw new ImageError('unreadable');
  const header =
    readImageHeader(head) ?? (isAll ? undefined : readImageHeader(await bytesOf(picture)));
  if (!header) throw new ImageError('unreadable');
  return header;
};

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

/** The picture without its metadata, where that is all it needs; one that moves as it is, where the channel takes it. */
const keep = async (
  picture: Blob,
  { kind, bitDepth, colour, orientation, animated, location }: ImageHeader,
  limit: ImageLimit,
): Promise<Blob | undefined> => {
  if (!takes(limit, picture.type)) return undefined;
  if (kind === 'gif' || kind === 'webp') {
    const isKept = animated && !location && picture.size <= limit.maxBytes;
    return isKept ? picture : undefined;
  }
  if (kind !== 'jpeg' && kind !== 'png') return undefined;
  const isPlain = bitDepth === 8 && (colour === 'rgb' || colour === 'rgba');
  if (!isPlain || orientation !== 1) return undefined;
  const bare = bareImage(await bytesOf(picture));
  if (!bare) throw new ImageError('unreadable');
  if (bare.length > limit.maxBytes) return undefined;
  return bare.length === picture.size ? picture : new Blob([bare], { type: picture.type });
};

/** As it is to be seen, upright. */
const decode = (picture: Blob, kind: ImageKind): Promise<ImageBitmap> =>
  createImageBitmap(picture, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new ImageError(kind === 'heic' ? 'heic' : 'unreadable', { cause });
  });

const takes = ({ mime }: ImageLimit, type: string): boolean =>
  mime.some((glob) => glob === type || glob === 'image/*' || glob === '*/*');

/** Closes the bitmap. What was lossless stays so where that is small enough. */
const encode = async (
  bitmap: ImageBitmap,
  limit: ImageLimit,
  lossless: boolean,
): Promise<FittedImage> => {
  const jpeg = takes(limit, 'image/jpeg');
  const png = takes(limit, 'image/png') && (lossless || !jpeg);
  const fitting = async (canvas: OffscreenCanvas, type: string, quality?: number) => {
    const blob = await canvas.convertToBlob({ type, ...(quality && { quality }) });
    return blob.size <= limit.maxBytes ? blob : undefined;
  };
  try {
    for (const size of sizesOf(bitmap)) {
      if (png) {
        const canvas = await drawImage(bitmap, size, { opaque: false });
        const blob = await fitting(canvas, 'image/png');
        if (blob) return { blob, ...size };
      }
      if (!jpeg) continue;
      const canvas = await drawImage(bitmap, size, { opaque: true });
      for (const quality of QUALITIES) {
        const blob = await fitting(canvas, 'image/jpeg', quality);
        if (blob) return { blob, ...size };
      }
    }
  } finally {
    bitmap.close();
  }
  throw new ImageError('too_large');
};
