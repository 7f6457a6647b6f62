import { hasText, joined, viewOf } from '../bytes.js';
import { addExif, addXmp } from './exif.js';
import type { ImageHeader } from './header.js';

interface Segment {
  /** The second byte of its marker. */
  marker: number;
  start: number;
  /** Behind its length. */
  data: number;
  /** Of a scan: behind the pixels. */
  end: number;
}

const SCAN = 0xda;
const END = 0xd9;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
/** SOF0 to SOF15; the three between them are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** The next marker from a place on: inside a scan, what is neither a stuffed byte nor a restart. */
const nextMarker = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1]!;
    if (marker !== 0 && marker !== 0xff && !isRestart(marker)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return -1;
};

/** The segments up to the end of the picture or of the bytes. What follows the picture is not looked at. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  let start = nextMarker(bytes, 2);
  while (start >= 0) {
    const marker = bytes[start + 1]!;
    if (marker === END) {
      yield { marker, start, data: start + 2, end: start + 2 };
      return;
    }
    if (start + 4 > bytes.length) return;
    const behind = start + 2 + viewOf(bytes).getUint16(start + 2);
    const next = nextMarker(bytes, behind);
    const end = marker === SCAN ? next : behind;
    if (end < 0 || end > bytes.length) return;
    yield { marker, start, data: start + 4, end };
    start = next;
  }
}

/** Throws RangeError when the bytes end before it is known. */
export const readJpeg = (bytes: Uint8Array): ImageHeader => {
  const header: ImageHeader = {
    kind: 'jpeg',
    width: 0,
    height: 0,
    bitDepth: 8,
    colour: 'rgb',
    lossless: false,
    animated: false,
    orientation: 1,
    location: false,
  };
  const view = viewOf(bytes);
  for (const { marker, data, end } of segments(bytes)) {
    if (marker === SCAN) break;
    if (isFrame(marker)) {
      header.bitDepth = bytes[data]!;
      header.height = view.getUint16(data + 1);
      header.width = view.getUint16(data + 3);
      header.colour = colourOf(bytes[data + 5]!);
    }
    if (marker === APP1) addTold(header, bytes.subarray(data, end));
  }
  if (header.width === 0) throw new RangeError('no frame');
  return header;
};

const colourOf = (components: number): ImageHeader['colour'] =>
  components === 3 ? 'rgb' : components === 1 ? 'grey' : 'cmyk';

const addTold = (header: ImageHeader, segment: Uint8Array): void => {
  if (hasText(segment, 0, XMP)) addXmp(header, segment.subarray(XMP.length));
  if (hasText(segment, 0, EXIF)) addExif(header, segment.subarray(EXIF.length));
};

/** How colours are meant: what the picture would look different without. */
const isNeeded = (bytes: Uint8Array, { marker, data }: Segment): boolean => {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  return (
    (marker === APP0 && hasText(bytes, data, 'JFIF\0')) ||
    (marker === APP2 && hasText(bytes, data, 'ICC_PROFILE\0')) ||
    (marker === APP14 && hasText(bytes, data, 'Adobe'))
  );
};

/** What makes the picture and nothing else; none when its end is missing. */
export const bareJpeg = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  const parts = [bytes.subarray(0, 2)];
  for (const segment of segments(bytes)) {
    if (isNeeded(bytes, segment)) parts.push(bytes.subarray(segment.start, segment.end));
    if (segment.marker === END) return joined(parts);
  }
  return undefined;
};
