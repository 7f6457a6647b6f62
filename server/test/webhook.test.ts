import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { webhookRoutes } from '../src/channel/whatsapp/webhook.js';
import { signatureOf } from '../src/channel/whatsapp/webhook-signature.js';
import { clear, openTestDatabase, openTestGround } from './support/ground.js';
import { bytes, envelope, maria, SECRET, sign, writes } from './support/meta.js';

const db = await openTestDatabase();
const ground = await openTestGround(db);
const app = webhookRoutes(ground, { appSecret: [SECRET, 'another'], verifyToken: 'token' });

const post = async (
  body: Uint8Array<ArrayBuffer>,
  signature: string | undefined = sign(body),
  target: Pick<typeof app, 'request'> = app,
): Promise<number> => {
  const headers = signature === undefined ? {} : { 'X-Hub-Signature-256': signature };
  return (await target.request('/', { method: 'POST', body, headers })).status;
};
const stored = (): Promise<{ body: Uint8Array }[]> =>
  db.query('select body from webhook order by id');

const hello = bytes(envelope(writes(maria, 'Olá \u{1F44B}')));

describe(`Meta's callback (${db.kind})`, () => {
  beforeEach(() => clear(db));
  after(() => ground.bus.close().then(() => db.close()));

  it('stores the very bytes before its 200, and wakes who applies them', async () => {
    const woken = new Promise<void>((resolve) => {
      const undo = ground.bus.subscribe(({ type }) => {
        if (type !== 'received') return;
        undo();
        resolve();
      });
    });
    assert.equal(await post(hello), 200);
    const [webhook] = await stored();
    assert.deepEqual(Buffer.from(webhook!.body), Buffer.from(hello));
    await woken;
  });

  it('takes the same POST again, and has it once', async () => {
    assert.deepEqual(await Promise.all([post(hello), post(hello), post(hello)]), [200, 200, 200]);
    assert.equal((await stored()).length, 1);
  });

  it('keeps what it cannot read, when it is signed', async () => {
    const garbage = [new Uint8Array([0xff, 0x00, 0xfe]), bytes('{"object":'), new Uint8Array()];
    for (const body of garbage) assert.equal(await post(body), 200);
    assert.equal((await stored()).length, garbage.length);
  });

  const unsigned: [name: string, signature: string | undefined][] = [
    ['no signature', undefined],
    ['an empty one', ''],
    ['no scheme', sign(hello).slice('sha256='.length)],
    ['another scheme', sign(hello).replace('sha256', 'sha1')],
    ['too short', sign(hello).slice(0, -1)],
    ['too long', `${sign(hello)}0`],
    ['no hex', `sha256=${'z'.repeat(64)}`],
    ['another secret', sign(hello, 'guess')],
    ['another body', sign(bytes('{}'))],
    ['the body read and written again', sign(bytes(JSON.stringify(envelope()) + ' '))],
  ];
  for (const [name, signature] of unsigned)
    it(`refuses ${name}, and stores nothing`, async () => {
      const headers = signature === undefined ? {} : { 'X-Hub-Signature-256': signature };
      const answer = await app.request('/', { method: 'POST', body: hello, headers });
      assert.equal(answer.status, 401);
      assert.deepEqual(await stored(), []);
    });

  it('refuses a body or a signature of which any bit is another', async () => {
    const signature = bytes(sign(hello).slice('sha256='.length));
    const flip = (from: Uint8Array<ArrayBuffer>, bit: number): Uint8Array<ArrayBuffer> => {
      const copy = from.slice();
      copy[bit >> 3]! ^= 1 << (bit & 7);
      return copy;
    };
    const anyBitOf = (one: Uint8Array) => fc.integer({ min: 0, max: one.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(anyBitOf(hello), async (bit) => {
        assert.equal(await post(flip(hello, bit), sign(hello)), 401);
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyBitOf(signature), async (bit) => {
        const other = new TextDecoder('latin1').decode(flip(signature, bit));
        fc.pre(other.toLowerCase() !== sign(hello).slice('sha256='.length));
        fc.pre(/^[\x20-\x7e]*$/.test(other)); // what a header can hold
        assert.equal(await post(hello, `sha256=${other}`), 401);
      }),
    );
    assert.deepEqual(await stored(), []);
  });

  it('believes each of several secrets', async () => {
    assert.equal(await post(hello, sign(hello, 'another')), 200);
  });

  // Computed apart from this code.
  const vectors: [body: string, hex: string][] = [
    [
      '{"object":"whatsapp_business_account","entry":[]}',
      'dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756',
    ],
    [
      '{"object": "whatsapp_business_account", "entry": []}',
      '56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a',
    ],
    [
      String.raw`{"t":"ol\u00e1"}`,
      '99effdbfe7aef447dc629140c3dc1a72fd170088a3c8d3076a12195d14c8d88f',
    ],
    ['{"t":"olá"}', '1cd29a0ab0e03b44c644fa179a1c7ff078a13bd8127b49145a79607154cdd242'],
  ];
  for (const [body, hex] of vectors)
    it(`signs ${body}`, () => assert.equal(signatureOf(SECRET, bytes(body)), `sha256=${hex}`));

  it('takes 3 MB and not a byte more', async () => {
    const full = new Uint8Array(3 * 1024 * 1024).fill(0x20);
    assert.equal(await post(full), 200);
    const over = new Uint8Array(full.length + 1).fill(0x20);
    assert.equal(await post(over), 413);
    assert.equal((await stored()).length, 1);
  });

  it('says 503 when it cannot store, so that Meta comes again', async () => {
    const down = { ...ground, db: { ...db, query: () => Promise.reject(new Error('down')) } };
    const broken = webhookRoutes(down, { appSecret: SECRET, verifyToken: 'token' });
    assert.equal(await post(hello, sign(hello), broken), 503);
  });

  it('shakes hands with who knows the token', async () => {
    const answer = await app.request(
      '/?hub.mode=subscribe&hub.verify_token=token&hub.challenge=1158201444',
    );
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    assert.equal(await answer.text(), '1158201444');
  });

  for (const query of [
    '',
    '?hub.mode=subscribe&hub.challenge=1',
    '?hub.mode=subscribe&hub.verify_token=&hub.challenge=1',
    '?hub.mode=subscribe&hub.verify_token=toke&hub.challenge=1',
    '?hub.mode=subscribe&hub.verify_token=tokens&hub.challenge=1',
    '?hub.mode=unsubscribe&hub.verify_token=token&hub.challenge=1',
    '?hub.mode=subscribe&hub.verify_token=token',
  ])
    it(`shakes no hand with ${query || 'who says nothing'}`, async () => {
      assert.equal((await app.request(`/${query}`)).status, 403);
    });

  for (const options of [
    { appSecret: '', verifyToken: 'token' },
    { appSecret: [], verifyToken: 'token' },
    { appSecret: ['a', ''], verifyToken: 'token' },
    { appSecret: 'a', verifyToken: '' },
  ])
    it(`does not begin with ${JSON.stringify(options)}`, () => {
      assert.throws(() => webhookRoutes(ground, options));
    });
});
