import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { imageKindOf, readImageHeader, type ImageHeader } from '../../src/domain/image-header.js';
import {
  AVIF,
  bmp,
  chunk,
  exif,
  exifSegment,
  gif,
  heif,
  jpeg,
  png,
  REPEATS,
  riff,
  segment,
  text,
  webp,
  webpExtended,
  webpLossless,
  webpPlain,
  XMP,
  xmpSegment,
  type Bytes,
} from '../support/picture-bytes.js';

/** What every header says unless a row of the table says otherwise. */
const PLAIN = { bitDepth: 8, animated: false, orientation: 1, location: false };

const TABLE: Record<string, [Bytes, Partial<ImageHeader>]> = {
  'a JPEG': [
    jpeg({ width: 4000, height: 3000 }),
    { kind: 'jpeg', width: 4000, height: 3000, colour: 'rgb' },
  ],
  'a grey JPEG': [jpeg({ values: [128] }), { kind: 'jpeg', colour: 'grey' }],
  'a JPEG for print': [jpeg({ values: [1, 2, 3, 4] }), { kind: 'jpeg', colour: 'cmyk' }],
  'a JPEG of 12 bits': [jpeg({ precision: 12 }), { kind: 'jpeg', bitDepth: 12 }],
  'a JPEG on its side, with its place': [
    jpeg({ before: exifSegment(6, { gps: true }) }),
    { orientation: 6, location: true },
  ],
  "a JPEG with EXIF in Intel's order": [
    jpeg({ before: exifSegment(8, { gps: true, intel: true }) }),
    { orientation: 8, location: true },
  ],
  'a JPEG with an orientation there is not': [jpeg({ before: exifSegment(9) }), { orientation: 1 }],
  'a JPEG whose XMP says where': [jpeg({ before: xmpSegment(XMP) }), { location: true }],
  'a JPEG with broken EXIF': [
    jpeg({ before: segment(0xe1, text('Exif\0\0MM\0*\xff\xff\xff\xff')) }),
    { kind: 'jpeg', orientation: 1 },
  ],
  'a JPEG with a preview of another size': [
    jpeg({ width: 640, before: segment(0xe1, [...text('Exif\0\0'), ...jpeg({ width: 16 })]) }),
    { width: 640 },
  ],
  'a PNG': [
    png({ width: 30, height: 20 }),
    { kind: 'png', width: 30, height: 20, colour: 'rgb', lossless: true },
  ],
  'a PNG of 30,000 × 30,000': [
    png({ width: 30_000, height: 30_000 }),
    { width: 30_000, height: 30_000 },
  ],
  'a PNG of 16 bits with alpha': [
    png({ bitDepth: 16, colourType: 6 }),
    { bitDepth: 16, colour: 'rgba', lossless: true },
  ],
  'a PNG with a palette': [
    png({ bitDepth: 4, colourType: 3 }),
    { bitDepth: 4, colour: 'palette', lossless: true },
  ],
  'a grey PNG': [png({ colourType: 4 }), { colour: 'grey' }],
  'a PNG that moves': [
    png({ before: chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]) }),
    { animated: true, lossless: true },
  ],
  'a PNG with EXIF': [
    png({ before: chunk('eXIf', exif(3, { gps: true })) }),
    { orientation: 3, location: true, lossless: true },
  ],
  'a PNG whose XMP says where': [
    png({ before: chunk('iTXt', text(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)) }),
    { location: true, lossless: true },
  ],
  'a GIF': [
    gif({ width: 300, height: 200 }),
    { kind: 'gif', width: 300, height: 200, colour: 'palette', lossless: true },
  ],
  'a GIF with two frames': [gif({ frames: 2 }), { animated: true }],
  'a GIF that says it repeats': [gif({ before: REPEATS }), { animated: true }],
  'a WebP': [
    webp(webpPlain(400, 300)),
    { kind: 'webp', width: 400, height: 300, colour: 'rgb', lossless: false },
  ],
  'a lossless WebP': [
    webp(webpLossless(400, 300, true)),
    { width: 400, height: 300, colour: 'rgba', lossless: true },
  ],
  'a WebP that moves': [
    webp(webpExtended(70_000, 300, 0x12)),
    { width: 70_000, height: 300, colour: 'rgba', animated: true },
  ],
  'a WebP with EXIF and XMP': [
    webp(webpExtended(4, 3, 0x0c), webpPlain(4, 3), riff('EXIF', exif(6)), riff('XMP ', text(XMP))),
    { orientation: 6, location: true },
  ],
  'a BMP': [
    bmp({ width: 5, height: 3 }),
    { kind: 'bmp', width: 5, height: 3, colour: 'rgb', lossless: true },
  ],
  'a BMP from the top down': [bmp({ width: 5, height: -3 }), { width: 5, height: 3 }],
  'an AVIF': [AVIF, { kind: 'avif', width: 16, height: 16, colour: 'rgb' }],
  'an AVIF that moves': [heif(['avis', 'avif'], [64, 48]), { kind: 'avif', animated: true }],
  'an AVIF that calls itself a picture first': [
    heif(['mif1', 'avif'], [64, 48]),
    { kind: 'avif', animated: false },
  ],
  'an HEIC of tiles, with a preview': [
    heif(['heic', 'mif1'], [512, 512], [4032, 3024], [320, 240]),
    { kind: 'heic', width: 4032, height: 3024 },
  ],
};

describe('readImageHeader', () => {
  for (const [name, [bytes, expected]] of Object.entries(TABLE)) {
    it(`reads ${name}`, () => {
      expect(readImageHeader(bytes)).to.include({ ...PLAIN, ...expected });
    });
  }

  const OTHERS: Record<string, Bytes> = {
    nothing: new Uint8Array(),
    'a PDF': new Uint8Array(text('%PDF-1.7')),
    'a drawing of SVG': new Uint8Array(text('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    'a film': heif(['isom', 'mp42'], [64, 48]),
    'a JPEG that ends before its frame': jpeg().subarray(0, 40),
    'a PNG that ends before its size': png().subarray(0, 20),
    'an HEIC that tells no size': heif(['heic']),
  };
  for (const [name, bytes] of Object.entries(OTHERS)) {
    it(`says nothing of ${name}`, () => {
      expect(readImageHeader(bytes)).to.equal(undefined);
    });
  }

  it('knows the kind of a picture whose size is not there yet', () => {
    expect(imageKindOf(jpeg().subarray(0, 40))).to.equal('jpeg');
    expect(imageKindOf(heif(['heic']))).to.equal('heic');
    expect(imageKindOf(heif(['isom', 'mp42']))).to.equal(undefined);
  });

  it('never throws, wherever a picture is cut or broken', () => {
    const pictures = fc.constantFrom(...Object.values(TABLE).map(([bytes]) => bytes));
    const broken = fc
      .tuple(
        pictures,
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      )
      .map(([bytes, length, changes]) => {
        const cut = bytes.slice(0, length % (bytes.length + 1));
        for (const [at, value] of changes) if (cut.length > 0) cut[at % cut.length] = value;
        return cut;
      });
    fc.assert(
      fc.property(broken, (bytes) => void readImageHeader(bytes)),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readImageHeader(bytes)),
    );
  });
});
