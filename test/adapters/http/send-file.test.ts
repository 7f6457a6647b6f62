import { expect } from '@open-wc/testing';
import { browserFetch } from '../../../src/browser/transport.js';

const { signal } = new AbortController();
/** The test's own server: what is not there is answered with 404, whatever the body. */
const ABSENT = new URL('/nothing-here', location.href).href;

const post = (
  url: string,
  body: BodyInit,
  onProgress: (sent: number, total: number) => void,
  until: AbortSignal = signal,
): Promise<Response> =>
  browserFetch(
    url,
    { method: 'POST', headers: { 'x-name': 'a' }, body, signal: until },
    onProgress,
  );

describe('a body whose progress is asked for', () => {
  it('tells how much has left, up to all of it', async () => {
    const told: [number, number][] = [];
    const file = new Blob([new Uint8Array(300_000)]);
    await post(ABSENT, file, (...progress) => told.push(progress));
    expect(told.at(-1)).to.deep.equal([300_000, 300_000]);
  });

  it('gives the answer as fetch does', async () => {
    const by = await post(ABSENT, 'x', () => undefined);
    const fetched = await fetch(ABSENT, { method: 'POST', body: 'x' });
    expect(by.status).to.equal(fetched.status);
    expect(by.headers.get('content-type')).to.equal(fetched.headers.get('content-type'));
    expect(await by.text()).to.equal(await fetched.text());
  });

  const nobody = 'http://127.0.0.1:9/';
  it('rejects as fetch does when nobody answers', async () => {
    const thrown: unknown = await post(nobody, 'x', () => undefined).catch((e: unknown) => e);
    expect(thrown).to.be.instanceOf(TypeError);
  });

  it('is given up with the reason of its signal, before and meanwhile', async () => {
    const reason = new Error('enough');
    const before: unknown = await post(
      ABSENT,
      'x',
      () => undefined,
      AbortSignal.abort(reason),
    ).catch((e: unknown) => e);
    expect(before).to.equal(reason);
    const controller = new AbortController();
    const file = new Blob([new Uint8Array(2_000_000)]);
    const meanwhile: unknown = await post(
      ABSENT,
      file,
      () => controller.abort(reason),
      controller.signal,
    ).catch((e: unknown) => e);
    expect(meanwhile).to.equal(reason);
  });
});
