import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { write, type Ground } from '../src/ground.js';
import { headOf, placeAfter, readLog, readLogFor, trimLog } from '../src/log.js';
import type { AgentRow, ConversationRow } from '../src/rows.js';
import { say } from '../src/say.js';
import { queueFor } from '../src/sight.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground: Ground = await openTestGround(db, clock);

const agent = (id: string, sectors: string[], role: AgentRow['role'] = 'agent'): AgentRow => ({
  id,
  name: id,
  sectors,
  role,
});
const ana = agent('ana', ['sales']);
const bruno = agent('bruno', ['billing']);
const vera = agent('vera', [], 'supervisor');

const begin = (id: string, over: Partial<ConversationRow> = {}): Promise<void> =>
  write(ground, async (change) => {
    change.create('contact', { id: `c-${id}`, rev: 0, name: `Contato ${id}` });
    const conversation = change.create('conversation', {
      id,
      rev: 0,
      contactId: `c-${id}`,
      channel: { kind: 'whatsapp', id: '1' },
      unread: 0,
      createdAt: change.now,
      activeAt: change.now,
      places: 0,
      ...over,
    });
    say(change, conversation, {
      direction: 'in',
      author: { kind: 'contact' },
      content: { kind: 'text', text: 'Olá\u{1F44B}' },
    });
  });

const typesFor = async (me: AgentRow, after = 0): Promise<string[]> =>
  (await readLogFor(db, me, after, 100)).map(({ body }) => body.kind);

describe(`a change (${db.kind})`, () => {
  beforeEach(() => clear(db));
  after(() => ground.bus.close().then(() => db.close()));

  it('numbers its events without a gap, and gives the number as the rev', async () => {
    await begin('one');
    await begin('two');
    const events = await readLog(db, 0, 100);
    assert.deepEqual(
      events.map(({ seq }) => seq),
      events.map((_, index) => index + 1),
    );
    for (const { seq, body } of events) {
      if (body.kind === 'message') assert.equal(body.message.rev, seq);
    }
    assert.equal((await headOf(db)).seq, events.length);
  });

  it('leaves nothing behind when it fails', async () => {
    await assert.rejects(
      write(ground, async (change) => {
        change.create('contact', { id: 'c', rev: 0 });
        await change.count('protocol');
        throw new Error('stop');
      }),
    );
    assert.equal((await headOf(db)).seq, 0);
    assert.deepEqual(await db.query('select * from contact'), []);
    assert.deepEqual(await db.query('select * from counter'), []);
  });

  it('tells a conversation of a sector to that sector and to supervisors only', async () => {
    await begin('one', { sector: { id: 'sales', name: 'Vendas' } });
    assert.deepEqual(await typesFor(bruno), []);
    assert.deepEqual(await typesFor(ana), ['conversation', 'message']);
    assert.deepEqual(await typesFor(vera), await typesFor(ana));
  });

  it('tells those who lose sight of a conversation', async () => {
    await begin('one', { sector: { id: 'sales', name: 'Vendas' } });
    const { seq } = await headOf(db);
    await write(ground, async (change) => {
      const row = await change.get('conversation', 'one');
      row.sector = { id: 'billing', name: 'Financeiro' };
      change.save('conversation', row);
    });
    const [event] = await readLogFor(db, ana, seq, 100);
    assert.deepEqual(event?.was, { phase: 'open', sectorId: 'sales', assigneeId: null });
    assert.equal(queueFor(event.sight!, ana), undefined);
  });

  it('lets one of many at the same row win, and loses no change', async () => {
    await begin('one');
    const wins = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        write(ground, async (change) => {
          const row = await change.get('conversation', 'one');
          row.unread += 1;
          change.save('conversation', row);
          if (row.assignee) return 0;
          row.assignee = { id: `a${index}`, name: `a${index}` };
          return 1;
        }),
      ),
    );
    assert.equal(wins.filter(Boolean).length, 1);
    const [row] = await db.query<{ unread: number }>('select unread from conversation');
    assert.equal(row?.unread, 20);
  });

  it('resumes after a cursor of this log, and says so when it cannot', async () => {
    clock.advance(1000);
    await begin('one');
    const head = await headOf(db);
    assert.equal(placeAfter(`${head.epoch}:1`, head).resumed, true);
    assert.equal(placeAfter(`${head.epoch}:1e3`, head).resumed, false);
    for (const foreign of [undefined, '', 'x', 'other:1', `${head.epoch}:-1`, `${head.epoch}:99`]) {
      assert.deepEqual(placeAfter(foreign, head), { ...placeAfter(foreign, head), resumed: false });
      assert.equal(placeAfter(foreign, head).seq, head.seq);
    }
    await trimLog(db, clock.now() + 1);
    assert.equal(placeAfter(`${head.epoch}:0`, await headOf(db)).resumed, false);
  });
});
