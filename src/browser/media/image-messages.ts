import type { FittedImage, ImageLimit, ImageProblem } from '../../domain/media-tools.js';

/** What the worker says once it is there. */
export const READY = 'ready';

/** A picture for the worker; one at a time. */
export interface ImageRequest {
  picture: Blob | ImageBitmap;
  limit: ImageLimit;
}

/** `unchanged`: it is the very picture that was sent; what arrives is a copy of it. */
export type ImageAnswer =
  { fitted: FittedImage; unchanged: boolean } | { problem: ImageProblem; why: string };
