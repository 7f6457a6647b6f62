import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, describe, it } from 'node:test';
import { AdapterError, type Command, type ErrorCode } from '../src/domain.js';
import { LIMITS } from '../src/http/limits.js';
import { openDesk, tokenOf } from './support/desk.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { ana, bruno } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { app, ask, played, roster } = openDesk(ground);

beforeEach(async () => {
  await clear(db);
  await roster.changed([]); // what it knew of the table is no longer so
  clock.advance(3_600_000); // everybody's share of requests is full again
  played.execute = async () => ({});
});
after(() => ground.bus.close().then(() => db.close()));

const does = (command: Record<string, unknown>, key = command['id'] as string) =>
  ask(ana, '/v1/commands', { json: command, headers: { 'Idempotency-Key': key } });
const claim = (): Command => ({ id: randomUUID(), type: 'claim', conversationId: 'one' });

describe('who asks', () => {
  const refused: [what: string, header: (good: string) => string | undefined][] = [
    ['no token', () => undefined],
    ['an empty one', () => 'Bearer '],
    ['another scheme', (good) => `Basic ${good}`],
    ['a changed one', (good) => `Bearer ${good.slice(0, -3)}AAA`],
    ['none of ours', () => 'Bearer abc'],
    ['one without signature', (good) => `Bearer ${good.split('.').slice(0, 2).join('.')}.`],
    [
      'one that names its own algorithm',
      (good) =>
        `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`,
    ],
  ];
  for (const [what, header] of refused) {
    it(`${what} is 401, and says how to ask`, async () => {
      const given = header(await tokenOf(ground, ana));
      const { status, body, headers } = await ask(undefined, '/v1/session', {
        headers: given === undefined ? {} : { Authorization: given },
      });
      assert.deepEqual([status, body.code], [401, 'unauthorized']);
      assert.equal(headers.get('www-authenticate'), 'Bearer');
    });
  }

  it('a token is good until it ends, by the server’s clock', async () => {
    const Authorization = `Bearer ${await tokenOf(ground, ana, 60_000)}`;
    assert.equal((await ask(undefined, '/v1/session', { headers: { Authorization } })).status, 200);
    clock.advance(70_000);
    assert.equal((await ask(undefined, '/v1/session', { headers: { Authorization } })).status, 401);
  });

  it('a token in the address is not looked at', async () => {
    const token = await tokenOf(ground, ana);
    for (const name of ['token', 'access_token', 'authorization'])
      assert.equal((await ask(undefined, `/v1/session?${name}=${token}`)).status, 401);
  });

  for (const claims of [{ role: 'owner' }, { sectors: 'sales' }, { sectors: [1] }, { name: '' }]) {
    it(`claims that do not fit are 401: ${JSON.stringify(claims)}`, async () => {
      assert.equal((await ask({ ...ana, ...(claims as object) }, '/v1/session')).status, 401);
    });
  }
});

