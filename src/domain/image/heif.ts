import { nameAt, viewOf } from '../bytes.js';
import type { ImageHeader } from './header.js';

interface Box {
  name: string;
  data: number;
  end: number;
}

const AVIF = new Set(['avif', 'avis']);
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const MOVING = new Set(['avis', 'hevc', 'hevx', 'msf1']);

/** The boxes between two places, each as far as the bytes go. */
function* boxes(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const view = viewOf(bytes);
  for (let start = from; start + 8 <= to;) {
    const size = view.getUint32(start);
    const isLong = size === 1;
    const length = isLong ? Number(view.getBigUint64(start + 8)) : size === 0 ? to - start : size;
    const data = start + (isLong ? 16 : 8);
    if (start + length < data) return;
    yield { name: nameAt(bytes, start + 4), data, end: Math.min(start + length, to) };
    start += length;
  }
}

/** What an ISO media file says it is; the first brand is the one that matters most. */
const brandsOf = (bytes: Uint8Array): string[] => {
  const end = Math.min(viewOf(bytes).getUint32(0), bytes.length);
  const brands = [nameAt(bytes, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(nameAt(bytes, at));
  return brands;
};

/** The kind of an ISO media file whose first box is `ftyp`; none for films. */
export const kindOfHeif = (bytes: Uint8Array): 'avif' | 'heic' | undefined => {
  const brands = brandsOf(bytes);
  if (brands.some((brand) => AVIF.has(brand))) return 'avif';
  return brands.some((brand) => HEIC.has(brand)) ? 'heic' : undefined;
};

/** The way from the file to the sizes of its pictures, and how many bytes stand before what is inside. */
const TO_SIZES = [
  ['meta', 4],
  ['iprp', 0],
  ['ipco', 0],
] as const;

/** The largest of the pictures inside: tiles and a preview have sizes too. Throws RangeError when none is told. */
const sizeOf = (bytes: Uint8Array): { width: number; height: number } => {
  let within = { data: 0, end: bytes.length };
  for (const [name, skipped] of TO_SIZES) {
    const box = [...boxes(bytes, within.data, within.end)].find((each) => each.name === name);
    if (!box) throw new RangeError(`no ${name}`);
    within = { data: box.data + skipped, end: box.end };
  }
  const view = viewOf(bytes);
  const sizes = [...boxes(bytes, within.data, within.end)]
    .filter(({ name }) => name === 'ispe')
    .map(({ data }) => ({ width: view.getUint32(data + 4), height: view.getUint32(data + 8) }))
    .sort((a, b) => b.width * b.height - a.width * a.height);
  if (!sizes[0]) throw new RangeError('no size');
  return sizes[0];
};

/** Its place and turning are applied by whatever decodes it, so neither is told. Throws RangeError as above. */
export const readHeif = (bytes: Uint8Array, kind: 'avif' | 'heic'): ImageHeader => ({
  kind,
  ...sizeOf(bytes),
  bitDepth: 8,
  colour: 'rgb',
  lossless: false,
  animated: MOVING.has(nameAt(bytes, 8)),
  orientation: 1,
  location: false,
});
