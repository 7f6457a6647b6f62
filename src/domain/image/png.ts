import { hasText, joined, nameAt, viewOf } from '../bytes.js';
import { addExif, addXmp } from './exif.js';
import type { ImageHeader } from './header.js';

interface Chunk {
  name: string;
  start: number;
  data: number;
  /** Of its data; four bytes of a checksum follow. */
  dataEnd: number;
  end: number;
}

const SIGNATURE_BYTES = 8;
const XMP = 'XML:com.adobe.xmp\0';
const COLOURS: Partial<Record<number, ImageHeader['colour']>> = {
  0: 'grey',
  2: 'rgb',
  3: 'palette',
  4: 'grey',
  6: 'rgba',
};

/** The whole chunks, up to the last one. */
function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const view = viewOf(bytes);
  let start = SIGNATURE_BYTES;
  while (start + 12 <= bytes.length) {
    const data = start + 8;
    const dataEnd = data + view.getUint32(start);
    const end = dataEnd + 4;
    if (end > bytes.length) return;
    const name = nameAt(bytes, start + 4);
    yield { name, start, data, dataEnd, end };
    if (name === 'IEND') return;
    start = end;
  }
}

/** Throws RangeError when the bytes end before it is known. */
export const readPng = (bytes: Uint8Array): ImageHeader => {
  const view = viewOf(bytes);
  const header: ImageHeader = {
    kind: 'png',
    width: view.getUint32(16),
    height: view.getUint32(20),
    bitDepth: view.getUint8(24),
    colour: COLOURS[view.getUint8(25)] ?? 'palette',
    lossless: true,
    animated: false,
    orientation: 1,
    location: false,
  };
  for (const { name, data, dataEnd } of chunks(bytes)) {
    const content = bytes.subarray(data, dataEnd);
    if (name === 'acTL') header.animated = true;
    if (name === 'iTXt' && hasText(content, 0, XMP)) addXmp(header, content);
    if (name === 'eXIf') addExif(header, content);
  }
  return header;
};

/** The picture, and how its colours and its size are meant. */
const NEEDED = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'cICP',
  'sBIT',
  'sRGB',
  'pHYs',
]);

/** What makes the picture and nothing else, the first one of several; none when its end is missing. */
export const barePng = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  const parts = [bytes.subarray(0, SIGNATURE_BYTES)];
  for (const { name, start, end } of chunks(bytes)) {
    if (NEEDED.has(name)) parts.push(bytes.subarray(start, end));
    if (name === 'IEND') return joined(parts);
  }
  return undefined;
};
