import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Business } from './support/business.js';

const ANA = '+5511987650001';

describe('the Graph surface', () => {
  it('needs the token', async () => {
    const business = new Business();
    for (const token of [undefined, 'another']) {
      business.token = token;
      const { status, body } = await business.text(ANA, 'Oi');
      assert.deepEqual([status, body.error!.code, body.error!.type], [401, 190, 'OAuthException']);
    }
    const url = `/v25.0/${business.number.id}?access_token=${business.sim.accessToken}`;
    business.token = undefined;
    assert.equal((await business.fetch(url)).status, 200);
  });

  it('answers 400/100/33 for what it does not know, in any version', async () => {
    const business = new Business();
    for (const [method, path] of [
      ['GET', '999'],
      ['DELETE', '999'],
      ['POST', '999/messages'],
      ['POST', '999/media'],
      ['GET', '999/message_templates'],
      ['GET', `${business.number.id}/phone_numbers`],
    ] as const) {
      for (const version of ['v19.0', 'v26.0']) {
        const response = await business.fetch(`/${version}/${path}`, { method });
        const { error } = (await response.json()) as { error: Record<string, unknown> };
        assert.deepEqual(
          [response.status, error.code, error.error_subcode],
          [400, 100, 33],
          `${method} ${path}`,
        );
        assert.match(
          String(error.message),
          /^Unsupported (get|delete|post) request\. Object with ID '/,
        );
        assert.match(String(error.fbtrace_id), /^A/);
      }
    }
  });

  it('refuses bodies that are no JSON object, and says so', async () => {
    const business = new Business();
    for (const body of ['', '{', '[]', 'null']) {
      const response = await business.fetch(`/v25.0/${business.number.id}/messages`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      const { error } = (await response.json()) as { error: { code: number } };
      assert.deepEqual([response.status, error.code], [400, 100], body);
    }
    const edge = await business.ask('GET', `${business.number.id}/flows`);
    assert.match(String(edge.body.error!.message), /nonexisting field \(flows\)/);
  });

  it('shows the number, its account, and who is subscribed', async () => {
    const business = new Business();
    const { id, wabaId } = business.number;
    const number = await business.ask('GET', `${id}?fields=display_phone_number,throughput`);
    assert.deepEqual(number.body, {
      display_phone_number: '+55 11 4000-1234',
      throughput: { level: 'STANDARD' },
      id,
    });
    const account = await business.ask('GET', wabaId);
    assert.deepEqual([account.body.id, account.body.name], [wabaId, 'Loja Aurora']);
    const all = await business.ask('GET', `${wabaId}/phone_numbers`);
    assert.deepEqual(
      (all.body.data as { id: string }[]).map((one) => one.id),
      [id],
    );
    const apps = async () =>
      ((await business.ask('GET', `${wabaId}/subscribed_apps`)).body.data as unknown[]).length;
    assert.equal(await apps(), 0);
    assert.deepEqual((await business.ask('POST', `${wabaId}/subscribed_apps`)).body, {
      success: true,
    });
    assert.equal(await apps(), 1);
  });

  it('keeps a log of what was asked, refused or not', async () => {
    const business = new Business();
    await business.control.customer({ name: 'Ana', phone: ANA });
    await business.text(ANA, 'Oi');
    business.token = undefined;
    await business.ask('GET', business.number.id);
    const path = `/v25.0/${business.number.id}`;
    assert.deepEqual(
      (await business.control.requests()).map(({ method, path: to, status, code }) => [
        method,
        to,
        status,
        code,
      ]),
      [
        ['POST', `${path}/messages`, 400, 131047],
        ['GET', path, 401, 190],
      ],
    );
  });
});

describe('the world', () => {
  const play = async (business: Business) => {
    const ana = await business.control.customer({ name: 'Ana', phone: ANA });
    await ana.sendsPhoto(Uint8Array.of(1, 2), { caption: 'Olá' });
    await business.text(ANA, 'Oi');
    await business.wait(1000);
    return business.control.export();
  };

  it('is the same for the same seed, and again after a reset', async () => {
    const business = new Business();
    const first = await play(business);
    const bodies = business.received.map(({ body }) => body);
    assert.deepEqual(await play(new Business()), first);
    assert.notDeepEqual(await play(new Business({ seed: 'other' })), first);
    await business.control.reset();
    business.received.length = 0;
    assert.deepEqual(await play(business), first);
    assert.deepEqual(
      business.received.map(({ body }) => body),
      bodies,
    );
  });

  it('moves to another simulator with its files and its window', async () => {
    const saved = await play(new Business());
    const business = new Business();
    await business.control.import(JSON.parse(JSON.stringify(saved)) as typeof saved);
    assert.deepEqual(await business.control.export(), saved);
    assert.equal((await business.text(ANA, 'Ainda aberta')).status, 200);
    const [photo] = await business.control.messages({ direction: 'in' });
    const node = await business.ask('GET', String(photo!.content.id));
    const file = await business.fetch(String(node.body.url));
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), Uint8Array.of(1, 2));
    await assert.rejects(business.control.import({ version: 2 } as never));
  });
});
