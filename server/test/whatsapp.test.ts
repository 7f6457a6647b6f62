import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, beforeEach, describe, it } from 'node:test';
import { errorCodeOf } from '../src/channel/whatsapp/errors.js';
import type { ErrorCode } from '../src/domain.js';
import { clock, failed, json, meta, open, signal, text, type Answer } from './support/graph.js';

describe('WhatsApp', () => {
  beforeEach(() => {
    meta.asked = [];
    meta.answers = [];
  });

  describe('reads Meta’s codes', () => {
    const codes: [ErrorCode, number[]][] = [
      ['window_closed', [131047]],
      ['undeliverable', [131026, 131049, 131050, 130472, 130403, 131021, 131062, 130497]],
      ['rate_limited', [4, 80007, 130429, 131056]],
      ['unavailable', [0, 1, 2, 3, 10, 190, 200, 299, 368, 131016, 131031, 131042, 131048, 131057]],
      ['invalid', [100, 131008, 131009, 131053, 132000, 132001, 132018, 132069]],
      ['unsupported', [131051]],
      ['forbidden', [131005]],
      ['internal', [131000, 999_999]],
    ];
    for (const [code, all] of codes) {
      it(`${code}: ${all.join(', ')}`, () => {
        for (const each of all) assert.equal(errorCodeOf(each), code, String(each));
      });
    }
  });

  describe('tells what became of a request', () => {
    const refusal = (code: number, over: object = {}) => ({
      error: { code, message: 'm', error_data: { details: 'Because' }, ...over },
    });
    const never = { applied: undefined, retryAfterMs: undefined };
    const later = { applied: undefined, retryAfterMs: 0 };
    const broken =
      (code?: string): Answer =>
      () => {
        throw new TypeError('fetch failed', {
          cause: code && Object.assign(new Error(), { code }),
        });
      };
    const cases: [
      name: string,
      answer: Answer,
      code: ErrorCode,
      detail: { applied: string | undefined; retryAfterMs: number | undefined },
    ][] = [
      ['refused', json(refusal(131026), 400), 'undeliverable', never],
      ['gone', json(refusal(100, { error_subcode: 33 }), 400), 'not_found', never],
      ['too fast', json(refusal(130429), 429), 'rate_limited', later],
      ['overloaded', json(refusal(131016), 500), 'unavailable', later],
      ['expired token', json(refusal(190), 401), 'unavailable', later],
      ['payment', json(refusal(131042), 400), 'unavailable', never],
      [
        'with seconds to wait',
        json(refusal(2), 503, { 'retry-after': '7' }),
        'unavailable',
        { applied: undefined, retryAfterMs: 7000 },
      ],
      [
        'with a date to wait for',
        json(refusal(2), 503, { 'retry-after': new Date(clock.now() + 9000).toUTCString() }),
        'unavailable',
        { applied: undefined, retryAfterMs: 9000 },
      ],
      [
        'with a hint before now',
        json(refusal(2), 503, { 'retry-after': '-5' }),
        'unavailable',
        later,
      ],
      [
        'with a hint beyond belief',
        json(refusal(2), 503, { 'retry-after': '1000000000' }),
        'unavailable',
        { applied: undefined, retryAfterMs: 600_000 },
      ],
      [
        '502 of a proxy',
        () => new Response('<html>', { status: 502 }),
        'unavailable',
        { applied: 'maybe', retryAfterMs: 0 },
      ],
      [
        '200 of a captive portal',
        () => new Response('<html>', { status: 200 }),
        'unavailable',
        { applied: 'maybe', retryAfterMs: 0 },
      ],
      ['200 without an id', json({}), 'unavailable', { applied: 'maybe', retryAfterMs: undefined }],
      [
        'a redirect',
        () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
        'unavailable',
        { applied: 'no', retryAfterMs: undefined },
      ],
      ['broken off', broken('ECONNRESET'), 'unavailable', { applied: 'maybe', retryAfterMs: 0 }],
      ['broken, nobody knows how', broken(), 'unavailable', { applied: 'maybe', retryAfterMs: 0 }],
      ['nobody there', broken('ECONNREFUSED'), 'unavailable', { applied: 'no', retryAfterMs: 0 }],
      ['no such name', broken('ENOTFOUND'), 'unavailable', { applied: 'no', retryAfterMs: 0 }],
    ];
    for (const [name, answer, code, detail] of cases) {
      it(name, async () => {
        meta.answers = [answer];
        const error = await failed(open().send(text, signal));
        assert.equal(error.code, code);
        const { applied, retryAfterMs } = error.detail;
        // Without a word it was not applied.
        assert.deepEqual(
          { applied: applied ?? 'no', retryAfterMs },
          { ...detail, applied: detail.applied ?? 'no' },
        );
      });
    }

    it('in Meta’s own words', async () => {
      meta.answers = [json(refusal(131026), 400)];
      const error = await failed(open().send(text, signal));
      assert.equal(error.message, 'Because');
      assert.equal(error.detail.providerCode, 131026);
    });

    it('no answer in time', async () => {
      meta.answers = [() => new Promise(() => {})];
      const asking = failed(open().send(text, signal));
      await Promise.resolve();
      clock.advance(20_000);
      const error = await asking;
      assert.equal(error.code, 'timeout');
      assert.equal(error.detail.applied, 'maybe');
    });

    it('the answer’s end does not come', async () => {
      const slow = new ReadableStream({ start: (to) => to.enqueue(Buffer.from('{"mess')) });
      meta.answers = [
        ({ init }) => {
          init.signal?.addEventListener('abort', () => void slow.cancel().catch(() => {}));
          return new Response(slow.pipeThrough(new TransformStream(), { signal: init.signal! }));
        },
      ];
      const asking = failed(open().send(text, signal));
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(20_000);
      assert.equal((await asking).detail.applied, 'maybe');
    });
  });

  it('keeps the token from networks it could be read on', () => {
    for (const baseUrl of [
      'http://graph.facebook.com',
      'http://10.0.0.1',
      'http://localhost.evil.example',
    ])
      assert.throws(() => open({ baseUrl }), TypeError);
    for (const baseUrl of [
      'http://127.0.0.1:4000',
      'http://localhost:4000',
      'https://proxy.example',
    ])
      open({ baseUrl });
  });

  it('marks as read, and shows that somebody writes', async () => {
    meta.answers = [json({ success: true }), json({ success: true })];
    await open().markRead('1065', 'wamid.1', false, signal);
    await open().markRead('1065', 'wamid.1', true, signal);
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1' };
    assert.deepEqual(
      meta.asked.map(({ init }) => JSON.parse(init.body as string) as unknown),
      [read, { ...read, typing_indicator: { type: 'text' } }],
    );
  });

  it('really asks over a socket: a connection that breaks after the request may have been applied', async () => {
    const server = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1');
    after(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const real = { fetch, baseUrl: `http://127.0.0.1:${port}` };
    assert.equal((await failed(open(real).send(text, signal))).detail.applied, 'maybe');
    await new Promise((resolve) => server.close(resolve));
    assert.equal((await failed(open(real).send(text, signal))).detail.applied, 'no');
  });
});
