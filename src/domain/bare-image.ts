import { imageKindOf } from './image-header.js';
import { barePartsOfJpeg } from './image/jpeg.js';
import { barePartsOfPng } from './image/png.js';

/**
 * A JPEG or PNG without what is not the picture: EXIF and its location, XMP, IPTC, comments, texts, previews, and what
 * hangs behind its end, such as the film of a "motion photo". Pixels and colour profiles are copied as they are.
 * Its parts in order; none when it is of another kind or its end is missing.
 */
export const bareImage = <B extends ArrayBufferLike>(
  bytes: Uint8Array<B>,
): Uint8Array<B>[] | undefined => {
  const kind = imageKindOf(bytes);
  if (kind === 'jpeg') return barePartsOfJpeg(bytes);
  return kind === 'png' ? barePartsOfPng(bytes) : undefined;
};
