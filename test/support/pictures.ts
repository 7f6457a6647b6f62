import { bytes } from './samples.js';

type Bytes = Uint8Array<ArrayBuffer>;

const joined = async (...parts: BlobPart[]): Promise<Bytes> =>
  new Uint8Array(await new Blob(parts).arrayBuffer());

const number = (value: number, size: 2 | 4): Bytes => {
  const view = new DataView(new ArrayBuffer(size));
  if (size === 2) view.setUint16(0, value);
  else view.setUint32(0, value);
  return new Uint8Array(view.buffer);
};

const crc = (data: Uint8Array): number => {
  let rest = -1;
  for (const byte of data) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
};

const chunk = async (type: string, data: Bytes): Promise<Bytes> => {
  const named = await joined(bytes(type), data);
  return joined(number(data.length, 4), named, number(crc(named), 4));
};

/** A PNG in RGB. With fewer `rows` than its header says, it is a lie. */
export const png = async ({
  width,
  height,
  depth = 8,
  rows = height,
}: {
  width: number;
  height: number;
  depth?: 8 | 16;
  rows?: number;
}): Promise<Bytes> => {
  const head = await joined(
    number(width, 4),
    number(height, 4),
    bytes(`${String.fromCharCode(depth)}\x02\0\0\0`),
  );
  const row = 1 + width * 3 * (depth / 8);
  const pixels = Uint8Array.from({ length: row * rows }, (_, at) =>
    at % row === 0 ? 0 : (at * 37) % 251,
  );
  const packed = new Response(
    new Blob([pixels]).stream().pipeThrough(new CompressionStream('deflate')),
  );
  return joined(
    bytes('\x89PNG\r\n\x1A\n'),
    await chunk('IHDR', head),
    await chunk('IDAT', new Uint8Array(await packed.arrayBuffer())),
    await chunk('IEND', new Uint8Array()),
  );
};

/** A JPEG with something in it. */
export const jpeg = async (width: number, height: number): Promise<Bytes> => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  for (let at = 0; at < width; at += 4) {
    context.fillStyle = `hsl(${at * 7} 80% 50%)`;
    context.fillRect(at, 0, 4, height);
  }
  return joined(await canvas.convertToBlob({ type: 'image/jpeg' }));
};

/** The JPEG with what a camera writes into it: how it was held, and where. */
export const withExif = (
  picture: Bytes,
  { orientation = 1, gps = false }: { orientation?: number; gps?: boolean },
): Promise<Bytes> => {
  const count = gps ? '\0\x02' : '\0\x01';
  const held = `\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0`;
  const where = gps ? '\x88\x25\0\x04\0\0\0\x01\0\0\0\x26' : '';
  const place = gps ? '\0\x01\0\x01\0\x02\0\0\0\x02S\0\0\0\0\0\0\0' : '';
  const exif = bytes(`Exif\0\0MM\0*\0\0\0\x08${count}${held}${where}\0\0\0\0${place}`);
  return joined(
    picture.slice(0, 2),
    bytes('\xFF\xE1'),
    number(exif.length + 2, 2),
    exif,
    picture.slice(2),
  );
};

/** A JPEG for the printing press, of 8 by 8 pixels in four inks; each block is its shortest code. */
export const cmykJpeg = (): Bytes => {
  const segment = (marker: string, content: string): string =>
    `\xFF${marker}\0${String.fromCharCode(content.length + 2)}${content}`;
  const inks = [1, 2, 3, 4].map((ink) => String.fromCharCode(ink));
  const oneCode = `\x01${'\0'.repeat(15)}\0`;
  return bytes(
    '\xFF\xD8' +
      segment('\xEE', 'Adobe\0\x64\0\0\0\0\0') +
      segment('\xDB', `\0${'\x01'.repeat(64)}`) +
      segment('\xC0', `\x08\0\x08\0\x08\x04${inks.map((ink) => `${ink}\x11\0`).join('')}`) +
      segment('\xC4', `\0${oneCode}`) +
      segment('\xC4', `\x10${oneCode}`) +
      segment('\xDA', `\x04${inks.map((ink) => `${ink}\0`).join('')}\0\x3F\0`) +
      '\0\xFF\xD9',
  );
};

/** A GIF of a size, in frames of one pixel. */
export const gif = (width: number, height: number, frames: number): Bytes => {
  const size = (value: number): string => String.fromCharCode(value & 255, value >> 8);
  const frame = `\x21\xF9\x04\0\x0A\0\0\0\x2C${'\0'.repeat(4)}\x01\0\x01\0\0\x02\x02\x44\x01\0`;
  return bytes(
    `GIF89a${size(width)}${size(height)}\x80\0\0\0\0\0\xFF\xFF\xFF${frame.repeat(frames)}\x3B`,
  );
};
