// Pictures written byte by byte, from what the specifications of their formats say.

export type Bytes = Uint8Array<ArrayBuffer>;

export const text = (value: string): number[] => [...value].map((sign) => sign.charCodeAt(0));
const big16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const big32 = (value: number): number[] => [...big16(value >>> 16), ...big16(value)];
const little = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256);
const bytes = (...parts: readonly number[][]): Bytes => new Uint8Array(parts.flat());

/* ── EXIF and XMP ──────────────────────────────────────────────────────────────────────────── */

/** A TIFF block, big-endian unless said; its GPS entry leads to latitude 23° south, São Paulo's. */
export const exif = (orientation: number, { gps = false, intel = false } = {}): number[] => {
  const short = (value: number) => (intel ? little(value, 2) : big16(value));
  const long = (value: number) => (intel ? little(value, 4) : big32(value));
  const entries = gps ? 2 : 1;
  const behind = 8 + 2 + entries * 12 + 4;
  return [
    ...text(intel ? 'II' : 'MM'),
    ...[...short(42), ...long(8), ...short(entries)],
    ...[...short(0x0112), ...short(3), ...long(1), ...short(orientation), ...short(0)],
    ...(gps ? [...short(0x8825), ...short(4), ...long(1), ...long(behind)] : []),
    ...long(0),
    ...(gps
      ? [...short(1), ...short(1), ...short(2), ...long(2), ...text('S\0\0\0'), ...long(0)]
      : []),
  ];
};

export const XMP = '<x:xmpmeta><exif:GPSLatitude>23,33S</exif:GPSLatitude></x:xmpmeta>';

/* ── JPEG ──────────────────────────────────────────────────────────────────────────────────── */

export const segment = (marker: number, data: number[]): number[] => [
  ...[0xff, marker],
  ...big16(data.length + 2),
  ...data,
];
export const exifSegment = (...facts: Parameters<typeof exif>): number[] =>
  segment(0xe1, [...text('Exif\0\0'), ...exif(...facts)]);
