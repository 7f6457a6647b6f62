import { imageKindOf } from './image-header.js';
import { bareJpeg } from './image/jpeg.js';
import { barePng } from './image/png.js';

/**
 * A JPEG or PNG without what is not the picture: EXIF and its location, XMP, IPTC, comments, texts, previews, and what
 * hangs behind its end, such as the film of a "motion photo". Pixels and colour profiles are copied as they are.
 * None when it is of another kind or its end is missing.
 */
export const bareImage = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  const kind = imageKindOf(bytes);
  if (kind === 'jpeg') return bareJpeg(bytes);
  return kind === 'png' ? barePng(bytes) : undefined;
};
