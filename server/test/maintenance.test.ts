import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { headOf, readLog } from '../src/log.js';
import { RETENTION, tidy } from '../src/ops/maintenance.js';
import { MemoryStorage } from './support/desk.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { wrote } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const storage = new MemoryStorage();

beforeEach(() => clear(db));
after(() => ground.bus.close().then(() => db.close()));

const ids = async (table: string, id = 'id'): Promise<unknown[]> =>
  (await db.query<{ id: unknown }>(`select ${id} as id from ${table} order by 1`)).map(
    (row) => row.id,
  );

describe(`the hourly tidy-up (${db.kind})`, () => {
  it('forgets events after seven days, and says to later readers that it did', async () => {
    await wrote(ground, 'old');
    const { seq } = await headOf(db);
    clock.advance(RETENTION.eventsMs);
    await wrote(ground, 'new');
    await tidy({ db, clock }, storage);
    assert.equal((await readLog(db, 0, 100)).length, (await headOf(db)).seq);
    clock.advance(1);
    await tidy({ db, clock }, storage);
    assert.equal((await headOf(db)).tail, seq);
    assert.ok((await readLog(db, 0, 100)).every((event) => event.seq > seq));
    await tidy({ db, clock }, storage);
    assert.equal((await headOf(db)).tail, seq);
  });

  it('forgets commands after two days', async () => {
    const keep = clock.now() + 1 - RETENTION.commandsMs;
    for (const [id, at] of [
      ['old', keep - 2],
      ['new', keep],
    ])
      await db.query(`insert into command (agent_id, id, digest, at) values ('ana', $1, '', $2)`, [
        id,
        at,
      ]);
    await tidy({ db, clock }, storage);
    assert.deepEqual(await ids('command'), ['new']);
  });

  it('forgets webhooks thirty days after they were done, but not what is in quarantine', async () => {
    const old = clock.now() - RETENTION.webhooksMs - 1;
    for (const [digest, done] of [
      ['done', old],
      ['quarantined', old],
      ['waiting', null],
      ['fresh', clock.now()],
    ])
      await db.query(`insert into webhook (digest, body, at, done_at) values ($1, '{}', 0, $2)`, [
        digest,
        done,
      ]);
    await db.query(
      `insert into quarantine (webhook_id, path, error, at)
       select id, '', '', 0 from webhook where digest = 'quarantined'`,
    );
    await tidy({ db, clock }, storage);
    assert.deepEqual(await ids('webhook', 'digest'), ['fresh', 'quarantined', 'waiting']);
  });

  it('lets go of files that were staged and never sent, and of no others', async () => {
    const old = clock.now() - RETENTION.stagedMs - 1;
    for (const [id, at, by] of [
      ['forgotten', old, 'ana'],
      ['sent', old, null],
      ['staged', clock.now(), 'ana'],
    ] as const) {
      await db.query(`insert into media (id, at, row, staged_by) values ($1, $2, '{}', $3)`, [
        id,
        at,
        by,
      ]);
      await storage.put(id, Buffer.from('x'));
    }
    await tidy({ db, clock }, storage);
    assert.deepEqual(await ids('media'), ['sent', 'staged']);
    assert.deepEqual([...storage.files.keys()].sort(), ['sent', 'staged']);
  });
});
