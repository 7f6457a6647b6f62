import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { imageFitter } from '../../../src/browser/media/fit-image.js';
import { readImageHeader } from '../../../src/domain/image-header.js';
import { ImageError, type FittedImage, type ImageLimit } from '../../../src/domain/media-tools.js';
import {
  ADOBE_CMYK,
  AVIF,
  bmp,
  chunk,
  COMMENT,
  exif,
  exifSegment,
  gif,
  heif,
  jpeg,
  png,
  segment,
  text,
  xmpSegment,
  XMP,
  type Bytes,
} from '../../support/picture-bytes.js';
import {
  BLUE,
  bytesOf,
  fieldsOf,
  flat,
  GREEN,
  namesOf,
  noise,
  quadrants,
  RED,
  WHITE,
} from '../../support/drawn-pictures.js';

const WHATSAPP: ImageLimit = { mime: ['image/jpeg', 'image/png'], maxBytes: 5_000_000 };
const JPEG_ONLY: ImageLimit = { ...WHATSAPP, mime: ['image/jpeg'] };

const NAMES = { red: RED, green: GREEN, blue: BLUE, white: WHITE };
const FOUR = [RED, GREEN, BLUE, WHITE];

const file = (bytes: Bytes, type = ''): Blob => new Blob([bytes], { type });
const behindStart = (bytes: Bytes, segments: number[]): Bytes =>
  new Uint8Array([...bytes.subarray(0, 2), ...segments, ...bytes.subarray(2)]);

const problemOf = (fitted: Promise<FittedImage>): Promise<string> =>
  fitted.then(
    ({ blob }) => `fits: ${blob.type}`,
    (error: unknown) => (error instanceof ImageError ? error.code : String(error)),
  );

const { Worker: RealWorker } = globalThis;

/** Tells which workers there are; `allowed: false` is a page that may have none. */
const watchWorkers = (allowed: boolean) => {
  const workers = { begun: 0, ended: 0 };
  globalThis.Worker = class extends RealWorker {
    constructor(...args: ConstructorParameters<typeof RealWorker>) {
      if (!allowed) throw new TypeError('This page allows no worker.');
      super(...args);
      workers.begun += 1;
    }

    override terminate(): void {
      workers.ended += 1;
      super.terminate();
    }
  };
  return workers;
};

afterEach(() => {
  globalThis.Worker = RealWorker;
});