export const xmpSegment = (xmp: string): number[] =>
  segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${xmp}`));
export const ADOBE_CMYK = segment(0xee, [...text('Adobe'), 0, 100, 0, 0, 0, 0, 0]);
export const COMMENT = segment(0xfe, text('made in the office'));

export interface JpegFacts {
  width?: number;
  height?: number;
  precision?: number;
  /** The flat value of each component, 0–255. */
  values?: readonly number[];
  /** Before the frame. */
  before?: number[];
}

/** A flat picture that decodes where it is 8 × 8, the default. */
export const jpeg = ({
  width = 8,
  height = 8,
  precision = 8,
  values = [128, 128, 128],
  before = [],
}: JpegFacts = {}): Bytes => {
  const ids = values.map((_, index) => index + 1);
  return bytes(
    [0xff, 0xd8],
    before,
    segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    segment(0xc0, [
      ...[precision, ...big16(height), ...big16(width), values.length],
      ...ids.flatMap((id) => [id, 0x11, 0]),
    ]),
    // Of a difference nine lengths, each with a code of four bits; of the waves that there are none, in one bit.
    segment(0xc4, [0x00, 0, 0, 0, 9, ...Array<number>(12).fill(0), 0, 1, 2, 3, 4, 5, 6, 7, 8]),
    segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
    segment(0xda, [values.length, ...ids.flatMap((id) => [id, 0]), 0, 63, 0]),
    scanOf(values),
    [0xff, 0xd9],
  );
};

const scanOf = (values: readonly number[]): number[] => {
  const bits = values
    .map((value) => {
      const difference = value - 128;
      const length = Math.abs(difference).toString(2).replace(/^0$/, '').length;
      const code = difference < 0 ? difference + 2 ** length - 1 : difference;
      const size = length.toString(2).padStart(4, '0');
      return size + (length ? code.toString(2).padStart(length, '0') : '') + '0';
    })
    .join('');
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  return (whole.match(/.{8}/g) ?? [])
    .map((byte) => parseInt(byte, 2))
    .flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte]));
};

/* ── PNG ───────────────────────────────────────────────────────────────────────────────────── */

const crc32 = (data: readonly number[]): number => {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

const adler32 = (data: readonly number[]): number => {
  let [a, b] = [1, 0];
  for (const byte of data) b = (b + (a = (a + byte) % 65521)) % 65521;
  return b * 65536 + a;
};

export const chunk = (name: string, data: number[]): number[] => [
  ...big32(data.length),
  ...text(name),
  ...data,
  ...big32(crc32([...text(name), ...data])),
];

/** Not compressed: one block as it is. */
const zlib = (data: number[]): number[] => [
  ...[0x78, 1, 1],
  ...little(data.length, 2),
  ...little(65535 - data.length, 2),
  ...data,
  ...big32(adler32(data)),
];

export interface PngFacts {
  width?: number;
  height?: number;
  bitDepth?: number;
  colourType?: number;
  /** One pixel, repeated. */
  pixel?: number[];
  /** Between the header and the pixels. */
  before?: number[];
}

export const png = ({
  width = 2,
  height = 2,
  bitDepth = 8,
  colourType = 2,
  pixel = [255, 0, 0],
  before = [],
}: PngFacts = {}): Bytes => {
  const rows = width * height <= 10_000 ? height : 1;
  const row = [0, ...Array.from({ length: Math.min(width, 10_000) }, () => pixel).flat()];
  return bytes(
    text('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', [...big32(width), ...big32(height), bitDepth, colourType, 0, 0, 0]),
    before,
    chunk('IDAT', zlib(Array.from({ length: rows }, () => row).flat())),
    chunk('IEND', []),
  );
};

/* ── Others ────────────────────────────────────────────────────────────────────────────────── */

export const REPEATS = [0x21, 0xff, 11, ...text('NETSCAPE2.0'), 3, 1, 0, 0, 0];
const FRAME = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];

/** Frames of one red pixel. */
export const gif = ({ width = 1, height = 1, frames = 1, before = [] as number[] } = {}): Bytes =>
  bytes(
    text('GIF89a'),
    [...little(width, 2), ...little(height, 2), 0x80, 0, 0, 255, 0, 0, 0, 0, 0],
    before,
    Array.from({ length: frames }, () => FRAME).flat(),
    [0x3b],
  );

/** Red, 24 bits; a height below 0 is drawn from the top. */
export const bmp = ({ width = 2, height = 2 } = {}): Bytes => {
  const row = Array.from({ length: width }, () => [0, 0, 255]).flat();
  const rows = Array.from({ length: Math.abs(height) }, () => [
    ...row,
    ...Array<number>((4 - (row.length % 4)) % 4).fill(0),
  ]).flat();
  return bytes(
    [...text('BM'), ...little(54 + rows.length, 4), 0, 0, 0, 0, ...little(54, 4)],
    [...little(40, 4), ...little(width, 4), ...little(height >>> 0, 4), 1, 0, 24, 0],
    Array<number>(24).fill(0),
    rows,
  );
};

export const riff = (name: string, data: number[]): number[] => [
  ...text(name),
  ...little(data.length, 4),
  ...data,
  ...(data.length % 2 ? [0] : []),
];

/** Only its header decodes. */
export const webp = (...chunks: readonly number[][]): Bytes => {
  const all = chunks.flat();
  return bytes([...text('RIFF'), ...little(all.length + 4, 4), ...text('WEBP')], all);
};
export const webpPlain = (width: number, height: number): number[] =>
  riff('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(width, 2), ...little(height, 2)]);
export const webpLossless = (width: number, height: number, alpha: boolean): number[] =>
  riff('VP8L', [0x2f, ...little(width - 1 + (height - 1) * 2 ** 14 + (alpha ? 2 ** 28 : 0), 4)]);
export const webpExtended = (width: number, height: number, flags: number): number[] =>
  riff('VP8X', [flags, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]);

export const box = (name: string, data: number[]): number[] => [
  ...big32(data.length + 8),
  ...text(name),
  ...data,
];

/** An ISO media file of these brands, with pictures of these sizes inside; nothing of it decodes. */
export const heif = (brands: readonly string[], ...sizes: (readonly [number, number])[]): Bytes => {
  const [major = '', ...others] = brands;
  const told = sizes.flatMap(([width, height]) =>
    box('ispe', [0, 0, 0, 0, ...big32(width), ...big32(height)]),
  );
  return bytes(
    box('ftyp', [...text(major), 0, 0, 0, 0, ...text(others.join(''))]),
    box('meta', [
      ...[0, 0, 0, 0],
      ...box('pitm', [0, 0, 0, 0, 0, 1]),
      ...box('iprp', box('ipco', told)),
    ]),
  );
};

/** Sixteen by sixteen red pixels, by libaom. */
export const AVIF = Uint8Array.from(
  atob(
    'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAAD5bWV0YQAAAAAAAAAvaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAFBpY3R1' +
      'cmVIYW5kbGVyAAAAAA5waXRtAAAAAAABAAAAHmlsb2MAAAAARAAAAQABAAAAAQAAASEAAAAgAAAAKGlpbmYAAAAAAAEAAAAaaW5mZQIAAAAA' +
      'AQAAYXYwMUNvbG9yAAAAAGppcHJwAAAAS2lwY28AAAAUaXNwZQAAAAAAAAAQAAAAEAAAABBwaXhpAAAAAAMICAgAAAAMYXYxQ4EgAAAAAAAT' +
      'Y29scm5jbHgAAgACAACAAAAAF2lwbWEAAAAAAAAAAQABBAECgwQAAAAobWRhdAoIOAz/20BDQAgyFBgAAABQAAAAAKmOWZ4mb8qLtU4G',
  ),
  (sign) => sign.charCodeAt(0),
);
