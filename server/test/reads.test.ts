import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import type { Conversation, Message, Page } from '../src/domain.js';
import type { AgentRow } from '../src/rows.js';
import { openDesk } from './support/desk.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { alter, ana, BILLING, bruno, SALES, vera, writes, wrote } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { ask, roster } = openDesk(ground, {
  rates: Object.fromEntries(
    ['reads', 'commands', 'uploads', 'hints', 'streams'].map((key) => [
      key,
      { burst: 10_000, perSecond: 1 },
    ]),
  ) as never,
});

const list = async (me: AgentRow, query = ''): Promise<Page<Conversation>> => {
  const { status, body } = await ask(me, `/v1/conversations${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body as Page<Conversation>;
};
const idsIn = async (me: AgentRow, query = ''): Promise<string[]> =>
  (await list(me, query)).items.map(({ id }) => id);

/** All pages of a list, one after the other; `between` happens before each further page. */
async function allPages<T>(
  me: AgentRow,
  path: string,
  between: () => Promise<unknown> = async () => {},
): Promise<T[]> {
  const items: T[] = [];
  for (let page: string | undefined = ''; page !== undefined;) {
    const { body } = await ask(me, `${path}${page && `&page=${page}`}`);
    items.push(...(body.items as T[]));
    page = body.next;
    if (page !== undefined) await between();
  }
  return items;
}

const sort = (ids: string[]): string[] => ids.sort();

beforeEach(async () => {
  await clear(db);
  await roster.changed([]); // what it knew of the table is no longer so
});
after(() => ground.bus.close().then(() => db.close()));

describe(`lists of conversations (${db.kind})`, () => {
  it('has what waits longest first in Novos, and the newest movement first elsewhere', async () => {
    for (const id of ['first', 'second', 'third']) {
      await wrote(ground, id, { sector: SALES });
      clock.advance(60_000);
    }
    await writes(ground, 'first', 'Alguém aí?');
    assert.deepEqual(await idsIn(ana, '?queue=new'), ['first', 'second', 'third']);
    assert.deepEqual(await idsIn(ana), ['first', 'third', 'second']);
  });

  it('sorts what she sees into her queues, and leaves out what she does not see', async () => {
    const assignee = { id: 'ana', name: 'Ana' };
    const closed = { at: clock.now() };
    await wrote(ground, 'bot', { bot: {} });
    await wrote(ground, 'new', { sector: SALES });
    await wrote(ground, 'mine', { sector: BILLING, assignee });
    await wrote(ground, 'others', { sector: SALES, assignee: { id: 'carla', name: 'Carla' } });
    await wrote(ground, 'closed', { sector: SALES, assignee, closed });
    await wrote(ground, 'foreign', { sector: BILLING });
    for (const queue of ['bot', 'new', 'mine', 'others', 'closed']) {
      assert.deepEqual(await idsIn(ana, `?queue=${queue}`), [queue]);
    }
    assert.deepEqual(sort(await idsIn(bruno)), ['bot', 'foreign', 'mine']);
    assert.equal((await list(vera)).total, 6);
    assert.deepEqual(await list(ana, '?queue=unknown'), { items: [], total: 0 });
  });

  it('finds by id and by person, and only what she sees', async () => {
    await wrote(ground, 'a', { sector: SALES, contactId: 'maria' });
    await wrote(ground, 'b', { sector: BILLING, contactId: 'maria' });
    await wrote(ground, 'c', { sector: SALES });
    assert.deepEqual(sort(await idsIn(ana, '?ids=a&ids=b&ids=none')), ['a']);
    assert.deepEqual(await idsIn(ana, '?contactId=maria'), ['a']);
    assert.deepEqual(sort(await idsIn(vera, '?contactId=maria')), ['a', 'b']);
  });

  it('finds names, numbers, protocols and words of messages, whatever accents and case', async () => {
    const story = { sector: SALES, name: 'João Conceição', phone: '+5511987654321' };
    await wrote(ground, 'a', {
      ...story,
      protocol: '2026-000123',
      says: ['Quero a *Promoção* 50%_'],
    });
    await wrote(ground, 'b', { sector: SALES, name: 'Outra', says: ['500 reais'] });
    await wrote(ground, 'hidden', { ...story, sector: BILLING });
    const found = [
      'joao',
      'CONCEIÇÃO joão',
      '(11) 98765-4321',
      '+55 11 98765',
      '000123',
      'promocao',
      'quero PROMOÇÃO',
      '50%_',
    ];
    for (const text of found)
      assert.deepEqual(await idsIn(ana, `?text=${encodeURIComponent(text)}`), ['a'], text);
    for (const text of ['joao outra', "' or 1=1 --", '\\', '99999']) {
      assert.deepEqual(await idsIn(ana, `?text=${encodeURIComponent(text)}`), [], text);
    }
    assert.equal((await idsIn(ana, '?text=%20')).length, 2);
  });

  it('pages without overlap or hole while rows come and move', async () => {
    for (let index = 0; index < 25; index++) {
      await wrote(ground, `c${String(index).padStart(2, '0')}`, { sector: SALES });
      if (index % 3 === 0) clock.advance(1000); // several share a moment
    }
    const expected = await idsIn(ana, '?limit=200');
    let fresh = 0;
    const paged = await allPages<Conversation>(ana, '/v1/conversations?limit=4', async () => {
      clock.advance(1000);
      await wrote(ground, `new${fresh++}`, { sector: SALES });
      await writes(ground, expected[0]!, 'de novo');
    });
    assert.deepEqual(
      paged.map(({ id }) => id),
      expected,
    );
    const waiting = await allPages<Conversation>(ana, '/v1/conversations?queue=new&limit=7');
    assert.equal(new Set(waiting.map(({ id }) => id)).size, 25 + fresh);
  });

  it('refuses a page that is not of the list', async () => {
    for (const page of ['x', 'W10', Buffer.from('["a",1]').toString('base64url')]) {
      const { status, body } = await ask(ana, `/v1/conversations?page=${page}`);
      assert.deepEqual([status, body.code, body.field], [400, 'invalid', 'page'], page);
    }
  });
});

describe(`stretches of a conversation (${db.kind})`, () => {
  const says = Array.from({ length: 30 }, (_, index) => `linha ${index}`);
  const texts = (page: Page<Message>): string[] =>
    page.items.map(({ content }) => (content as { text: string }).text);
  const read = async (query = ''): Promise<Page<Message>> =>
    (await ask(ana, `/v1/conversations/one/messages?limit=10${query}`)).body as Page<Message>;

  beforeEach(async () => void (await wrote(ground, 'one', { sector: SALES, says })));

  it('begins with the newest and leads to the oldest, and back', async () => {
    const newest = await read();
    assert.deepEqual(texts(newest), says.slice(20));
    assert.equal(newest.prev, undefined);
    assert.equal(newest.total, 30);
    const middle = await read(`&page=${newest.next}`);
    assert.deepEqual(texts(middle), says.slice(10, 20));
    const oldest = await read(`&page=${middle.next}`);
    assert.deepEqual([texts(oldest), oldest.next], [says.slice(0, 10), undefined]);
    assert.deepEqual(texts(await read(`&page=${oldest.prev}`)), says.slice(10, 20));
  });

  it('stays as it is while new messages come', async () => {
    const newest = await read();
    await writes(ground, 'one', 'mais uma');
    assert.deepEqual(texts(await read(`&page=${newest.next}`)), says.slice(10, 20));
  });

  it('opens around a message, and at the newest when there is none of that id', async () => {
    const all = await read();
    const { items } = await read(`&page=${all.next}`);
    const around = await read(`&around=${items[2]!.id}`);
    assert.equal(around.items.length, 10);
    assert.ok(texts(around).includes('linha 12'));
    assert.ok(around.prev && around.next);
    assert.deepEqual(texts(await read('&around=none')), says.slice(20));
  });
});

describe(`reference lists (${db.kind})`, () => {
  const put = (kind: string, id: string, place: number, row: object): Promise<unknown> =>
    db.query('insert into lookup (kind, id, place, row, words) values ($1, $2, $3, $4, $5)', [
      kind,
      id,
      place,
      { id, name: id, ...row },
      id,
    ]);
  const ids = async (path: string): Promise<string[]> =>
    ((await ask(ana, `/v1/lookups/${path}`)).body as Page<{ id: string }>).items.map(
      ({ id }) => id,
    );

  it('has them in their order, by words and by ids, a page at a time', async () => {
    await Promise.all(['c', 'a', 'b'].map((id, place) => put('closeReason', id, place, {})));
    assert.deepEqual(await ids('closeReason'), ['c', 'a', 'b']);
    assert.deepEqual(await ids('closeReason?text=B'), ['b']);
    assert.deepEqual(await ids('closeReason?ids=a&ids=c'), ['c', 'a']);
    const paged = await allPages<{ id: string }>(ana, '/v1/lookups/closeReason?limit=2');
    assert.deepEqual(
      paged.map(({ id }) => id),
      ['c', 'a', 'b'],
    );
  });

  it('has only templates that may be sent', async () => {
    await put('template', 'old', 0, {});
    await put('template', 'good', 1, { status: 'approved' });
    await put('template', 'paused', 2, { status: 'paused' });
    assert.deepEqual(await ids('template'), ['old', 'good']);
  });

  it('has every agent who ever came, without her role', async () => {
    await ask(vera, '/v1/session');
    const { body } = await ask(ana, '/v1/lookups/agent');
    assert.deepEqual(body.items, [
      { id: 'ana', name: 'Ana', sectors: ['sales'], status: 'offline' },
      { id: 'vera', name: 'Vera', sectors: [], status: 'offline' },
    ]);
  });

  it('knows the agent as her newest token names her, and tells that she changed', async () => {
    await ask(ana, '/v1/session');
    await ask(ana, '/v1/session');
    await ask({ ...ana, name: 'Ana Maria' }, '/v1/session');
    const [row] = await db.query<{ row: AgentRow }>(`select row from agent where id = 'ana'`);
    assert.equal(row?.row.name, 'Ana Maria');
    const [{ told } = { told: 0 }] = await db.query<{ told: number }>(
      `select count(*) as told from event where kind = 'stale'`,
    );
    assert.equal(told, 2);
  });
});

describe(`the session (${db.kind})`, () => {
  it('says who she is and what she can do; the tag changes with that and not with time', async () => {
    const first = await ask(ana, '/v1/session?locale=pt-BR');
    assert.deepEqual(first.body.me, { id: 'ana', name: 'Ana', sectors: ['sales'] });
    assert.equal(first.body.now, clock.now());
    clock.advance(1000);
    const tag = first.headers.get('etag');
    assert.equal((await ask(ana, '/v1/session')).headers.get('etag'), tag);
    assert.notEqual((await ask({ ...ana, sectors: [] }, '/v1/session')).headers.get('etag'), tag);
  });
});

describe(`a change of sight (${db.kind})`, () => {
  it('is in the next read', async () => {
    await wrote(ground, 'one', { sector: SALES });
    await alter(ground, 'one', { sector: BILLING });
    assert.deepEqual(await idsIn(ana), []);
    assert.deepEqual(await idsIn(bruno), ['one']);
    assert.equal((await ask(ana, '/v1/conversations/one/messages')).status, 404);
  });

  it('does not come from a token that was not signed with our secret', async () => {
    const { status, body } = await ask(undefined, '/v1/session', {
      headers: { Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
    });
    assert.deepEqual([status, body.code], [401, 'unauthorized']);
  });
});