for (const allowed of [true, false]) {
  describe(`fitImage ${allowed ? 'in a worker' : 'in the page'}`, () => {
    let fitImage: ReturnType<typeof imageFitter>;

    beforeEach(() => {
      watchWorkers(allowed);
      fitImage = imageFitter();
    });

    const UPRIGHT = [
      ['red', 'green', 'blue', 'white'],
      ['green', 'red', 'white', 'blue'],
      ['white', 'blue', 'green', 'red'],
      ['blue', 'white', 'red', 'green'],
      ['red', 'blue', 'green', 'white'],
      ['blue', 'red', 'white', 'green'],
      ['white', 'green', 'blue', 'red'],
      ['green', 'white', 'red', 'blue'],
    ];
    UPRIGHT.forEach((fields, index) => {
      const orientation = index + 1;
      it(`shows a photo of orientation ${orientation} upright, and says nothing of it any more`, async () => {
        const stored = await quadrants(FOUR);
        const { blob, width, height } = await fitImage(
          file(behindStart(stored, exifSegment(orientation, { gps: true }))),
          WHATSAPP,
        );
        expect([width, height]).to.deep.equal(orientation < 5 ? [96, 64] : [64, 96]);
        expect(await namesOf(blob, NAMES)).to.deep.equal(fields);
        expect(blob.type).to.equal('image/jpeg');
        expect(readImageHeader(await bytesOf(blob))).to.include({
          width,
          height,
          orientation: 1,
          location: false,
        });
      });
    });

    it('keeps every pixel of a photo that fits, and nothing that is not the picture', async () => {
      const bare = await quadrants(FOUR);
      const told = [...exifSegment(1, { gps: true }), ...xmpSegment(XMP), ...COMMENT];
      const { blob } = await fitImage(file(behindStart(bare, told)), WHATSAPP);
      expect(await bytesOf(blob)).to.deep.equal(bare);
      expect(blob.type).to.equal('image/jpeg');
    });

    it('keeps a PNG that fits, without its texts', async () => {
      const before = [...chunk('tEXt', text('Author\0Ana')), ...chunk('eXIf', exif(1))];
      const { blob, width, height } = await fitImage(file(png({ before })), WHATSAPP);
      expect(await bytesOf(blob)).to.deep.equal(png());
      expect([blob.type, width, height]).to.deep.equal(['image/png', 2, 2]);
    });

    it('gives back the same file where there is nothing to do', async () => {
      const photo = file(await quadrants(FOUR), 'image/jpeg');
      expect((await fitImage(photo, WHATSAPP)).blob).to.equal(photo);
    });

    it('draws what is too heavy again: no side above 2,560 pixels, its shape as it was', async () => {
      const photo = await noise(3200, 1000);
      const limit = { ...WHATSAPP, maxBytes: photo.size - 1 };
      const { blob, width, height } = await fitImage(photo, limit);
      expect([blob.type, width, height]).to.deep.equal(['image/jpeg', 2560, 800]);
      expect(blob.size).to.be.at.most(limit.maxBytes);
    });

    it('takes the best quality that fits, then smaller sizes', async () => {
      const photo = await noise(800, 600, 'image/png');
      const fitted: FittedImage[] = [];
      for (const maxBytes of [40_000, 80_000, 250_000, 320_000, 1_000_000]) {
        const fit = await fitImage(photo, { ...JPEG_ONLY, maxBytes });
        expect(fit.blob.size).to.be.at.most(maxBytes);
        fitted.push(fit);
      }
      const sizes = fitted.map(({ blob }) => blob.size);
      expect(sizes).to.deep.equal([...sizes].sort((a, b) => a - b));
      expect(new Set(sizes).size).to.equal(sizes.length);
      const widths = fitted.map(({ width }) => width);
      expect(widths.at(-1)).to.equal(800);
      expect(widths[0]).to.be.within(320, 799);
    });

    it('says that nothing small enough can be made', async () => {
      const limit = { ...WHATSAPP, maxBytes: 100 };
      expect(await problemOf(fitImage(await noise(64, 64), limit))).to.equal('too_large');
    });

    it('puts white under what is transparent where the channel takes no PNG', async () => {
      const half = await flat([255, 0, 0, 128], { type: 'image/png' });
      const { blob } = await fitImage(file(half), JPEG_ONLY);
      expect(blob.type).to.equal('image/jpeg');
      expect(await namesOf(blob, { pink: [255, 127, 127] })).to.deep.equal(Array(4).fill('pink'));
    });

    it('leaves transparent what the channel takes so', async () => {
      const pixel = [0, 255, 0, 0, 0, 0, 128, 0];
      const { blob } = await fitImage(
        file(png({ bitDepth: 16, colourType: 6, pixel: [...pixel] })),
        WHATSAPP,
      );
      expect(blob.type).to.equal('image/png');
      expect((await fieldsOf(blob))[0]![3]).to.be.within(127, 129);
    });

    const CONVERTED: Record<string, [make: () => Bytes | Promise<Bytes>, type: string]> = {
      'a PNG of 16 bits': [() => png({ bitDepth: 16, pixel: [255, 255, 0, 0, 0, 0] }), 'image/png'],
      'a PNG with a palette': [
        () => png({ colourType: 3, pixel: [0], before: chunk('PLTE', [255, 0, 0]) }),
        'image/png',
      ],
      'a GIF': [() => gif(), 'image/png'],
      'a GIF that moves': [() => gif({ frames: 3 }), 'image/png'],
      'a BMP': [() => bmp({ width: 6, height: 5 }), 'image/png'],
      'a WebP': [() => flat(RED, { type: 'image/webp', quality: 0.9 }), 'image/jpeg'],
      'a lossless WebP': [() => flat(RED, { type: 'image/webp' }), 'image/png'],
      'an AVIF': [() => AVIF, 'image/jpeg'],
      'a photo for print': [
        () => jpeg({ values: [255, 0, 0, 255], before: ADOBE_CMYK }), // inverted, as Adobe writes it
        'image/jpeg',
      ],
    };
    for (const [name, [make, type]] of Object.entries(CONVERTED)) {
      it(`makes of ${name} what WhatsApp takes: 8 bits, RGB or RGBA`, async () => {
        const { blob, width, height } = await fitImage(file(await make()), WHATSAPP);
        expect(blob.type).to.equal(type);
        const header = readImageHeader(await bytesOf(blob))!;
        expect(header).to.include({
          kind: type.slice('image/'.length),
          bitDepth: 8,
          width,
          height,
        });
        expect(header.colour).to.be.oneOf(['rgb', 'rgba']);
        expect(await namesOf(blob, { red: [254, 0, 0] })).to.deep.equal(Array(4).fill('red'));
      });
    }

    it('makes colours of a grey photo', async () => {
      const { blob } = await fitImage(file(jpeg({ values: [90] })), WHATSAPP);
      expect(readImageHeader(await bytesOf(blob))!.colour).to.equal('rgb');
      expect(await namesOf(blob, { grey: [90, 90, 90] })).to.deep.equal(Array(4).fill('grey'));
    });

    it('leaves a GIF that moves as it is where the channel takes it', async () => {
      const moving = file(gif({ frames: 3 }), 'image/gif');
      const limit = { ...WHATSAPP, mime: ['image/*'] };
      expect((await fitImage(moving, limit)).blob).to.equal(moving);
    });

    const REFUSED: Record<string, [make: () => Bytes | Promise<Bytes>, problem: string]> = {
      nothing: [() => new Uint8Array(), 'unreadable'],
      'a text called photo.jpg': [() => new Uint8Array(text('Olá!')), 'unreadable'],
      'a page called photo.jpg': [() => new Uint8Array(text('<html><img>')), 'unreadable'],
      'a drawing of SVG': [() => new Uint8Array(text('<svg/>')), 'unreadable'],
      'half a photo': [async () => half(await bytesOf(await noise(64, 64))), 'unreadable'],
      'half a PNG': [
        async () => half(await bytesOf(await noise(64, 64, 'image/png'))),
        'unreadable',
      ],
      'half a WebP': [
        async () => half(await bytesOf(await noise(64, 64, 'image/webp'))),
        'unreadable',
      ],
      'half an AVIF': [() => half(AVIF), 'unreadable'],
      'a photo of which nothing is left but its ends': [
        () => new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
        'unreadable',
      ],
      'a photo whose tables are broken': [
        () => jpeg({ before: segment(0xc4, Array<number>(17).fill(0xff)) }),
        'unreadable',
      ],
      'a PNG of 30,000 × 30,000': [() => png({ width: 30_000, height: 30_000 }), 'too_many_pixels'],
      'an AVIF of 30,000 × 30,000': [() => heif(['avif'], [30_000, 30_000]), 'too_many_pixels'],
      'an HEIC of 30,000 × 30,000': [() => heif(['heic'], [30_000, 30_000]), 'too_many_pixels'],
      'an HEIC that nothing here decodes': [() => heif(['heic'], [4032, 3024]), 'heic'],
    };
    for (const [name, [make, problem]] of Object.entries(REFUSED)) {
      it(`refuses ${name}: ${problem}`, async () => {
        expect(await problemOf(fitImage(file(await make(), 'image/jpeg'), WHATSAPP))).to.equal(
          problem,
        );
      });
    }
  });
}

