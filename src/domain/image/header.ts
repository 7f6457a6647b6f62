import type { Orientation } from './exif.js';

export type ImageKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic';

/** What a picture says of itself before its pixels. */
export interface ImageHeader {
  kind: ImageKind;
  /** As stored, in pixels: before its orientation is applied. */
  width: number;
  height: number;
  /** Of one channel, in JPEG and PNG; 8 in all others. */
  bitDepth: number;
  /** `grey` with alpha or without; `palette` with any number of bits; in AVIF and HEIC always `rgb`. */
  colour: 'grey' | 'palette' | 'rgb' | 'rgba' | 'cmyk';
  /** Its pixels are kept as they were drawn. */
  lossless: boolean;
  animated: boolean;
  /** By EXIF; those of AVIF and HEIC are not read. */
  orientation: Orientation;
  /** EXIF or XMP says where it was made; those of AVIF and HEIC are not read. */
  location: boolean;
}
