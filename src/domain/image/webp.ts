import { hasText, nameAt, viewOf } from '../bytes.js';
import { addExif, addXmp } from './exif.js';
import type { ImageHeader } from './header.js';

const FIRST_CHUNK = 12;
const ANIMATION = 0x02;
const ALPHA = 0x10;
const EXIF = 'Exif\0\0';

/** Throws RangeError when the bytes end before it is known. */
export const readWebp = (bytes: Uint8Array): ImageHeader => {
  const view = viewOf(bytes);
  const header: ImageHeader = {
    kind: 'webp',
    ...sizeOf(bytes, view),
    bitDepth: 8,
    colour: 'rgb',
    lossless: false,
    animated: false,
    orientation: 1,
    location: false,
  };
  for (let at = FIRST_CHUNK; at + 8 <= bytes.length;) {
    const data = at + 8;
    const length = view.getUint32(at + 4, true);
    const content = bytes.subarray(data, data + length);
    switch (nameAt(bytes, at)) {
      case 'VP8X':
        header.animated = (content[0]! & ANIMATION) !== 0;
        if (content[0]! & ALPHA) header.colour = 'rgba';
        break;
      case 'VP8L':
        header.lossless = true;
        if (content[4]! & ALPHA) header.colour = 'rgba';
        break;
      case 'EXIF':
        addExif(header, content.subarray(hasText(content, 0, EXIF) ? EXIF.length : 0));
        break;
      case 'XMP ':
        addXmp(header, content);
    }
    at = data + length + (length % 2);
  }
  return header;
};

/** In the first chunk: of the canvas, or of the only frame. */
const sizeOf = (bytes: Uint8Array, view: DataView): { width: number; height: number } => {
  const data = FIRST_CHUNK + 8;
  switch (nameAt(bytes, FIRST_CHUNK)) {
    case 'VP8X':
      return {
        width: (view.getUint32(data + 4, true) & 0xffffff) + 1,
        height: (view.getUint32(data + 6, true) >>> 8) + 1,
      };
    case 'VP8L': {
      const packed = view.getUint32(data + 1, true);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    default:
      return {
        width: view.getUint16(data + 6, true) & 0x3fff,
        height: view.getUint16(data + 8, true) & 0x3fff,
      };
  }
};