const half = (bytes: Bytes): Bytes => bytes.slice(0, bytes.length / 2);

describe('fitImage with a decoder of the host', () => {
  const heic = file(heif(['heic'], [64, 48]), 'image/heic');

  it('makes a photo of the picture that it decodes', async () => {
    const fitImage = imageFitter({
      decodeImage: async (picture) => {
        expect(picture).to.equal(heic);
        return file(behindStart(await quadrants(FOUR), exifSegment(6, { gps: true })));
      },
    });
    const { blob, width, height } = await fitImage(heic, WHATSAPP);
    expect([blob.type, width, height]).to.deep.equal(['image/jpeg', 64, 96]);
    expect(await namesOf(blob, NAMES)).to.deep.equal(['blue', 'red', 'white', 'green']);
  });

  for (const allowed of [true, false]) {
    it(`makes a photo of the bitmap that it decodes ${allowed ? 'in a worker' : 'in the page'}`, async () => {
      watchWorkers(allowed);
      const bitmap = await createImageBitmap(file(await quadrants(FOUR)));
      const { blob, width } = await imageFitter({ decodeImage: () => Promise.resolve(bitmap) })(
        heic,
        WHATSAPP,
      );
      expect([blob.type, width]).to.deep.equal(['image/jpeg', 96]);
      expect(await namesOf(blob, NAMES)).to.deep.equal(['red', 'green', 'blue', 'white']);
      expect(bitmap.width, 'closed').to.equal(0);
    });
  }

  it('says what happened where it fails, or gives another HEIC', async () => {
    const failing = imageFitter({ decodeImage: () => Promise.reject(new Error('no memory')) });
    expect(await problemOf(failing(heic, WHATSAPP))).to.equal('unreadable');
    const idle = imageFitter({ decodeImage: (picture) => Promise.resolve(picture) });
    expect(await problemOf(idle(heic, WHATSAPP))).to.equal('heic');
  });

  it('is asked for nothing else', async () => {
    const fitImage = imageFitter({ decodeImage: () => Promise.reject(new Error('asked')) });
    const huge = file(heif(['heic'], [30_000, 30_000]));
    expect(await problemOf(fitImage(huge, WHATSAPP))).to.equal('too_many_pixels');
    expect(await problemOf(fitImage(file(png()), WHATSAPP))).to.equal('fits: image/png');
  });
});

