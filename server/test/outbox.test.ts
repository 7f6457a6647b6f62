import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { ChannelError } from '../src/channel/channel.js';
import { WINDOW_MS } from '../src/domain.js';
import { write } from '../src/ground.js';
import { applyStatus } from '../src/outbox/apply-status.js';
import { LEASE_MS } from '../src/outbox/line.js';
import { Outbox, UNCONFIRMED_MS } from '../src/outbox/outbox.js';
import type { ConversationRow } from '../src/rows.js';
import { FakeChannel } from './support/channel.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { sendingOn, settle } from './support/sending.js';
import { MemoryStorage } from './support/storage.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { open, says, row, statusOf, inLine, file } = sendingOn(ground);

let channel: FakeChannel;
let storage: MemoryStorage;
let outbox: Outbox;

const takenTexts = (): string[] =>
  channel.taken.map(({ body }) => ('text' in body ? body.text : body.kind));

const limit = (providerCode: number) =>
  new ChannelError('rate_limited', 'Slow down', { providerCode, retryAfterMs: 0 });
const down = new ChannelError('unavailable', 'Down', { retryAfterMs: 0 });
const never = new ChannelError('undeliverable', 'Not on WhatsApp', { providerCode: 131026 });

describe(`the outbox (${db.kind})`, () => {
  beforeEach(async () => {
    await clear(db);
    channel = new FakeChannel();
    storage = new MemoryStorage();
    outbox = new Outbox(ground, { channel, storage });
  });
  after(() => ground.bus.close().then(() => db.close()));

  it('sends in the order of the conversation, and tells that it was sent', async () => {
    await open('one');
    const ids = [await says('one', 'a'), await says('one', 'b'), await says('one', 'c')];
    assert.equal(await statusOf(ids[0]!), 'queued');
    await settle(outbox);
    assert.deepEqual(takenTexts(), ['a', 'b', 'c']);
    for (const id of ids) {
      assert.equal(await statusOf(id), 'sent');
      assert.equal((await row(id)).wamid, `wamid.${id}`);
    }
    assert.equal(await inLine(), 0);
    const [conversation] = await db.query<{ row: ConversationRow }>('select row from conversation');
    assert.equal(conversation?.row.preview?.status, 'sent');
  });

  it('calls a message back by the command that made it, else by itself; quotes and addresses', async () => {
    await open('one');
    const quoted = await says('one', 'a');
    await settle(outbox);
    await says('one', 'b', undefined, { commandId: 'command-1', replyTo: quoted });
    await settle(outbox);
    const [first, second] = channel.taken;
    assert.equal(first?.callback, quoted);
    assert.equal(second?.callback, 'command-1');
    assert.equal(second.quotes, `wamid.${quoted}`);
    assert.deepEqual(second.to, { phone: '5511987654321', userId: 'BR.1' });
    assert.equal(second.channelId, '1');
  });

  it('lets no conversation wait for another', async () => {
    await open('slow');
    await open('fast');
    await says('slow', 'slow');
    await says('fast', 'fast');
    let release = (): void => {};
    channel.pause = ({ body }) =>
      'text' in body && body.text === 'slow'
        ? new Promise((resolve) => (release = resolve))
        : Promise.resolve();
    let ended = (): void => {};
    const end = new Promise<void>((resolve) => (ended = resolve));
    await outbox.turn(ended);
    await end;
    assert.deepEqual(await says('fast', 'later').then(statusOf), 'queued');
    await outbox.turn();
    while (channel.taken.length < 3) await new Promise((resolve) => setImmediate(resolve));
    release();
    await settle(outbox);
    assert.deepEqual(takenTexts(), ['slow', 'fast', 'later']);
  });

  const backOffs: [name: string, fates: (ChannelError | 'taken')[], waits: number[]][] = [
    ['131056', [limit(131056), limit(131056), limit(131056)], [1000, 4000, 16_000]],
    ['130429', [limit(130429), limit(130429)], [1000, 4000]],
    ['80007', [limit(80007)], [1000]],
    ['4', [limit(4)], [1000]],
    // Full jitter; the test's random is a half.
    ['trouble on the way', [down, down, down], [500, 1000, 2000]],
    [
      'what the provider asks for',
      [new ChannelError('unavailable', 'Wait', { retryAfterMs: 42_000 })],
      [42_000],
    ],
  ];
  for (const [name, fates, waits] of backOffs) {
    it(`waits and tries again: ${name}`, async () => {
      await open('one');
      const id = await says('one', 'a');
      const follower = await says('one', 'b');
      channel.fates = [...fates];
      for (const [index, wait] of waits.entries()) {
        await settle(outbox);
        assert.equal(channel.asked.length, index + 1);
        clock.advance(wait - 1);
        await settle(outbox);
        assert.equal(channel.asked.length, index + 1, 'not before its time');
        assert.equal(await statusOf(id), 'queued');
        clock.advance(1);
      }
      await settle(outbox);
      clock.advance(100); // the number's own pace
      await settle(outbox);
      assert.deepEqual(takenTexts(), ['a', 'b']);
      assert.equal(await statusOf(follower), 'sent');
    });
  }

  it('tells a refusal in the provider’s words, and holds back what waited behind it', async () => {
    await open('one');
    await open('two');
    const [head, follower, other] = [
      await says('one', 'a'),
      await says('one', 'b'),
      await says('two', 'c'),
    ];
    channel.fates = [never];
    await settle(outbox);
    assert.deepEqual((await row(head)).error, { code: 'undeliverable', text: 'Not on WhatsApp' });
    assert.equal(await statusOf(follower), 'failed');
    assert.equal((await row(follower)).error?.code, 'undeliverable');
    assert.deepEqual((await row(follower)).content, { kind: 'text', text: 'b' });
    assert.equal(await statusOf(other), 'sent');
    assert.equal(await inLine(), 0);
    const next = await says('one', 'again');
    await settle(outbox);
    assert.equal(await statusOf(next), 'sent');
  });

  it('gives up after a day', async () => {
    await open('one', { lastInboundAt: clock.now() + WINDOW_MS });
    const id = await says('one', 'a');
    for (let hour = 0; hour <= 24; hour++) {
      channel.fates = [down];
      await settle(outbox);
      clock.advance(60 * 60_000);
    }
    assert.equal(await statusOf(id), 'failed');
    assert.equal((await row(id)).error?.code, 'unavailable');
  });

  describe('whose answer was lost', () => {
    it('is unconfirmed and never sent again; who waits behind it goes on after a minute', async () => {
      await open('one');
      const id = await says('one', 'a');
      const follower = await says('one', 'b');
      channel.fates = ['lost'];
      await settle(outbox);
      assert.equal(await statusOf(id), 'unconfirmed');
      clock.advance(UNCONFIRMED_MS - 1);
      await settle(outbox);
      assert.deepEqual(takenTexts(), ['a']);
      assert.equal(await statusOf(follower), 'queued');
      clock.advance(1001);
      await settle(outbox);
      assert.deepEqual(takenTexts(), ['a', 'b']);
      assert.equal(await statusOf(id), 'unconfirmed');
      clock.advance(48 * 60 * 60_000);
      await settle(outbox);
      assert.equal(channel.asked.length, 2);
    });

    it('is settled by the first status that names it, and who waits behind it goes on', async () => {
      await open('one');
      const id = await says('one', 'a', undefined, { commandId: 'command-1' });
      await says('one', 'b');
      channel.fates = ['lost'];
      await settle(outbox);
      const at = clock.now() + 1000;
      const known = await write(ground, (change) =>
        applyStatus(change, {
          kind: 'status',
          channelId: '1',
          wamid: 'wamid.x',
          callback: 'command-1',
          status: 'delivered',
          at,
        }),
      );
      assert.equal(known, true);
      const message = await row(id);
      assert.equal(message.status, 'delivered');
      assert.equal(message.wamid, 'wamid.x');
      assert.equal(message.evidence?.delivered, at);
      await settle(outbox);
      assert.deepEqual(takenTexts(), ['a', 'b']);
    });

    it('may be told as failed: that is believed', async () => {
      await open('one');
      const id = await says('one', 'a');
      channel.fates = ['lost'];
      await settle(outbox);
      await write(ground, (change) =>
        applyStatus(change, {
          kind: 'status',
          channelId: '1',
          wamid: 'wamid.x',
          callback: id,
          status: 'failed',
          at: clock.now(),
          error: { code: 'window_closed', text: 'Too late', providerCode: 131047 },
        }),
      );
      assert.deepEqual((await row(id)).error, { code: 'window_closed', text: 'Too late' });
    });
  });

  it('takes a dead worker’s send for unconfirmed, and its upload for not begun', async () => {
    await open('one');
    await open('two');
    const sent = await says('one', 'a');
    await storage.put('m1', Buffer.from('file'));
    await file('m1');
    const document = await says('two', 'b', { kind: 'media', media: 'document', mediaId: 'm1' });
    channel.pause = () => new Promise(() => {});
    channel.uploadMedia = () => new Promise(() => {});
    void outbox.turn();
    while ((await db.query('select 1 from outbox where lease is not null')).length < 2) continue;

    channel = new FakeChannel();
    const next = new Outbox(ground, { channel, storage });
    clock.advance(LEASE_MS - 1);
    await settle(next);
    assert.equal(await statusOf(sent), 'queued');
    clock.advance(1001);
    await settle(next);
    assert.equal(await statusOf(sent), 'unconfirmed');
    assert.equal(await statusOf(document), 'sent');
    assert.deepEqual(takenTexts(), ['media']);
  });

  for (const [name, end] of [
    ['fails', (fail: (error: Error) => void) => fail(never)],
    ['fails for now', (fail: (error: Error) => void) => fail(down)],
    [
      'succeeds',
      (_: unknown, done: (file: { providerId: string }) => void) => done({ providerId: 'x' }),
    ],
  ] as const) {
    it(`does not listen to a worker that slept over its upload, which now ${name}`, async () => {
      await open('one');
      await storage.put('m1', Buffer.from('file'));
      await file('m1');
      const id = await says('one', 'b', { kind: 'media', media: 'document', mediaId: 'm1' });
      const sleeper = new FakeChannel();
      let wake = (): void => {};
      sleeper.uploadMedia = () => new Promise((done, fail) => (wake = () => end(fail, done)));
      const asleep = new Outbox(ground, { channel: sleeper, storage });
      await asleep.turn();
      clock.advance(LEASE_MS);
      await asleep.turn();
      channel.pause = async () => {
        wake();
        await asleep.landed();
      };
      await settle(outbox);
      await settle(asleep);
      assert.equal(await statusOf(id), 'sent');
      assert.equal(channel.taken.length + sleeper.taken.length, 1);
    });
  }

  it('takes its own send for unconfirmed when it could not note what became of it', async () => {
    await open('one');
    const id = await says('one', 'a');
    let isAway = false;
    const shaky: typeof db = {
      ...db,
      transaction: (work) =>
        isAway ? Promise.reject(new Error('The database is away')) : db.transaction(work),
    };
    const worker = new Outbox({ ...ground, db: shaky }, { channel, storage }, { lanes: 1 });
    channel.pause = () => {
      isAway = true;
      return Promise.resolve();
    };
    await worker.turn();
    await worker.landed();
    isAway = false;
    clock.advance(LEASE_MS);
    await settle(worker);
    assert.equal(await statusOf(id), 'unconfirmed');
    assert.equal(channel.asked.length, 1);
  });

  it('keeps a living worker’s lease', async () => {
    await open('one');
    const id = await says('one', 'a');
    let release = (): void => {};
    channel.pause = () => new Promise((resolve) => (release = resolve));
    await outbox.turn();
    for (let third = 0; third < 6; third++) {
      clock.advance(LEASE_MS / 3);
      await outbox.renew();
      await new Outbox(ground, { channel, storage }).turn();
    }
    assert.equal(await statusOf(id), 'queued');
    release();
    await outbox.landed();
    assert.equal(await statusOf(id), 'sent');
    assert.equal(channel.asked.length, 1);
  });
});
