import { expect } from '@open-wc/testing';
import { addressesOf, type MediaAddresses } from '../../src/context/media-addresses.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Media } from '../../src/domain/message.js';
import type { InboxSession } from '../../src/domain/ports.js';
import { turn } from '../support/world.js';

const photo: Media = { id: 'photo', mime: 'image/jpeg' };
const photos = (count: number): Media[] =>
  Array.from({ length: count }, (_, index) => ({ ...photo, id: `photo-${index}` }));

interface Backend {
  book: MediaAddresses;
  /** Who was asked for, in order. */
  asked: string[];
  clock: { now: number };
  answer: (media: Media) => Promise<{ url: string; expiresAt?: number }>;
}

const begin = (answer: Backend['answer']): Backend => {
  const backend = { answer, asked: [] as string[], clock: { now: 1_000_000 } };
  const session = {
    media: (media: Media) => {
      backend.asked.push(media.id!);
      return backend.answer(media);
    },
  } as unknown as InboxSession;
  return Object.assign(backend, { book: addressesOf(session, () => backend.clock.now)! });
};

const codeOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'none',
    ({ code }: AdapterError) => code,
  );

describe('the addresses of media', () => {
  it('are asked for once, whoever wants them', async () => {
    const { book, asked } = begin(async () => ({ url: 'https://a.example/1' }));
    const given = await Promise.all([book.of(photo), book.of(photo)]);
    expect([...given, await book.of({ ...photo })]).to.deep.equal(
      Array(3).fill('https://a.example/1'),
    );
    expect(asked).to.deep.equal(['photo']);
  });

  it('are asked for again when they have expired, or are about to', async () => {
    let count = 0;
    const { book, asked, clock } = begin(async () => ({
      url: `https://a.example/${(count += 1)}`,
      expiresAt: clock.now + 60_000,
    }));
    await book.of(photo);
    clock.now += 54_000;
    expect(await book.of(photo)).to.equal('https://a.example/1');
    clock.now += 2000;
    expect(await Promise.all([book.of(photo), book.of(photo)])).to.deep.equal(
      Array(2).fill('https://a.example/2'),
    );
    expect(asked).to.have.length(2);
  });

  it('are not asked for in a loop where they have always expired', async () => {
    const { book, asked } = begin(async () => ({ url: 'https://a.example/1', expiresAt: 0 }));
    expect(await book.of(photo)).to.equal('https://a.example/1');
    expect(asked).to.have.length(1);
  });

  it('are renewed once when they led to nothing', async () => {
    let count = 0;
    const { book, asked } = begin(async () => ({ url: `https://a.example/${(count += 1)}` }));
    const broken = await book.of(photo);
    expect(await book.renew(photo, broken)).to.equal('https://a.example/2');
    expect(await book.renew(photo, broken), 'who comes later gets the new one').to.equal(
      'https://a.example/2',
    );
    expect(await book.renew(photo, 'https://a.example/2')).to.equal(undefined);
    expect(asked).to.have.length(2);
    book.forget(photo);
    expect(await book.of(photo), 'a person tried again').to.equal('https://a.example/3');
  });

  it('that are the same again are no others', async () => {
    const { book } = begin(async () => ({ url: 'https://a.example/1' }));
    expect(await book.renew(photo, 'https://a.example/1')).to.equal(undefined);
  });

  it('are asked for again when a thousand others have come since', async () => {
    const { book, asked } = begin(async () => ({ url: 'https://a.example/1' }));
    await book.of(photo);
    for (const each of photos(1000)) await book.of(each);
    await book.of(photos(1000)[999]!);
    expect(asked).to.have.length(1001);
    await book.of(photo);
    expect(asked).to.have.length(1002);
  });

  it('that are refused for good are not asked for again by themselves', async () => {
    const { book, asked } = begin(() => Promise.reject(new AdapterError('not_found')));
    expect(await codeOf(book.of(photo))).to.equal('not_found');
    expect(await codeOf(book.of(photo))).to.equal('not_found');
    expect(asked).to.have.length(1);
    book.forget(photo);
    await codeOf(book.of(photo));
    expect(asked).to.have.length(2);
  });

  it('are asked for four at a time', async () => {
    const release: (() => void)[] = [];
    const { book, asked } = begin(
      ({ id }) => new Promise((resolve) => release.push(() => resolve({ url: `https://${id}` }))),
    );
    const all = photos(6).map((each) => book.of(each));
    await turn();
    expect(asked).to.have.length(4);
    release[0]!();
    await turn();
    expect(asked).to.have.length(5);
    for (let at = 1; at < 6; at += 1) {
      release[at]!();
      await turn();
    }
    expect(await Promise.all(all)).to.have.length(6);
  });

  it('are left alone after failures in a row, for a while, unless a person tries again', async () => {
    const backend = begin(() => Promise.reject(new AdapterError('unavailable')));
    const { book, asked, clock } = backend;
    const codes = await Promise.all(photos(50).map((each) => codeOf(book.of(each))));
    expect(new Set(codes)).to.deep.equal(new Set(['unavailable']));
    expect(asked.length).to.be.at.most(8);
    const before = asked.length;
    backend.answer = async () => ({ url: 'https://a.example/1' });
    expect(await codeOf(book.of(photo))).to.equal('unavailable');
    expect(asked).to.have.length(before);
    book.forget(photo);
    expect(await book.of(photo)).to.equal('https://a.example/1');

    backend.answer = () =>
      Promise.reject(new AdapterError('rate_limited', 'slow', { retryAfterMs: 60_000 }));
    const [first, second] = photos(2) as [Media, Media];
    await codeOf(book.of(first));
    backend.answer = async () => ({ url: 'https://a.example/2' });
    clock.now += 59_000;
    expect(await codeOf(book.of(second))).to.equal('rate_limited');
    clock.now += 2000;
    expect(await book.of(second)).to.equal('https://a.example/2');
  });

  it('are those of the rows where the backend gives no others', () => {
    expect(addressesOf({} as InboxSession, () => 0)).to.equal(undefined);
  });
});