describe('what does not fit the protocol', () => {
  const refused: [path: string, field: string][] = [
    ['/v1/conversations?limit=0', 'limit'],
    ['/v1/conversations?limit=1e9', 'limit'],
    ['/v1/conversations?queue=a&queue=b', 'queue'],
    ['/v1/conversations?sectorId=x', 'sectorId'],
    [`/v1/conversations?text=${'x'.repeat(501)}`, 'text'],
    ['/v1/conversations?ids=', 'ids.0'],
  ];
  for (const [path, field] of refused) {
    it(`${path.slice(0, 60)} is 400, and says where`, async () => {
      const { status, body } = await ask(ana, path);
      assert.deepEqual([status, body.code, body.field], [400, 'invalid', field]);
    });
  }

  const bodies: [what: string, body: string, field: string][] = [
    ['nothing', '', 'body'],
    ['no JSON', '{"id":', 'body'],
    ['a list', '[]', 'body'],
    ['what is nested too deep', '['.repeat(10_000) + ']'.repeat(10_000), 'body'],
    ['a field too many', JSON.stringify({ ...claim(), force: true }), 'force'],
    ['a field too few', JSON.stringify({ id: randomUUID(), type: 'claim' }), 'conversationId'],
    ['a prototype', `{"__proto__":{"role":"supervisor"},"type":"claim"}`, 'id'],
    [
      'text that is a number',
      JSON.stringify({ ...claim(), type: 'send', content: { kind: 'text', text: 1 } }),
      'content.text',
    ],
  ];
  for (const [what, body, field] of bodies) {
    it(`${what} is 400, and says where`, async () => {
      const answer = await ask(ana, '/v1/commands', {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      });
      assert.deepEqual([answer.status, answer.body.field], [400, field], answer.text);
    });
  }

  const sounds: [what: string, more: object, field: string][] = [
    ['a length of no time', { durationMs: 0 }, 'content.durationMs'],
    ['a length before the beginning', { durationMs: -1 }, 'content.durationMs'],
    ['half a millisecond', { durationMs: 0.5 }, 'content.durationMs'],
    ['more than a day', { durationMs: 86_400_001 }, 'content.durationMs'],
    ['a length in words', { durationMs: '4 s' }, 'content.durationMs'],
    ['a waveform that is no list', { waveform: 'loud' }, 'content.waveform'],
    ['more levels than 64', { waveform: Array(65).fill(1) }, 'content.waveform'],
    ['a level above 1', { waveform: [0.5, 1.01] }, 'content.waveform.1'],
    ['a level below 0', { waveform: [-0.1] }, 'content.waveform.0'],
    ['a level that is nothing', { waveform: [null] }, 'content.waveform.0'],
    ['a voice of text', { voice: 'true' }, 'content.voice'],
  ];
  for (const [what, more, field] of sounds) {
    it(`a sound with ${what} is 400, and reaches nobody`, async () => {
      const before = played.commands.length;
      const content = { kind: 'audio', attachment: 'a', ...more };
      const { status, body } = await does({ ...claim(), type: 'send', content });
      assert.deepEqual([status, body.code, body.field], [400, 'invalid', field]);
      assert.equal(played.commands.length, before);
    });
  }

  it('a sound with the longest length and the longest waveform is taken', async () => {
    const measured = { durationMs: 86_400_000, waveform: Array(64).fill(1), voice: true };
    const content = { kind: 'audio', attachment: 'a', ...measured };
    assert.equal((await does({ ...claim(), type: 'send', content })).status, 200);
    assert.deepEqual((played.commands.at(-1) as { content: object }).content, content);
  });

  it('what the gateway cannot do at all is 501, however it is asked', async () => {
    assert.equal((await ask(ana, '/v1/lookups/contact')).status, 501);
    assert.equal((await does({ id: randomUUID(), type: 'erase' })).status, 501);
  });

  it('bytes that are not UTF-8 are 400', async () => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    const body = new Uint8Array([0x22, 0xff, 0x22]);
    assert.equal((await ask(ana, '/v1/commands', { method: 'POST', body, headers })).status, 400);
  });

  it('a command whose key is another is 400', async () => {
    const { status, body } = await does(claim(), randomUUID());
    assert.deepEqual([status, body.field], [400, 'Idempotency-Key']);
  });

  it('texts that the database cannot hold are cleaned on the way', async () => {
    const command = { ...claim(), type: 'send', content: { kind: 'text', text: 'a\0b\ud800' } };
    assert.equal((await does(command)).status, 200);
    const { content } = played.commands.at(-1) as { content: { text: string } };
    assert.equal(content.text, 'ab\ufffd');
    assert.equal((await ask(ana, '/v1/conversations/a%00b/messages')).status, 404);
    assert.equal((await ask(ana, '/v1/conversations?text=%00')).status, 200);
  });

  it('an address that is not there is 404, like any other', async () => {
    for (const path of ['/', '/v1', '/v1/admin', '/v2/session', '/../etc/passwd', '/v1/media/']) {
      const { status, body, headers } = await ask(ana, path);
      assert.deepEqual([status, body.code], [404, 'not_found'], path);
      assert.equal(headers.get('content-type'), 'application/problem+json');
    }
  });
});

