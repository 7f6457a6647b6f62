import { hasText, viewOf } from '../bytes.js';
import type { ImageHeader } from './header.js';

const EXTENSION = 0x21;
const IMAGE = 0x2c;

/** Throws RangeError when the bytes end before it is known. */
export const readGif = (bytes: Uint8Array): ImageHeader => {
  const view = viewOf(bytes);
  return {
    kind: 'gif',
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    bitDepth: 8,
    colour: 'palette',
    lossless: true,
    animated: isAnimated(bytes),
    orientation: 1,
    location: false,
  };
};

/** Has a second frame, or says that it repeats. */
const isAnimated = (bytes: Uint8Array): boolean => {
  let frames = 0;
  let at = 13 + tableBytes(bytes[10]!);
  while (at < bytes.length && frames < 2) {
    const block = bytes[at]!;
    if (block === EXTENSION) {
      if (hasText(bytes, at + 3, 'NETSCAPE2.0')) return true;
      at = behindParts(bytes, at + 2);
    } else if (block === IMAGE) {
      frames += 1;
      at = behindParts(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    } else break;
  }
  return frames > 1;
};

const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Parts are counted by their first byte; the last one is empty. */
const behindParts = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (bytes[at]) at += bytes[at]! + 1;
  return at + 1;
};
