import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readOggOpus } from '../../src/domain/ogg.js';

const SECOND = 48_000;
const PRE_SKIP = 312;
const BEGINS = 2;
const ENDS = 4;

interface Page {
  type?: number;
  position?: number;
  body?: number[];
}

const page = ({ type = 0, position = 0, body = [] }: Page): number[] => {
  const header = new DataView(new ArrayBuffer(27));
  [...'OggS'].forEach((letter, at) => header.setUint8(at, letter.charCodeAt(0)));
  header.setUint8(5, type);
  header.setBigInt64(6, BigInt(position), true);
  const lengths = [...Array<number>(Math.floor(body.length / 255)).fill(255), body.length % 255];
  header.setUint8(26, lengths.length);
  return [...new Uint8Array(header.buffer), ...lengths, ...body];
};

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const opusHead = (channels: number): number[] => [
  ...letters('OpusHead'),
  ...[1, channels, PRE_SKIP & 255, PRE_SKIP >> 8, 0x80, 0xbb, 0, 0, 0, 0, 0],
];
const head = (channels = 1): number[] => page({ type: BEGINS, body: opusHead(channels) });
const tags = page({ body: letters('OpusTags') });
const sound = (position: number, type = 0): number[] =>
  page({ type, position, body: Array<number>(600).fill(7) });
const read = (...pages: (readonly number[])[]) => readOggOpus(new Uint8Array(pages.flat()));

const VORBIS = page({
  type: BEGINS,
  body: [1, ...letters('vorbis'), ...Array<number>(23).fill(0)],
});
const WHOLE = [head(), tags, sound(SECOND), sound(2 * SECOND + PRE_SKIP, ENDS)];

describe('readOggOpus', () => {
  const told = [
    ['one channel', WHOLE, { channels: 1, durationMs: 2000 }],
    ['two channels', [head(2), ...WHOLE.slice(1)], { channels: 2, durationMs: 2000 }],
    ['nothing but headers', [head(), tags], { channels: 1, durationMs: 0 }],
    ['less than is dropped', [head(), sound(100)], { channels: 1, durationMs: 0 }],
    ['no end', [head(), sound(SECOND + PRE_SKIP)], { channels: 1, durationMs: 1000 }],
    [
      'a page in the middle of a packet',
      [head(), sound(SECOND + PRE_SKIP), sound(-1)],
      { channels: 1, durationMs: 1000 },
    ],
    [
      'a last page that is cut off',
      [head(), sound(SECOND + PRE_SKIP), sound(3 * SECOND).slice(0, -1)],
      { channels: 1, durationMs: 1000 },
    ],
    [
      'something else behind it',
      [head(), sound(SECOND + PRE_SKIP), letters('ID3 and more than a header of it')],
      { channels: 1, durationMs: 1000 },
    ],
  ] as const;
  for (const [name, pages, expected] of told) {
    it(`tells channels and length of a file with ${name}`, () => {
      expect(read(...pages)).to.deep.equal(expected);
    });
  }

  const refused = [
    ['nothing', []],
    ['a few bytes', [letters('Og')]],
    ['another container', [[0x1a, 0x45, 0xdf, 0xa3, ...Array<number>(100).fill(0)]]],
    ['Vorbis', [VORBIS, sound(SECOND)]],
    ['a second stream', [head(), VORBIS, sound(SECOND)]],
    ['a stream without its beginning', [tags, sound(SECOND)]],
    ['a head that is cut off', [page({ type: BEGINS, body: opusHead(1).slice(0, 12) })]],
    ['a first page that is cut off', [head().slice(0, -1)]],
  ] as const;
  for (const [name, pages] of refused) {
    it(`does not take ${name} for a voice note`, () => {
      expect(read(...pages)).to.equal(undefined);
    });
  }

  it('reads a file that lies inside a larger buffer', () => {
    const inside = new Uint8Array([9, 9, 9, ...WHOLE.flat()]).subarray(3);
    expect(readOggOpus(inside)).to.deep.equal({ channels: 1, durationMs: 2000 });
  });

  it('ends on whatever bytes come', () => {
    const bytes = WHOLE.flat();
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(damage, fc.nat(bytes.length), (changes, length) => {
        const damaged = new Uint8Array(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        const told = readOggOpus(damaged.subarray(0, length));
        return told === undefined || told.durationMs >= 0;
      }),
    );
  });
});
