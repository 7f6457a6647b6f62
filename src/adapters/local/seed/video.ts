const WIDTH = 480;
const HEIGHT = 270;
const FRAME_MS = 100;
const FRAMES = 24;

export const VIDEO = { width: WIDTH, height: HEIGHT, durationMs: FRAMES * FRAME_MS };

/**
 * A short film, as WebM. A lossy WebP picture is a VP8 key frame in another box, so no encoder is needed; undefined
 * in a browser whose canvas writes no WebP.
 */
export async function video(): Promise<Blob | undefined> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d', { alpha: false })!;
  const blocks: Uint8Array[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    draw(pen, frame / FRAMES);
    const picture = await canvas.convertToBlob({ type: 'image/webp', quality: 0.6 });
    if (picture.type !== 'image/webp') return undefined;
    const key = keyFrameOf(new Uint8Array(await picture.arrayBuffer()));
    blocks.push(element(0xa3, bytes(0x81), number(frame * FRAME_MS, 2), bytes(0x80), key));
  }
  const head = element(
    0x1a45dfa3,
    element(0x4282, text('webm')),
    element(0x4287, bytes(2)),
    element(0x4285, bytes(2)),
  );
  const info = element(
    0x1549a966,
    element(0x2ad7b1, number(1_000_000, 3)),
    element(0x4489, float(VIDEO.durationMs)),
  );
  const track = element(
    0xae,
    element(0xd7, bytes(1)),
    element(0x73c5, bytes(1)),
    element(0x83, bytes(1)),
    element(0x86, text('V_VP8')),
    element(0xe0, element(0xb0, number(WIDTH, 2)), element(0xba, number(HEIGHT, 2))),
  );
  const cluster = element(0x1f43b675, element(0xe7, bytes(0)), ...blocks);
  const segment = element(0x18538067, info, element(0x1654ae6b, track), cluster);
  return new Blob([head as BlobPart, segment as BlobPart], { type: 'video/webm' });
}

/** A van that drives through. */
function draw(pen: OffscreenCanvasRenderingContext2D, part: number): void {
  const fill = (color: string, x: number, y: number, width: number, height: number) => {
    pen.fillStyle = color;
    pen.fillRect(x, y, width, height);
  };
  fill('#bfe0f2', 0, 0, WIDTH, HEIGHT);
  fill('#7d8a84', 0, 190, WIDTH, 80);
  for (let x = -60; x < WIDTH; x += 80) fill('#e8e2c8', x - part * 80, 226, 40, 6);
  const x = part * (WIDTH + 160) - 160;
  fill('#0f766e', x, 110, 120, 86);
  fill('#134e4a', x + 120, 140, 44, 56);
  fill('#cfe9f5', x + 130, 148, 26, 22);
  for (const wheel of [x + 30, x + 130]) {
    pen.beginPath();
    pen.arc(wheel, 198, 15, 0, 2 * Math.PI);
    pen.fillStyle = '#1f2937';
    pen.fill();
  }
}

function keyFrameOf(webp: Uint8Array): Uint8Array {
  const view = new DataView(webp.buffer);
  for (let at = 12; at < webp.length;) {
    const size = view.getUint32(at + 4, true);
    if (view.getUint32(at) === 0x56503820) return webp.subarray(at + 8, at + 8 + size); // "VP8 "
    at += 8 + size + (size % 2);
  }
  throw new Error('A lossy picture was asked for');
}

/** An EBML element: its id, the length in four bytes, the content. */
function element(id: number, ...content: Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  const idBytes = number(id, Math.ceil((32 - Math.clz32(id)) / 8));
  return join(idBytes, number(0x10000000 | length, 4), ...content);
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const number = (value: number, width: number): Uint8Array =>
  Uint8Array.from({ length: width }, (_, at) => value >>> (8 * (width - 1 - at)));

function float(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return new Uint8Array(view.buffer);
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
