import { viewOf } from '../bytes.js';
import type { ImageHeader } from './header.js';

/** The header of OS/2, with short sizes. */
const OLD_HEADER_BYTES = 12;

/** Throws RangeError when the bytes end before it is known. */
export const readBmp = (bytes: Uint8Array): ImageHeader => {
  const view = viewOf(bytes);
  const isOld = view.getUint32(14, true) === OLD_HEADER_BYTES;
  const bits = view.getUint16(isOld ? 24 : 28, true);
  return {
    kind: 'bmp',
    width: isOld ? view.getUint16(18, true) : Math.abs(view.getInt32(18, true)),
    height: isOld ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true)), // below 0: from the top down
    bitDepth: 8,
    colour: bits <= 8 ? 'palette' : 'rgb',
    lossless: true,
    animated: false,
    orientation: 1,
    location: false,
  };
};