describe('the line of pictures', () => {
  const { setTimeout: realTimeout } = globalThis;
  afterEach(() => {
    globalThis.setTimeout = realTimeout;
  });

  it('has one worker, from the first picture until there has been none for a while', async () => {
    const workers = watchWorkers(true);
    let pass: (() => void) | undefined;
    globalThis.setTimeout = ((run: () => void, ms = 0) => {
      if (ms < 1000) return realTimeout(run, ms);
      pass = run;
      return 0;
    }) as typeof setTimeout;
    const fitImage = imageFitter();
    expect(workers).to.deep.equal({ begun: 0, ended: 0 });
    await Promise.all([1, 2, 3].map(() => fitImage(file(png()), WHATSAPP)));
    expect(workers).to.deep.equal({ begun: 1, ended: 0 });
    pass!();
    expect(workers).to.deep.equal({ begun: 1, ended: 1 });
    await fitImage(file(png()), WHATSAPP);
    expect(workers).to.deep.equal({ begun: 2, ended: 1 });
  });

  it('decodes one picture at a time, in their order, and goes on behind a broken one', async () => {
    watchWorkers(false);
    const { createImageBitmap: real } = globalThis;
    let open = 0;
    let most = 0;
    globalThis.createImageBitmap = (async (...args: [Blob]) => {
      most = Math.max(most, ++open);
      try {
        return await real(...args);
      } finally {
        open -= 1;
      }
    }) as typeof createImageBitmap;
    try {
      const fitImage = imageFitter();
      const done: number[] = [];
      const pictures = [await noise(900, 900), file(half(png())), file(png()), file(gif())];
      await Promise.all(
        pictures.map((picture, at) =>
          problemOf(fitImage(picture, WHATSAPP)).then(() => done.push(at)),
        ),
      );
      expect(done).to.deep.equal([0, 1, 2, 3]);
      expect(most).to.equal(1);
    } finally {
      globalThis.createImageBitmap = real;
    }
  });

  it('decodes nothing of a picture with too many pixels', async () => {
    watchWorkers(false);
    const { createImageBitmap: real } = globalThis;
    globalThis.createImageBitmap = () => Promise.reject(new Error('decoded'));
    try {
      const flood = file(png({ width: 30_000, height: 30_000 }));
      expect(await problemOf(imageFitter()(flood, WHATSAPP))).to.equal('too_many_pixels');
    } finally {
      globalThis.createImageBitmap = real;
    }
  });

  it('answers anything with a picture that fits or an ImageError', async () => {
    const fitImage = imageFitter();
    const pictures = [
      ...[jpeg({ before: exifSegment(6, { gps: true }) }), png(), gif({ frames: 2 }), bmp()],
      ...[AVIF, heif(['heic'], [8, 8]), await bytesOf(await noise(40, 30))],
    ];
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc
        .tuple(
          fc.constantFrom(...pictures),
          fc.nat(),
          fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
        )
        .map(([picture, length, changes]) => {
          const cut = picture.slice(0, length % 2 ? undefined : length % (picture.length + 1));
          for (const [at, value] of changes) if (cut.length > 0) cut[at % cut.length] = value;
          return cut;
        }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        const outcome = await problemOf(fitImage(new Blob([new Uint8Array(some)]), WHATSAPP));
        expect(outcome).to.match(/^(fits: image\/(jpeg|png)|unreadable|heic|too_many_pixels)$/);
      }),
      { numRuns: 200 },
    );
  });
});
