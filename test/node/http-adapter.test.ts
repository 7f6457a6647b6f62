import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SimulatedClock } from 'xstate';
import { httpAdapter, type HttpOptions } from '../../src/adapters/http/http.adapter.js';
import type { Command } from '../../src/domain/commands.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { InboxEvent } from '../../src/domain/events.js';
import type { InboxSession } from '../../src/domain/ports.js';
import {
  breakOff,
  frame,
  hangUp,
  json,
  problem,
  raw,
  ready,
  ScriptedServer,
  SESSION,
  silence,
  stream,
  type Reply,
} from './support/http-server.js';

const TOKEN = 'canary-7f3a';
const ID = '01998c5e-0000-7000-8000-000000000001';
const HTML = { 'content-type': 'text/html' };
const CLAIM: Command = { id: ID, type: 'claim', conversationId: 'c1' };
const contact = { id: 'maria', rev: 3 };
const { signal } = new AbortController();

let server: ScriptedServer;
beforeEach(async () => (server = await ScriptedServer.start()));
afterEach(() => server.close());

const open = (options: Partial<HttpOptions> = {}): Promise<InboxSession> =>
  httpAdapter({ url: server.url, token: () => TOKEN, ...options }).open({
    signal,
    locale: 'pt-BR',
  });

const refusal = async (promise: Promise<unknown>): Promise<AdapterError> => {
  const thrown: unknown = await promise.then(
    () => assert.fail('it should have been refused'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof AdapterError, String(thrown));
  return thrown;
};

describe('what is asked', () => {
  it('is asked for the session, its texts in the agent’s language', async () => {
    const { info } = await open();
    assert.deepEqual(info, SESSION);
    assert.equal(server.asked[0]!.url, '/v1/session?locale=pt-BR');
  });

  const page = { items: [] };
  const calls: [string, Reply, (session: InboxSession) => unknown, string][] = [
    [
      'listConversations',
      json(page),
      (it) =>
        it.listConversations(
          { queue: 'new', ids: ['a', 'b'], text: 'olá & até', limit: 5 },
          { signal },
        ),
      'GET /v1/conversations?queue=new&ids=a&ids=b&text=ol%C3%A1+%26+at%C3%A9&limit=5',
    ],
    [
      'listMessages',
      json(page),
      (it) => it.listMessages({ conversationId: 'a/b c', around: 'm1' }, { signal }),
      'GET /v1/conversations/a%2Fb%20c/messages?around=m1',
    ],
    [
      'listLookup',
      json(page),
      (it) => it.lookup!('agent', { conversationId: 'c1' }, { signal }),
      'GET /v1/lookups/agent?locale=pt-BR&conversationId=c1',
    ],
    ['executeCommand', json({}), (it) => it.execute(CLAIM, { signal }), 'POST /v1/commands'],
    [
      'getMedia',
      json({ url: 'v1/media/7?signature=x' }),
      (it) => it.media!({ id: '7', mime: 'image/png' }, { signal }),
      'GET /v1/media/7',
    ],
    [
      'sendHint',
      ({ response }) => response.writeHead(204).end(),
      (it) => it.hint!({ type: 'typing', conversationId: 'c1', on: true }),
      'POST /v1/hints',
    ],
  ];
  for (const [operation, reply, call, expected] of calls) {
    it(`is asked as ${operation}, with the token in its header`, async () => {
      server.on(operation, reply);
      const session = await open();
      await call(session);
      const { method, url, headers } = await server.request(operation);
      assert.equal(`${method} ${url}`, expected);
      assert.equal(headers['authorization'], `Bearer ${TOKEN}`);
      assert.ok(!url.includes(TOKEN));
    });
  }

  it('carries a command with its id as the key', async () => {
    server.on('executeCommand', json({ contact }));
    const session = await open();
    assert.deepEqual(await session.execute(CLAIM, { signal }), { contact });
    const { body, headers } = await server.request('executeCommand');
    assert.deepEqual(body, CLAIM);
    assert.equal(headers['idempotency-key'], ID);
  });

  it('may be below a path', async () => {
    const { info } = await open({ url: `${server.url}/` });
    assert.equal(info.me.id, 'ana');
  });
});

describe('a token', () => {
  it('is asked for before each request, so that a new one is used at once', async () => {
    const tokens = ['old', 'old', 'new'];
    server.on('executeCommand', problem(401, { code: 'unauthorized' }), json({}));
    const session = await open({ token: async () => tokens.shift()! });
    assert.equal((await refusal(session.execute(CLAIM, { signal }))).code, 'unauthorized');
    await session.execute(CLAIM, { signal });
    const sent = server.asked.map(({ headers }) => headers['authorization']);
    assert.deepEqual(sent, ['Bearer old', 'Bearer old', 'Bearer new']);
  });

  const wrong: [string, HttpOptions['token'], string][] = [
    ['empty', () => '', 'unauthorized'],
    ['not fit for a header', () => `${TOKEN}\nx: y`, 'unauthorized'],
    ['not there', () => undefined as never, 'unauthorized'],
    ['refused by the host', () => Promise.reject(new AdapterError('unauthorized')), 'unauthorized'],
    ['not to be had just now', () => Promise.reject(new Error('network')), 'unavailable'],
  ];
  for (const [name, token, code] of wrong) {
    it(`that is ${name} is ${code}, and nobody is asked`, async () => {
      const error = await refusal(open({ token }));
      assert.deepEqual([error.code, error.applied], [code, 'no']);
      assert.ok(!JSON.stringify([error.message, error.stack, error.cause]).includes(TOKEN));
      assert.deepEqual(server.asked, []);
    });
  }
});

describe('an answer that is none', () => {
  const faults: [string, Reply, code: string, command: 'no' | 'maybe'][] = [
    ['a line that dies', hangUp, 'unavailable', 'maybe'],
    ['JSON that breaks off', breakOff, 'unavailable', 'maybe'],
    ['a page with 200', raw(200, HTML, '<html>Sign in</html>'), 'unavailable', 'maybe'],
    ['JSON that calls itself a page', raw(200, HTML, '{"items":[]}'), 'unavailable', 'maybe'],
    ['no type at all', raw(200, {}, '{}'), 'unavailable', 'maybe'],
    [
      'a text that is no JSON',
      raw(200, { 'content-type': 'application/json' }, '{"items":'),
      'unavailable',
      'maybe',
    ],
    [
      'JSON that is no object',
      raw(200, { 'content-type': 'application/json' }, '[1]'),
      'unavailable',
      'maybe',
    ],
    ['a redirect to nowhere', raw(302, {}), 'unavailable', 'no'],
    ['a bare 400', raw(400, HTML, '<html>'), 'invalid', 'no'],
    ['a bare 401', raw(401, {}), 'unauthorized', 'no'],
    ['a bare 403', raw(403, {}), 'forbidden', 'no'],
    ['a bare 404', raw(404, HTML), 'not_found', 'no'],
    ['a bare 408', raw(408, {}), 'timeout', 'no'],
    ['a bare 409', raw(409, {}), 'conflict', 'no'],
    ['a bare 413', raw(413, {}), 'too_large', 'no'],
    ['a bare 415', raw(415, {}), 'invalid', 'no'],
    ['a bare 422', raw(422, {}), 'invalid', 'no'],
    ['a bare 429', raw(429, {}), 'rate_limited', 'no'],
    ['a bare 500', raw(500, HTML, '<html>Oops'), 'internal', 'maybe'],
    ['a bare 501', raw(501, {}), 'unsupported', 'no'],
    ['a bare 502', raw(502, HTML, '<html>'), 'unavailable', 'maybe'],
    ['a bare 503', raw(503, {}), 'unavailable', 'maybe'],
    ['a bare 504', raw(504, {}), 'timeout', 'maybe'],
  ];
  for (const [name, reply, code, applied] of faults) {
    it(`${name}: ${code}, and a command ${applied === 'no' ? 'was not' : 'may have been'} done`, async () => {
      server.on('executeCommand', reply);
      server.on('listConversations', reply);
      const session = await open();
      const ofCommand = await refusal(session.execute(CLAIM, { signal }));
      assert.deepEqual([ofCommand.code, ofCommand.applied], [code, applied]);
      const ofRead = await refusal(session.listConversations({}, { signal }));
      assert.deepEqual([ofRead.code, ofRead.applied], [code, 'no']);
    });
  }

  it('no server at all: unavailable', async () => {
    const session = await open();
    await server.close();
    const error = await refusal(session.execute(CLAIM, { signal }));
    assert.deepEqual([error.code, error.applied], ['unavailable', 'maybe']);
    server = await ScriptedServer.start();
  });

  it('silence: timeout, and the line is let go', async () => {
    const clock = new SimulatedClock();
    server.on('executeCommand', silence);
    const session = await open({ clock, timeoutMs: 20_000 });
    const asked = refusal(session.execute(CLAIM, { signal }));
    const { response } = await server.request('executeCommand');
    clock.increment(19_999);
    assert.equal(response.destroyed, false);
    clock.increment(1);
    const error = await asked;
    assert.deepEqual([error.code, error.applied], ['timeout', 'maybe']);
    if (!response.destroyed) await once(response, 'close');
  });

  it('headers, then silence: timeout too', async () => {
    const clock = new SimulatedClock();
    server.on('listConversations', ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"items":[', () => clock.increment(30_000));
    });
    const session = await open({ clock });
    assert.equal((await refusal(session.listConversations({}, { signal }))).code, 'timeout');
  });

  it('somebody else’s JSON is no session', async () => {
    for (const body of [{}, { ...SESSION, me: { id: 7 } }, { ...SESSION, can: null }]) {
      const text = JSON.stringify(body);
      server.on('getSession', raw(200, { 'content-type': 'application/json' }, text));
      assert.equal((await refusal(open())).code, 'unavailable', text);
    }
  });

  it('who gave up hears the reason of that, and no more', async () => {
    server.on('executeCommand', silence);
    const session = await open();
    const controller = new AbortController();
    const asked = session.execute(CLAIM, { signal: controller.signal });
    const { response } = await server.request('executeCommand');
    const reason = new Error('enough');
    controller.abort(reason);
    await assert.rejects(asked, reason);
    if (!response.destroyed) await once(response, 'close');
  });
});

it('a session that was closed asks for nothing more, but what was under way is answered', async () => {
  const session = await open();
  let answer = (): unknown => undefined;
  server.on('executeCommand', (exchange) => void (answer = () => json({ contact })(exchange)));
  const underway = session.execute(CLAIM, { signal });
  await server.request('executeCommand');
  session.close!();
  session.close!();
  const error = await refusal(session.listConversations({}, { signal }));
  assert.deepEqual([error.code, error.applied], ['unavailable', 'no']);
  answer();
  assert.deepEqual(await underway, { contact });
});

describe('a problem', () => {
  const refused = async (reply: Reply): Promise<AdapterError> => {
    server.on('executeCommand', reply);
    const session = await open();
    return refusal(session.execute(CLAIM, { signal }));
  };

  it('tells two refusals of one status apart', async () => {
    const closed = await refused(problem(409, { code: 'window_closed', detail: '131047' }));
    assert.deepEqual([closed.code, closed.message], ['window_closed', '131047']);
    const lost = await refused(problem(409, { code: 'conflict', current: contact }));
    assert.deepEqual([lost.code, lost.detail.current], ['conflict', contact]);
  });

  it('names the field', async () => {
    const error = await refused(problem(413, { code: 'too_large', field: 'content.text' }));
    assert.deepEqual([error.code, error.detail.field], ['too_large', 'content.text']);
  });

  it('says how far closing came', async () => {
    const { detail } = await refused(
      problem(503, {
        code: 'unavailable',
        done: ['finalMessage'],
        failed: 'survey',
        applied: 'no',
      }),
    );
    assert.deepEqual([detail.done, detail.failed], [['finalMessage'], 'survey']);
  });

  it('knows better than its status whether it happened', async () => {
    const queued = await refused(problem(503, { code: 'unavailable', applied: 'no' }));
    assert.equal(queued.applied, 'no');
    const lost = await refused(problem(500, { code: 'internal', applied: 'maybe' }));
    assert.equal(lost.applied, 'maybe');
  });

  it('without a code that is known is read by its status', async () => {
    const json = { 'content-type': 'application/problem+json' };
    for (const text of ['{"code":"toString"}', '{"code":7}', '[]', 'null', '{"co', '']) {
      assert.equal((await refused(raw(403, json, text))).code, 'forbidden', text);
    }
  });

  it('of the wrong shape loses only what is wrong', async () => {
    const body = { code: 'invalid', detail: 7, field: {}, current: 'x', done: ['x', 'close'] };
    const error = await refused(
      raw(400, { 'content-type': 'application/problem+json' }, JSON.stringify(body)),
    );
    assert.equal(error.code, 'invalid');
    assert.deepEqual(error.detail, { applied: 'no', done: ['close'] });
  });

  describe('asks for a pause', () => {
    const HOUR = 3_600_000;
    const NOW = Date.parse('Fri, 27 Nov 2026 10:00:00 GMT');
    const pauses: [string, Record<string, string>, number | undefined, object?][] = [
      ['in seconds', { 'retry-after': '3' }, 3000],
      ['of none', { 'retry-after': '0' }, 0],
      ['in broken seconds', { 'retry-after': '1.5' }, 1500],
      ['that nobody can wait', { 'retry-after': '1000000000' }, HOUR],
      ['below zero', { 'retry-after': '-1' }, undefined],
      ['in words', { 'retry-after': 'soon' }, undefined],
      ['with nothing', { 'retry-after': '' }, undefined],
      ['not at all', {}, undefined],
      [
        'until a date by the server’s clock',
        { 'retry-after': 'Sat, 28 Nov 2026 12:00:07 GMT', date: 'Sat, 28 Nov 2026 12:00:00 GMT' },
        7000,
      ],
      [
        'until a date that is over',
        { 'retry-after': 'Sat, 28 Nov 2026 11:00:00 GMT', date: 'Sat, 28 Nov 2026 12:00:00 GMT' },
        undefined,
      ],
      ['until a date in years', { 'retry-after': 'Sat, 28 Nov 2099 12:00:00 GMT' }, HOUR],
      ['in its body, which wins', { 'retry-after': '3' }, 250, { retryAfterMs: 250 }],
      ['in its body, that nobody can wait', {}, HOUR, { retryAfterMs: 1e12 }],
    ];
    for (const [name, headers, expected, body] of pauses) {
      it(name, async () => {
        const clock = new SimulatedClock();
        clock.set(NOW);
        const told = { code: 'rate_limited', ...body };
        server.on('executeCommand', problem(429, told, headers));
        const session = await open({ clock });
        const { code, detail } = await refusal(session.execute(CLAIM, { signal }));
        assert.deepEqual([code, detail.retryAfterMs], ['rate_limited', expected]);
      });
    }

    it('until a date, by the local clock where the server does not tell its own', async () => {
      const clock = new SimulatedClock();
      clock.set(NOW);
      server.on('executeCommand', ({ response }) => {
        response.sendDate = false;
        response.writeHead(503, { 'retry-after': 'Fri, 27 Nov 2026 10:00:09 GMT' }).end();
      });
      const session = await open({ clock });
      const { detail } = await refusal(session.execute(CLAIM, { signal }));
      assert.equal(detail.retryAfterMs, 9000);
    });
  });
});

describe('the stream', () => {
  /** Follows the stream to its end. */
  const follow = async (
    session: InboxSession,
    after?: string,
    until: AbortSignal = signal,
  ): Promise<{ heard: InboxEvent[]; error: AdapterError | undefined }> => {
    const heard: InboxEvent[] = [];
    try {
      const options = { signal: until, ...(after !== undefined && { after }) };
      for await (const event of session.events(options)) heard.push(event);
      return { heard, error: undefined };
    } catch (error) {
      assert.ok(error instanceof AdapterError);
      return { heard, error };
    }
  };

  const beat = (id: string) => frame({ type: 'beat', now: 1 }, id);
  const end: (...frames: string[]) => Reply =
    (...frames) =>
    (exchange) => {
      stream(...frames)(exchange);
      exchange.response.end();
    };

  it('tells each event with the id of its frame as the cursor', async () => {
    const typing = { type: 'typing', conversationId: 'c', who: { id: 'm', name: 'M' }, until: 9 };
    server.on('streamEvents', end(ready(false, 'e:1'), beat('e:2'), frame(typing)));
    const { heard } = await follow(await open());
    assert.deepEqual(heard, [
      { type: 'ready', now: SESSION.now, resumed: false, cursor: 'e:1' },
      { type: 'beat', now: 1, cursor: 'e:2' },
      typing,
    ]);
  });

  it('goes on after a cursor', async () => {
    server.on('streamEvents', end(ready(true, 'e:9')));
    await follow(await open(), 'e:9');
    const { headers, url } = await server.request('streamEvents');
    assert.deepEqual([headers['last-event-id'], url], ['e:9', '/v1/events']);
  });

  it('begins anew after a cursor that no server gave', async () => {
    server.on('streamEvents', end(ready()));
    await follow(await open(), 'olá\nx: y');
    assert.equal((await server.request('streamEvents')).headers['last-event-id'], undefined);
  });

  it('that ends, or breaks off in a frame, is unavailable', async () => {
    server.on('streamEvents', end(ready()), (exchange) => {
      stream(ready(), 'id: e:2\ndata: {"type":"beat","now":1}\n')(exchange);
      setImmediate(() => exchange.response.destroy());
    });
    for (const _ of ['ends', 'breaks off']) {
      const { heard, error } = await follow(await open());
      assert.deepEqual([heard.length, error?.code], [1, 'unavailable']);
    }
  });

  it('that ends may ask for a pause', async () => {
    server.on('streamEvents', end(ready(), 'retry: 4000\n\n'));
    const { error } = await follow(await open());
    assert.deepEqual([error?.code, error?.detail.retryAfterMs], ['unavailable', 4000]);
  });

  it('outlives frames that are no events', async () => {
    const odd = ['data: {"type"\n\n', 'data: 7\n\n', 'data: null\n\n', 'data: {"kind":"x"}\n\n'];
    const future = 'id: e:3\ndata: {"type":"hologram","x":1}\n\n';
    server.on('streamEvents', end(ready(), ...odd, ': still here\n\n', future, beat('e:4')));
    const { heard } = await follow(await open());
    assert.deepEqual(
      heard.map(({ type }) => type as string),
      ['ready', 'hologram', 'beat'],
    );
  });

  it('that is refused says why', async () => {
    const refusals: [Reply, string, number?][] = [
      [problem(401, { code: 'unauthorized' }), 'unauthorized'],
      [problem(503, { code: 'unavailable' }, { 'retry-after': '5' }), 'unavailable', 5000],
      [raw(200, HTML, '<html>Sign in</html>'), 'unavailable'],
      [hangUp, 'unavailable'],
    ];
    for (const [reply, code, pause] of refusals) {
      server.on('streamEvents', reply);
      const { heard, error } = await follow(await open());
      assert.deepEqual([heard, error?.code, error?.detail.retryAfterMs], [[], code, pause]);
    }
  });

  for (const [name, stop] of [
    ['an aborted signal', (_: InboxSession, controller: AbortController) => controller.abort()],
    ['close()', (session: InboxSession) => session.close!()],
  ] as const) {
    it(`ends without an error by ${name}, and lets go of its line`, async () => {
      server.on('streamEvents', stream(ready()));
      const session = await open();
      const controller = new AbortController();
      const events = session.events({ signal: controller.signal })[Symbol.asyncIterator]();
      assert.equal(((await events.next()).value as InboxEvent).type, 'ready');
      const { response } = await server.request('streamEvents');
      const last = events.next();
      stop(session, controller);
      assert.equal((await last).done, true);
      if (!response.destroyed) await once(response, 'close');
    });
  }

  it('needs no Web Locks: outside of a browser each has its own', async () => {
    server.on('streamEvents', end(ready()));
    await Promise.all([follow(await open()), follow(await open())]);
    assert.equal(server.askedFor('streamEvents').length, 2);
  });
});

describe('a file', () => {
  const file = new Blob(['%PDF-1.7'], { type: 'application/pdf' });
  const upload = { id: ID, conversationId: 'c1', file, name: 'nota.pdf' };

  it('is sent as it is, and its reference comes back', async () => {
    server.on('uploadFile', json({ attachment: 'file-1' }, 201));
    const told: number[][] = [];
    const session = await open();
    const onProgress = (sent: number, total: number) => told.push([sent, total]);
    assert.equal(await session.upload!({ ...upload, onProgress }, { signal }), 'file-1');
    const { url, headers, bytes } = await server.request('uploadFile');
    assert.equal(url, '/v1/uploads?conversationId=c1');
    assert.equal(headers['content-type'], 'application/pdf');
    assert.equal(headers['idempotency-key'], ID);
    assert.equal(bytes.toString(), '%PDF-1.7');
    assert.deepEqual(told.at(-1), [8, 8]);
  });

  for (const name of [
    'nota fiscal.pdf',
    'ação “já”.pdf',
    `a'(b)*"c;d.pdf`,
    '📄.pdf',
    '..\\x\r\n',
  ]) {
    it(`keeps its name ${JSON.stringify(name)}`, async () => {
      server.on('uploadFile', json({ attachment: 'file-1' }, 201));
      const session = await open();
      await session.upload!({ ...upload, name }, { signal });
      const { headers } = await server.request('uploadFile');
      const encoded = /^attachment; filename\*=UTF-8''([\w.!~%&$#+^`|-]+)$/.exec(
        headers['content-disposition']!,
      );
      assert.equal(decodeURIComponent(encoded![1]!), name);
    });
  }

  it('with half a letter in its name is sent nevertheless', async () => {
    server.on('uploadFile', json({ attachment: 'file-1' }, 201));
    const session = await open();
    await session.upload!({ ...upload, name: 'a\ud83d.pdf' }, { signal });
    const { headers } = await server.request('uploadFile');
    assert.match(headers['content-disposition']!, /a%EF%BF%BD\.pdf$/);
  });

  it('that is too large is refused with the server’s word', async () => {
    server.on('uploadFile', problem(413, { code: 'too_large', field: 'file' }));
    const session = await open();
    const { code, detail } = await refusal(session.upload!(upload, { signal }));
    assert.deepEqual([code, detail.field], ['too_large', 'file']);
  });

  it('without a reference in the answer is not sent', async () => {
    server.on('uploadFile', raw(201, { 'content-type': 'application/json' }, '{}'));
    const session = await open();
    assert.equal((await refusal(session.upload!(upload, { signal }))).code, 'unavailable');
  });
});

describe('media', () => {
  const cases: [given: string, prefix: string, expected: string][] = [
    ['v1/media/7?signature=x', '', '/v1/media/7?signature=x'],
    ['v1/media/7?signature=x', '/inbox', '/inbox/v1/media/7?signature=x'],
    ['/files/7', '/inbox', '/files/7'],
  ];
  for (const [given, prefix, expected] of cases) {
    it(`at ${given} of a server at "${prefix}/" is ${expected}`, async () => {
      server.on('getMedia', json({ url: given, expiresAt: 5 }));
      const { url } = server;
      // The server itself knows no prefix.
      const fetch = (asked: string, init: RequestInit) =>
        globalThis.fetch(asked.replace(prefix, ''), init);
      const session = await open({ url: url + prefix, fetch });
      const media = await session.media!({ id: '7', mime: 'image/png' }, { signal });
      assert.deepEqual(media, { url: url + expected, expiresAt: 5 });
    });
  }

  it('at an absolute address is there', async () => {
    server.on('getMedia', json({ url: 'https://files.example/7' }));
    const session = await open();
    const media = await session.media!({ id: '7', mime: 'image/png' }, { signal });
    assert.deepEqual(media, { url: 'https://files.example/7' });
  });

  it('without an id is where it says, and nowhere without an address', async () => {
    const session = await open();
    const media = { url: 'https://crm.example/a.png', mime: 'image/png' };
    assert.deepEqual(await session.media!(media, { signal }), { url: media.url });
    assert.equal(
      (await refusal(session.media!({ mime: 'image/png' }, { signal }))).code,
      'not_found',
    );
  });
});

it('a hint may get lost', async () => {
  server.on('sendHint', hangUp);
  const session = await open();
  session.hint!({ type: 'typing', conversationId: 'c1', on: true });
  await server.request('sendHint');
  await new Promise((resolve) => setImmediate(resolve));
});
