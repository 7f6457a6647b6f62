import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rest } from '../../src/adapters/rest/rest.js';
import type { Fetch } from '../../src/browser/transport.js';

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** A client whose server gives this answer, and what it was asked. */
const asking = (answer: () => Response) => {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push({ url: String(url), init });
    return answer();
  };
  return { crm: rest({ url: 'https://crm.example/api', token: () => 'secret', fetch }), asked };
};
const { signal } = new AbortController();

describe('a backend over REST', () => {
  it('is asked with the token in a header, and what is undefined left out of the query', async () => {
    const { crm, asked } = asking(() => json({ items: [] }));
    await crm.get('/tickets', {
      signal,
      query: { queue: 'new', page: undefined, ids: ['a', 'b'] },
    });
    assert.equal(asked[0]!.url, 'https://crm.example/api/tickets?queue=new&ids=a&ids=b');
    assert.equal(new Headers(asked[0]!.init!.headers).get('authorization'), 'Bearer secret');
  });

  it('is told in JSON', async () => {
    const { crm, asked } = asking(() => json({ id: 'n1' }));
    assert.deepEqual(await crm.post('/notes', { signal, body: { text: 'Olá' } }), { id: 'n1' });
    assert.equal(asked[0]!.init!.body, '{"text":"Olá"}');
    assert.equal(new Headers(asked[0]!.init!.headers).get('content-type'), 'application/json');
  });

  for (const [status, code, applied] of [
    [401, 'unauthorized', 'no'],
    [404, 'not_found', 'no'],
    [422, 'invalid', 'no'],
    [503, 'unavailable', 'maybe'],
  ] as const) {
    it(`that answers a POST with ${status} is ${code}, applied: ${applied}`, async () => {
      const { crm } = asking(() => json({}, status));
      await assert.rejects(crm.post('/notes', { signal }), { code, applied });
    });
  }

  it('is asked again after each pause, until nobody listens', async () => {
    const { crm } = asking(() => json({}));
    const leaving = new AbortController();
    let rounds = 0;
    for await (const _ of crm.every(1, leaving.signal)) {
      rounds += 1;
      if (rounds === 3) leaving.abort();
    }
    assert.equal(rounds, 3);
  });

  it('is not waited for once nobody listens', async () => {
    const { crm } = asking(() => json({}));
    const leaving = new AbortController();
    const rounds = crm.every(3_600_000, leaving.signal);
    const next = rounds.next();
    leaving.abort();
    assert.equal((await next).done, true);
  });
});
