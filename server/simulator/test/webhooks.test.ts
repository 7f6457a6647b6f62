import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Delivery } from '../src/control.js';
import { signatureOf, toWire } from '../src/webhooks/sign.js';
import { Business, HOUR } from './support/business.js';

const down = () => new Response('', { status: 503 });
const up = () => new Response();

describe('webhooks', () => {
  const open = async (options = {}) => {
    const business = new Business(options);
    const ana = await business.control.customer({ name: 'Ana Conceição', phone: '5511987650001' });
    return { business, ana, webhooks: business.control.webhooks };
  };

  it('are signed as the vectors say', () => {
    const secret = 'test_app_secret';
    for (const [body, digest] of [
      [
        '{"object":"whatsapp_business_account","entry":[]}',
        'dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756',
      ],
      ['{"t":"ol\\u00e1"}', '99effdbfe7aef447dc629140c3dc1a72fd170088a3c8d3076a12195d14c8d88f'],
    ] as const)
      assert.equal(signatureOf(body, secret), `sha256=${digest}`);
    assert.equal(toWire({ t: 'olá 👋' }), '{"t":"ol\\u00e1 \\ud83d\\udc4b"}');
  });

  it('arrive as bytes of ASCII, signed over exactly those', async () => {
    const { business, ana, webhooks } = await open();
    await ana.says('Olá, 你好 👋');
    await webhooks.settled();
    const [{ body, signature }] = business.received as [(typeof business.received)[0]];
    assert.match(body, /^[ -~]+$/);
    const digest = createHmac('sha256', business.sim.appSecret).update(body).digest('hex');
    assert.equal(signature, `sha256=${digest}`);
    assert.deepEqual(business.messages[0]!.text, { body: 'Olá, 你好 👋' });
  });

  it('tell whole seconds as strings, and who wrote', async () => {
    const { business, ana, webhooks } = await open();
    await business.wait(1234);
    const { at, id } = await ana.says('Oi');
    await webhooks.settled();
    const { userId } = await ana.info();
    const [value] = business.values;
    assert.deepEqual(value!.contacts, [
      { profile: { name: 'Ana Conceição' }, wa_id: '5511987650001', user_id: userId },
    ]);
    assert.deepEqual(value!.messages, [
      {
        from: '5511987650001',
        from_user_id: userId,
        id,
        timestamp: String(Math.floor(at / 1000)),
        type: 'text',
        text: { body: 'Oi' },
      },
    ]);
  });

  it('are tried again with growing pauses while the callback fails, and no more once it took them', async () => {
    const { business, ana, webhooks } = await open();
    business.reply = down;
    await ana.says('Oi');
    await business.wait(7000);
    const [delivery] = await webhooks.log();
    const start = delivery!.at;
    assert.deepEqual(
      delivery!.attempts.map(({ at, status }) => [at - start, status]),
      [
        [0, 503],
        [1000, 503],
        [3000, 503],
        [7000, 503],
      ],
    );
    business.reply = up;
    await business.wait(HOUR);
    const [after] = await webhooks.log();
    assert.equal(after!.state, 'delivered');
    assert.equal(after!.attempts.length, 5);
    assert.deepEqual(new Set(business.received.map(({ body }) => body)).size, 1);
  });

  it('are tried again when nobody listens, and given up after seven days', async () => {
    const { business, ana, webhooks } = await open();
    business.reply = () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    };
    await ana.says('Oi');
    await business.wait(8 * 24 * HOUR);
    const [delivery] = await webhooks.log();
    assert.equal(delivery!.state, 'given-up');
    assert.match(delivery!.attempts[0]!.error!, /ECONNREFUSED/);
    assert.deepEqual(await webhooks.delivered(), []);
  });

  it('let later ones pass while one waits; a flush tries it at once', async () => {
    const { business, ana, webhooks } = await open();
    business.reply = down;
    await ana.says('one');
    await webhooks.settled();
    business.reply = up;
    await ana.says('two');
    await webhooks.settled();
    assert.equal((await webhooks.delivered()).length, 1);
    assert.deepEqual(await webhooks.flush(), []);
    const words = business.messages.map(({ text }) => (text as { body: string }).body);
    assert.deepEqual(words, ['one', 'two', 'one']);
  });

  it('are delivered again on request, as the same bytes', async () => {
    const { business, ana, webhooks } = await open();
    await ana.says('Oi');
    await webhooks.settled();
    const [{ id }] = (await webhooks.log()) as [Delivery];
    await webhooks.redeliver(id);
    await webhooks.settled();
    assert.equal(business.received[0]!.body, business.received[1]!.body);
    assert.equal(business.received.length, 2);
  });

  it('come as one batch of up to a thousand', async () => {
    const { business, ana, webhooks } = await open();
    await webhooks.hold();
    for (let at = 0; at < 1001; at += 1) await ana.says(`m${at}`);
    assert.equal(business.received.length, 0);
    await webhooks.release();
    await webhooks.settled();
    assert.deepEqual(
      business.received.map(({ envelope }) => envelope.entry[0]!.changes.length),
      [1000, 1],
    );
  });

  it('stay under 3 MB, however long the texts', async () => {
    const { business, ana, webhooks } = await open();
    await webhooks.hold();
    for (let at = 0; at < 300; at += 1) await ana.says('é'.repeat(4096));
    await webhooks.release();
    await webhooks.settled();
    const sizes = business.received.map(({ body }) => body.length);
    assert.ok(
      sizes.length > 1 && sizes.every((size) => size <= 3_100_000 && size > 1_000_000),
      sizes.join(),
    );
    assert.equal(business.messages.length, 300);
  });

  it('carry any bytes, signed, for what Meta may send one day', async () => {
    const { business, webhooks } = await open();
    const envelope = { object: 'whatsapp_business_account', entry: [], news: 'novidade é' };
    await webhooks.send(envelope);
    await webhooks.settled();
    const [{ body, signature }] = business.received as [(typeof business.received)[0]];
    assert.deepEqual(JSON.parse(body), envelope);
    assert.equal(signature, signatureOf(body, business.sim.appSecret));
  });

  it('wait until there is a callback, which is asked to prove itself', async () => {
    const asked: URL[] = [];
    const taken: string[] = [];
    const { ana, webhooks } = await open({
      callback: undefined,
      fetch: async (request: Request) => {
        const url = new URL(request.url);
        if (request.method === 'POST') taken.push(await request.text());
        else asked.push(url);
        const isRight = url.searchParams.get('hub.verify_token') === 'open sesame';
        return new Response(url.searchParams.get('hub.challenge'), { status: isRight ? 200 : 403 });
      },
    });
    await ana.says('Oi');
    assert.deepEqual(await webhooks.subscribe('http://gw.localhost/h', 'wrong'), {
      verified: false,
    });
    await webhooks.settled();
    assert.deepEqual(taken, []);
    assert.deepEqual(await webhooks.subscribe('http://gw.localhost/h', 'open sesame'), {
      verified: true,
    });
    await webhooks.settled();
    assert.equal(taken.length, 1);
    assert.equal(asked[0]!.searchParams.get('hub.mode'), 'subscribe');
  });
});
