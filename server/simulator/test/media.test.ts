import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Business, HOUR } from './support/business.js';

const ANA = '+5511987650001';
const BYTES = Uint8Array.from({ length: 1000 }, (_, at) => at % 256);

describe('media', () => {
  const open = async () => {
    const business = new Business();
    const ana = await business.control.customer({ name: 'Ana', phone: ANA });
    await ana.says('Oi');
    await business.control.webhooks.settled();
    business.received.length = 0;
    return { business, ana };
  };
  const node = (business: Business, id: unknown) => business.ask('GET', String(id));

  it('go up, and come down in two hops with the token', async () => {
    const { business } = await open();
    const { body } = await business.upload(BYTES, 'image/jpeg');
    const { body: facts } = await node(business, body.id);
    assert.deepEqual(
      { ...facts, url: '' },
      {
        messaging_product: 'whatsapp',
        url: '',
        mime_type: 'image/jpeg',
        sha256: createHash('sha256').update(BYTES).digest('base64'),
        file_size: '1000',
        id: body.id,
      },
    );
    const file = await business.fetch(String(facts.url));
    assert.equal(file.headers.get('content-type'), 'image/jpeg');
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), BYTES);

    const part = await business.fetch(String(facts.url), { headers: { range: 'bytes=10-19' } });
    assert.deepEqual([part.status, part.headers.get('content-range')], [206, 'bytes 10-19/1000']);
    assert.deepEqual(new Uint8Array(await part.arrayBuffer()), BYTES.slice(10, 20));
    const beyond = await business.fetch(String(facts.url), { headers: { range: 'bytes=1000-' } });
    assert.equal(beyond.status, 416);

    business.token = undefined;
    assert.equal((await business.fetch(String(facts.url))).status, 401);
  });

  it('have URLs that are good for five minutes, and cannot be made up', async () => {
    const { business } = await open();
    const { id } = (await business.upload(BYTES, 'image/jpeg')).body;
    const url = new URL(String((await node(business, id)).body.url));
    await business.wait(5 * 60_000 - 1);
    assert.equal((await business.fetch(url.href)).status, 200);
    await business.wait(1);
    assert.equal((await business.fetch(url.href)).status, 404);
    url.searchParams.set('ext', String(business.sim.clock.now() + 1000));
    assert.equal((await business.fetch(url.href)).status, 404);
  });

  it('are told with id, type and digest; live 7 days from a webhook and 30 from an upload', async () => {
    const { business, ana } = await open();
    await ana.sendsVoice(BYTES);
    await business.control.webhooks.settled();
    const { audio } = business.messages[0] as unknown as { audio: { id: string } };
    assert.deepEqual(audio, {
      id: audio.id,
      mime_type: 'audio/ogg; codecs=opus',
      sha256: createHash('sha256').update(BYTES).digest('base64'),
      voice: true,
    });
    const own = (await business.upload(BYTES, 'image/png')).body.id;
    await business.wait(7 * 24 * HOUR - 1);
    assert.equal((await node(business, audio.id)).status, 200);
    await business.wait(1);
    assert.equal((await node(business, audio.id)).body.error!.error_subcode, 33);
    await business.wait(22 * 24 * HOUR);
    assert.equal((await node(business, own)).status, 200);
    await business.wait(24 * HOUR);
    assert.equal((await node(business, own)).status, 400);
  });

  it('belong to a number, and can be deleted', async () => {
    const { business } = await open();
    const { id } = (await business.upload(BYTES, 'image/png')).body;
    assert.equal((await node(business, `${String(id)}?phone_number_id=1`)).status, 400);
    assert.deepEqual((await business.ask('DELETE', String(id))).body, { success: true });
    assert.equal((await node(business, id)).status, 400);
  });

  it('are refused when Meta does not take the type, or so much of it', async () => {
    const { business } = await open();
    for (const [mime, size] of [
      ['audio/webm', 10],
      ['image/gif', 10],
      ['', 10],
      ['image/jpeg', 0],
      ['image/jpeg', 5 * 1024 * 1024 + 1],
      ['image/webp', 500 * 1024 + 1],
    ] as const) {
      const { status, body } = await business.upload(new Uint8Array(size), mime);
      assert.deepEqual([status, body.error?.code], [400, 100], `${mime} of ${size}`);
    }
  });

  it('fail after acceptance when they are not what they say, or not what the message wants', async () => {
    const webm = Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3);
    for (const [mime, bytes, type, more] of [
      ['audio/ogg; codecs=opus', webm, 'audio', { voice: true }],
      ['audio/mp4', BYTES, 'audio', { voice: true }],
      ['image/png', BYTES, 'video', {}],
    ] as const) {
      const { business } = await open();
      const { id } = (await business.upload(bytes, mime)).body;
      const { status } = await business.send(ANA, { type, [type]: { id, ...more } });
      await business.wait(1000);
      const codes = business.statuses.map(({ errors }) => errors?.[0]?.code);
      assert.deepEqual([status, codes], [200, [131053]], `${mime} as ${type}`);
    }
  });
});
