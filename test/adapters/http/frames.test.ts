import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readFrames, type Frame } from '../../../src/adapters/http/frames.js';
import { AdapterError } from '../../../src/domain/errors.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const streamOf = (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

const read = async (chunks: readonly Uint8Array[]) => {
  const frames: Frame[] = [];
  const pauses: number[] = [];
  for await (const frame of readFrames(streamOf(chunks), (ms) => pauses.push(ms))) {
    frames.push(frame);
  }
  return { frames, pauses };
};

/** Cuts bytes at these places. */
const cut = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
  ends.sort((a, b) => a - b);
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
};

const TABLE: [name: string, text: string, frames: Frame[]][] = [
  ['a frame', 'data: x\n\n', [{ data: 'x' }]],
  ['an id', 'id: e:1\ndata: x\n\n', [{ data: 'x', id: 'e:1' }]],
  [
    'an id of its own frame only',
    'id: 1\ndata: x\n\ndata: y\n\n',
    [{ data: 'x', id: '1' }, { data: 'y' }],
  ],
  ['an id without data is of no frame', 'id: 1\n\ndata: y\n\n', [{ data: 'y' }]],
  ['an id with a NUL is none', 'id: a\0b\ndata: x\n\n', [{ data: 'x' }]],
  ['CRLF', 'id: 1\r\ndata: x\r\n\r\ndata: y\r\n\r\n', [{ data: 'x', id: '1' }, { data: 'y' }]],
  ['CR alone', 'data: x\r\rdata: y\r\r', [{ data: 'x' }, { data: 'y' }]],
  [
    'line ends of all kinds',
    'data: x\r\n\ndata: y\n\rdata: z\r\r\n',
    [{ data: 'x' }, { data: 'y' }, { data: 'z' }],
  ],
  ['several lines of data', 'data: a\ndata:\ndata: b\n\n', [{ data: 'a\n\nb' }]],
  ['no space after the colon', 'data:x\n\n', [{ data: 'x' }]],
  ['more than one space', 'data:  x\n\n', [{ data: ' x' }]],
  ['a colon in the data', 'data: a: b\n\n', [{ data: 'a: b' }]],
  ['a field without a colon', 'data\n\n', [{ data: '' }]],
  ['comments', ': hi\n:\ndata: x\n: y\n\n', [{ data: 'x' }]],
  ['fields nobody knows', 'event: x\nfoo: y\n data: z\ndata: x\n\n', [{ data: 'x' }]],
  ['a byte order mark', '\ufeffdata: x\n\n', [{ data: 'x' }]],
  ['a byte order mark that is text', 'data: \ufeffx\n\n', [{ data: '\ufeffx' }]],
  ['letters of two, three and four bytes', 'data: ção … 👩🏽‍💻\n\n', [{ data: 'ção … 👩🏽‍💻' }]],
  ['what was not finished', 'data: x\n\ndata: y\n', [{ data: 'x' }]],
  ['blank lines', '\n\n\ndata: x\n\n\n\n', [{ data: 'x' }]],
  ['nothing', '', []],
];

describe('frames of server-sent events', () => {
  for (const [name, text, expected] of TABLE) {
    it(`reads ${name}, wherever it was cut`, async () => {
      const bytes = bytesOf(text);
      expect((await read([bytes])).frames).to.deep.equal(expected);
      const single = cut(bytes, [...bytes.keys()]);
      expect((await read(single)).frames, 'byte by byte').to.deep.equal(expected);
    });
  }

  it('reads any events in any pieces', async () => {
    const frames = fc.array(
      fc.record({ data: fc.string({ unit: 'binary' }), id: fc.stringMatching(/^[!-~]{1,9}$/) }),
    );
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    await fc.assert(
      fc.asyncProperty(frames, ends, fc.array(fc.nat()), async (events, end, places) => {
        // JSON.stringify makes them one line of well-formed text.
        const told = events.map(({ data, id }) => ({ data: JSON.stringify(data), id }));
        const text = told
          .map(({ data, id }) => `id: ${id}${end}data: ${data}${end}${end}`)
          .join('');
        expect((await read(cut(bytesOf(text), places))).frames).to.deep.equal(told);
      }),
    );
  });

  it('tells of the pause that is asked for, and of none that is no number', async () => {
    const { frames, pauses } = await read([bytesOf('retry: 3000\n\nretry: soon\nretry: -1\n\n')]);
    expect([frames, pauses]).to.deep.equal([[], [3000]]);
  });

  it('does not let a frame without end fill the memory', async () => {
    const megabyte = bytesOf('x'.repeat(2 ** 20));
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(megabyte);
      },
    });
    const thrown: unknown = await readFrames(endless)
      .next()
      .catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(AdapterError);
    expect(given).to.be.lessThan(40);
  });

  it('lets go of the stream when nobody reads on', async () => {
    let cancelled = false;
    const open = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytesOf('data: x\n\ndata: y\n\n')),
      cancel: () => void (cancelled = true),
    });
    for await (const _ of readFrames(open)) break;
    expect(cancelled).to.equal(true);
  });
});
