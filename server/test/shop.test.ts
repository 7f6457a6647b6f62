import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { readLog } from '../src/log.js';
import { readShop } from '../src/shop/read-shop.js';
import { keepShop, type Shop } from '../src/shop/shop.js';
import { clear, openTestDatabase, openTestGround } from './support/ground.js';

const folder = await mkdtemp(join(tmpdir(), 'shop-'));
const path = join(folder, 'shop.json');
after(() => rm(folder, { recursive: true }));

const reading = async (content: unknown): Promise<Shop> => {
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readShop(path);
};

describe('the file of a shop', () => {
  it('may hold all lists, some, or none', async () => {
    const shop: Shop = {
      sectors: [{ id: 'sales', name: 'Vendas' }],
      closeReasons: [{ id: 'other', name: 'Outro', noteRequired: true }],
      quickReplies: [{ id: 'hi', name: 'Boas-vindas', text: 'Olá!', shortcut: 'oi' }],
    };
    assert.deepEqual(await reading(shop), shop);
    assert.deepEqual(await reading({ sectors: shop.sectors }), {
      ...shop,
      closeReasons: [],
      quickReplies: [],
    });
  });

  const wrong: [what: string, content: unknown, problem: RegExp][] = [
    ['no JSON', '{', /JSON/],
    ['a list', [], /has to be an object/],
    ['an unknown list', { sector: [] }, /sector: there is no such list/],
    ['a list that is none', { sectors: {} }, /sectors has to be a list/],
    ['an entry that is none', { sectors: ['sales'] }, /sectors\[0\] has to be an object/],
    ['a missing id', { sectors: [{ name: 'Vendas' }] }, /sectors\[0\]\.id is missing/],
    ['an empty name', { sectors: [{ id: 'a', name: ' ' }] }, /sectors\[0\]\.name cannot be taken/],
    [
      'a sector that no row of a list holds',
      { sectors: [{ id: 'a', name: 'x'.repeat(25) }] },
      /sectors\[0\]\.name cannot be taken/,
    ],
    [
      'an id twice',
      {
        sectors: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      /sectors\[1\]\.id stands there twice/,
    ],
    [
      'a misspelt field',
      { closeReasons: [{ id: 'a', name: 'A', noteNeeded: true }] },
      /closeReasons\[0\]\.noteNeeded is not known/,
    ],
    ['a reply without words', { quickReplies: [{ id: 'a', name: 'A' }] }, /\.text is missing/],
    [
      'a shortcut with a space',
      { quickReplies: [{ id: 'a', name: 'A', text: 'a', shortcut: 'a b' }] },
      /\.shortcut cannot be taken/,
    ],
  ];
  for (const [what, content, problem] of wrong) {
    it(`is refused with ${what}, in words`, async () => {
      await assert.rejects(reading(content), { code: 'invalid_shop', message: problem });
    });
  }
});

describe('the lists of a shop', async () => {
  const db = await openTestDatabase();
  const ground = await openTestGround(db);
  beforeEach(() => clear(db));
  after(() => ground.bus.close().then(() => db.close()));

  const shop = (...sectors: string[]): Shop => ({
    sectors: sectors.map((name) => ({ id: name.toLowerCase(), name })),
    closeReasons: [],
    quickReplies: [],
  });
  const told = async (after = 0) => (await readLog(db, after, 10)).map(({ body }) => body);
  const names = async () =>
    (
      await db.query<{ name: string }>("select row ->> 'name' as name from lookup order by place")
    ).map(({ name }) => name);

  it('are as the file says, in its order', async () => {
    await keepShop(ground, shop('Vendas', 'Suporte'));
    await keepShop(ground, shop('Suporte', 'Financeiro'));
    assert.deepEqual(await names(), ['Suporte', 'Financeiro']);
  });

  it('are told to browsers when they change, and only then', async () => {
    await keepShop(ground, shop('Vendas'));
    assert.deepEqual(await told(), [{ kind: 'stale', lookup: 'sector' }]);
    await keepShop(ground, shop('Vendas'));
    assert.equal((await told()).length, 1);
    await keepShop(ground, shop());
    assert.equal((await told()).length, 2);
  });
});