describe('what goes wrong', () => {
  const statuses: [ErrorCode, number][] = [
    ['conflict', 409],
    ['window_closed', 409],
    ['forbidden', 403],
    ['undeliverable', 422],
    ['too_large', 413],
    ['unsupported', 501],
    ['rate_limited', 429],
    ['unavailable', 503],
  ];
  for (const [code, expected] of statuses) {
    it(`${code} is ${expected}`, async () => {
      played.execute = () => Promise.reject(new AdapterError(code, 'in words'));
      const { status, body, headers } = await does(claim());
      assert.deepEqual([status, body.code, body.detail], [expected, code, 'in words']);
      assert.equal(headers.has('retry-after'), expected === 429 || expected === 503);
    });
  }

  it('a half-done closing says what is done and what failed', async () => {
    played.execute = () =>
      Promise.reject(
        new AdapterError('window_closed', '', { done: ['finalMessage'], failed: 'survey' }),
      );
    const { text } = await does(claim());
    assert.match(text, /"done":\["finalMessage"\],"failed":"survey"/);
  });

  it('an error of ours is 500 without its text or place, and may have happened', async () => {
    played.execute = () => Promise.reject(new Error('secret of Maria at /srv/app.ts'));
    const { status, body, text } = await does(claim());
    assert.deepEqual([status, body.code, body.applied], [500, 'internal', 'maybe']);
    assert.doesNotMatch(text, /Maria|srv|at /);
  });

  it('a database that is away is 503, to be asked again', async () => {
    played.execute = () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    const { status, body } = await does(claim());
    assert.deepEqual([status, body.code, body.applied], [503, 'unavailable', 'maybe']);
  });
});

describe('limits', () => {
  it('a body above 64 KiB is 413, whether its length is told or not', async () => {
    const json = { ...claim(), conversationId: 'x'.repeat(70_000) };
    assert.equal((await does(json)).status, 413);
    const stream = new Blob([JSON.stringify(json)]).stream();
    const answer = await ask(ana, '/v1/commands', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': json.id },
    } as RequestInit);
    assert.deepEqual([answer.status, answer.body.field], [413, 'body']);
  });

  it('who asks too often is told when there is room again; others are not concerned', async () => {
    const { burst } = LIMITS.rates.hints;
    const asks = () =>
      ask(ana, '/v1/hints', { json: { type: 'typing', conversationId: 'none', on: true } });
    for (let count = 0; count < burst; count++) assert.equal((await asks()).status, 404);
    const { status, body, headers } = await asks();
    assert.deepEqual([status, body.code], [429, 'rate_limited']);
    assert.equal(headers.get('retry-after'), '1');
    const his = { type: 'typing', conversationId: 'none', on: true };
    assert.equal((await ask(bruno, '/v1/hints', { json: his })).status, 404);
    clock.advance(body.retryAfterMs!);
    assert.equal((await asks()).status, 404);
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string) =>
    app.request('/v1/commands', {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    });

  it('may ask when they are on the list', async () => {
    const { status, headers } = await preflight('https://crm.example');
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), 'https://crm.example');
    assert.match(headers.get('access-control-allow-headers')!, /Idempotency-Key/);
    assert.equal(headers.get('access-control-allow-credentials'), null);
  });

  for (const origin of ['https://crm.example.evil', 'https://evil.example', 'null'])
    it(`${origin} may not`, async () => {
      assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null);
    });

  it('find answers that nothing may keep, show as a page or put in a frame', async () => {
    const { headers } = await ask(ana, '/v1/session');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.match(headers.get('content-security-policy')!, /default-src 'none'/);
  });
});
