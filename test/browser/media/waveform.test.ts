import { expect } from '@open-wc/testing';
import { soundShape } from '../../../src/browser/media/sound-shape.js';
import { shapeOf } from '../../../src/browser/media/waveform.js';
import { sampleOf, wavOf } from '../../support/sounds.js';

/** So many samples of a tone. */
const tone = (amplitude: number, samples: number): number[] =>
  Array.from({ length: samples }, (_, at) => amplitude * Math.sin(at));

const looksOf = async (samples: number[]): Promise<readonly number[]> =>
  (await shapeOf(wavOf(samples)))!.waveform;

describe('the shape of a sound', () => {
  it('has 64 bars and a length', async () => {
    const shape = await shapeOf(wavOf(tone(0.5, 16_000)));
    expect(shape?.durationMs).to.be.closeTo(2000, 10);
    expect(shape?.waveform).to.have.lengthOf(64);
  });

  it('follows the loudness, from the loudest down', async () => {
    const bars = await looksOf([...tone(0.2, 8000), ...tone(0.8, 8000), ...tone(0.4, 8000)]);
    expect(bars[10]).to.be.closeTo(0.25, 0.03);
    expect(bars[32]).to.be.closeTo(1, 0.03);
    expect(bars[54]).to.be.closeTo(0.5, 0.03);
  });

  it('is flat where there is nothing to hear, and nearly so where there is next to nothing', async () => {
    expect(new Set(await looksOf(tone(0, 8000)))).to.deep.equal(new Set([0]));
    expect(Math.max(...(await looksOf(tone(0.001, 8000))))).to.be.lessThan(0.1);
  });

  it('has no more bars than there are samples', async () => {
    const bars = await looksOf(tone(0.5, 20));
    expect(bars.length).to.be.within(1, 64);
    expect(bars.every((bar) => bar >= 0 && bar <= 1)).to.equal(true);
  });

  it('is that of any sound that the browser decodes', async () => {
    for (const name of ['mono-aac.mp4', 'stereo-opus.ogg', 'mono-vorbis.ogg']) {
      expect((await shapeOf(await sampleOf(name)))?.waveform, name).to.have.lengthOf(64);
    }
  });

  it('is not looked for in a sound too long to decode at once', async () => {
    expect(await shapeOf(new Blob([new Uint8Array(4 * 2 ** 20 + 1)]))).to.equal(undefined);
  });

  it('is refused for what is no sound', async () => {
    const error = await shapeOf(new Blob(['no sound'])).catch((reason: Error) => reason);
    expect(error).to.be.an.instanceOf(Error);
  });
});

describe('the shape of a sound at an address', () => {
  const original = globalThis.fetch;
  const asked: { url: string; signal: AbortSignal | null | undefined }[] = [];

  /** A server that answers with these. */
  const serve = (answer: () => Response): void => {
    globalThis.fetch = async (url, options) => {
      asked.push({ url: url as string, signal: options?.signal });
      return answer();
    };
  };
  const at = (path: string): string => new URL(path, location.origin).href;
  const found = (length?: number) => (): Response =>
    new Response(wavOf(tone(0.5, 8000)), {
      headers: length === undefined ? {} : { 'content-length': String(length) },
    });

  beforeEach(() => asked.splice(0));
  afterEach(() => {
    globalThis.fetch = original;
  });

  it('is that of the file there', async () => {
    serve(found(16_044));
    expect((await soundShape(at('/media/1')))?.waveform).to.have.lengthOf(64);
    expect(asked.map(({ url }) => url)).to.deep.equal([at('/media/1')]);
  });

  it('is not looked for where policies do not let us read: nothing is asked', async () => {
    serve(found(16_044));
    const own = URL.createObjectURL(wavOf(tone(0.5, 8000)));
    for (const url of ['https://files.example/1', own]) {
      expect(await soundShape(url), url).to.equal(undefined);
    }
    URL.revokeObjectURL(own);
    expect(asked).to.deep.equal([]);
  });

  for (const [name, answer] of [
    ['too long to decode at once', found(4 * 2 ** 20 + 1)],
    ['of unknown length', found()],
    [
      'no longer there',
      () => new Response('', { status: 404, headers: { 'content-length': '0' } }),
    ],
  ] as const) {
    it(`is not loaded of what is ${name}`, async () => {
      serve(answer);
      expect(await soundShape(at('/media/1'))).to.equal(undefined);
      expect(asked[0]!.signal!.aborted, 'the rest of it is not fetched').to.equal(true);
    });
  }

  it('rejects where nobody answers', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('offline'));
    const error = await soundShape(at('/media/1')).catch((reason: Error) => reason);
    expect(error).to.be.an.instanceOf(TypeError);
  });
});
