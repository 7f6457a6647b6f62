import { crc32, deflateSync } from 'node:zlib';

/** A filled rectangle; colours are `0xrrggbb`. */
export type Box = [x: number, y: number, width: number, height: number, color: number];

/** A picture of rectangles, later ones on top, as PNG. */
export function picture(width: number, height: number, boxes: readonly Box[]): Uint8Array {
  const stride = width * 3 + 1; // each line begins with the number of its filter: none
  const pixels = Buffer.alloc(stride * height);
  for (const [left, top, across, down, color] of boxes) {
    for (let y = top; y < Math.min(top + down, height); y += 1) {
      for (let x = left; x < Math.min(left + across, width); x += 1) {
        pixels.writeUIntBE(color, y * stride + 1 + x * 3, 3);
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // 8 bits a channel, RGB
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), bytes.length - 4);
  return bytes;
}

/** A sofa before a wall, with a seam that has come open. */
export const sofa = (): Uint8Array =>
  picture(800, 600, [
    [0, 0, 800, 460, 0xe9dfd0],
    [0, 460, 800, 140, 0xb98f65],
    [150, 280, 500, 170, 0x3f7f86],
    [120, 330, 80, 150, 0x356d74],
    [600, 330, 80, 150, 0x356d74],
    [200, 390, 195, 75, 0x4b929a],
    [405, 390, 195, 75, 0x4b929a],
    [430, 405, 90, 6, 0xf3e9d8],
    [170, 480, 24, 36, 0x5b4130],
    [606, 480, 24, 36, 0x5b4130],
  ]);

/** A table, chairs and a window. */
export const showroom = (): Uint8Array =>
  picture(1200, 900, [
    [0, 0, 1200, 700, 0xdfe7e4],
    [0, 700, 1200, 200, 0xa9825c],
    [120, 120, 300, 360, 0xf7fbff],
    [140, 140, 260, 320, 0xa9cfe8],
    [480, 520, 560, 40, 0x6d4a2f],
    [510, 560, 30, 220, 0x5a3c26],
    [980, 560, 30, 220, 0x5a3c26],
    [600, 600, 90, 160, 0x4f7f6d],
    [830, 600, 90, 160, 0x4f7f6d],
    [700, 180, 140, 140, 0xf4c96b],
  ]);
