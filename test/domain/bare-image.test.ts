import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { bareImage } from '../../src/domain/bare-image.js';
import { readImageHeader } from '../../src/domain/image-header.js';
import {
  ADOBE_CMYK,
  chunk,
  COMMENT,
  exif,
  exifSegment,
  gif,
  jpeg,
  png,
  segment,
  text,
  XMP,
  xmpSegment,
  type Bytes,
} from '../support/picture-bytes.js';

const JFIF = segment(0xe0, [...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const ICC = segment(0xe2, [...text('ICC_PROFILE\0'), 1, 1, 1, 2, 3]);
const MPF = segment(0xe2, text('MPF\0previews'));
const IPTC = segment(0xed, text('Photoshop 3.0\0' + 'Ana Souza'));
const PLACE = exifSegment(1, { gps: true });

const bare = (bytes: Bytes): number[] => [...(bareImage(bytes) ?? [])];
const followed = (bytes: Bytes, by: number[]): Bytes => new Uint8Array([...bytes, ...by]);

describe('bareImage', () => {
  it('leaves nothing of a JPEG but the picture and how its colours are meant', () => {
    const before = [JFIF, PLACE, xmpSegment(XMP), ICC, MPF, IPTC, COMMENT, ADOBE_CMYK].flat();
    expect(bare(jpeg({ before }))).to.deep.equal([
      ...jpeg({ before: [...JFIF, ...ICC, ...ADOBE_CMYK] }),
    ]);
  });

  it('leaves nothing of what hangs behind a JPEG: other pictures, the film of a motion photo', () => {
    const film = [...jpeg({ before: PLACE }), ...text('ftypmp42 moov ©xyz-23.55-46.63/')];
    expect(bare(followed(jpeg(), film))).to.deep.equal([...jpeg()]);
  });

  it('keeps every scan of a JPEG that comes in several, and what stands between them', () => {
    const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0xff, 0xd0, 0x34];
    const table = segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]);
    const picture = [0xff, 0xd8, ...scan, ...table, ...scan];
    const end = [0xff, 0xd9];
    const told = new Uint8Array([...picture, ...COMMENT, ...scan, ...end]);
    expect(bare(told)).to.deep.equal([...picture, ...scan, ...end]);
  });

  it('leaves nothing of a PNG but the picture and how its colours are meant', () => {
    const profile = chunk('iCCP', [...text('p\0'), 0, 1]);
    const before = [
      ...profile,
      ...chunk('eXIf', exif(1, { gps: true })),
      ...chunk('tEXt', text('Author\0Ana Souza')),
      ...chunk('zTXt', text('Comment\0\0x')),
      ...chunk('iTXt', text(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)),
      ...chunk('tIME', [7, 233, 1, 1, 0, 0, 0]),
      ...chunk('vpAg', [1]),
    ];
    expect(bare(followed(png({ before }), text('behind')))).to.deep.equal([
      ...png({ before: profile }),
    ]);
  });

  it('leaves the first picture of a PNG that moves', () => {
    const before = [...chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]), ...chunk('fcTL', [0])];
    expect(bare(png({ before }))).to.deep.equal([...png()]);
  });

  it('says nothing of what has no end, nor of other kinds', () => {
    expect(bareImage(jpeg().subarray(0, -2))).to.equal(undefined);
    expect(bareImage(png().subarray(0, -4))).to.equal(undefined);
    expect(bareImage(gif())).to.equal(undefined);
    expect(bareImage(new Uint8Array())).to.equal(undefined);
  });

  it('changes nothing the second time, and never where a picture was made', () => {
    const segments = fc
      .array(fc.constantFrom(JFIF, ICC, MPF, IPTC, COMMENT, PLACE, xmpSegment(XMP)))
      .map((all) => all.flat());
    fc.assert(
      fc.property(segments, (before) => {
        const once = new Uint8Array(bare(jpeg({ before })));
        expect(bare(once)).to.deep.equal([...once]);
        expect(readImageHeader(once)).to.include({ location: false, width: 8, height: 8 });
      }),
    );
  });

  it('never throws, wherever a picture is cut or broken', () => {
    const pictures = fc.constantFrom(jpeg({ before: PLACE }), png({ before: chunk('tEXt', [1]) }));
    fc.assert(
      fc.property(
        pictures,
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        (bytes, length, changes) => {
          const cut = bytes.slice(0, length % (bytes.length + 1));
          for (const [at, value] of changes) if (cut.length > 0) cut[at % cut.length] = value;
          bareImage(cut);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
