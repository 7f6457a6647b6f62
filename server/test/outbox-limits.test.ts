import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { ChannelError } from '../src/channel/channel.js';
import { WINDOW_MS } from '../src/domain.js';
import { write } from '../src/ground.js';
import { applyStatus } from '../src/outbox/apply-status.js';
import { Outbox } from '../src/outbox/outbox.js';
import { META_PACE } from '../src/outbox/pace.js';
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

describe(`the limits of the outbox (${db.kind})`, () => {
  beforeEach(async () => {
    await clear(db);
    channel = new FakeChannel();
    storage = new MemoryStorage();
    outbox = new Outbox(ground, { channel, storage });
  });
  after(() => ground.bus.close().then(() => db.close()));

  describe('at the end of the window', () => {
    const cases: [name: string, left: number, status: string][] = [
      ['sends a millisecond before', 1, 'sent'],
      ['refuses at the end, with the text kept', 0, 'failed'],
    ];
    for (const [name, left, status] of cases) {
      it(name, async () => {
        await open('one', { lastInboundAt: clock.now() - WINDOW_MS + 10_000 });
        const id = await says('one', 'a');
        channel.fates = [new ChannelError('unavailable', 'x', { retryAfterMs: 10_000 - left })];
        await settle(outbox);
        clock.advance(10_000 - left);
        await settle(outbox);
        assert.equal(await statusOf(id), status);
        if (status === 'sent') return;
        assert.equal((await row(id)).error?.code, 'window_closed');
        assert.deepEqual((await row(id)).content, { kind: 'text', text: 'a' });
        assert.equal(channel.asked.length, 1);
      });
    }

    it('lets a template go; when that fails the customer is no longer waited for', async () => {
      const template = { id: 't', name: 'order', language: 'pt_BR', body: 'Oi' };
      await open('one', { lastInboundAt: clock.now() - WINDOW_MS });
      const id = await says(
        'one',
        'Oi',
        { kind: 'template', template, params: {} },
        { content: { kind: 'template', name: 'order', language: 'pt_BR', text: 'Oi' } },
      );
      await write(ground, async (change) => {
        const conversation = await change.get('conversation', 'one');
        conversation.templateAt = change.now;
        change.save('conversation', conversation);
      });
      const templateAt = async (): Promise<number | undefined> =>
        (await db.query<{ row: ConversationRow }>('select row from conversation'))[0]?.row
          .templateAt;
      const told = (status: 'failed' | 'delivered', after: number): Promise<boolean> =>
        write(ground, (change) =>
          applyStatus(change, {
            kind: 'status',
            channelId: '1',
            wamid: `wamid.${id}`,
            status,
            at: clock.now() + after,
          }),
        );
      await settle(outbox);
      assert.equal(await statusOf(id), 'sent');
      assert.equal(await templateAt(), (await row(id)).at);
      await told('failed', 1);
      assert.equal(await templateAt(), undefined);
      await told('delivered', 2);
      assert.equal(await templateAt(), (await row(id)).at);
    });
  });

  it('paces what goes to one person: a burst, then one in six seconds', async () => {
    outbox = new Outbox(ground, { channel, storage }, { pace: { ...META_PACE, perSecond: 1000 } });
    await open('one');
    await open('two');
    for (let index = 0; index < 47; index++) await says('one', String(index));
    await settle(outbox);
    assert.equal(channel.taken.length, 45);
    await says('two', 'other');
    await settle(outbox);
    assert.equal(channel.taken.length, 46, 'others do not wait');
    clock.advance(5999);
    await settle(outbox);
    assert.equal(channel.taken.length, 46);
    clock.advance(1);
    await settle(outbox);
    clock.advance(6000);
    await settle(outbox);
    assert.deepEqual(
      takenTexts().filter((text) => text !== 'other'),
      Array.from({ length: 47 }, (_, index) => String(index)),
    );
  });

  it('holds a number back when Meta says that too much goes from it', async () => {
    await open('one');
    await says('one', 'a');
    channel.fates = [limit(130429)];
    await settle(outbox);
    await open('two');
    await says('two', 'b');
    await settle(outbox);
    assert.equal(channel.asked.length, 1);
    clock.advance(999);
    await settle(outbox);
    assert.equal(channel.asked.length, 1);
    clock.advance(1);
    await settle(outbox);
    assert.equal(channel.taken.length, 1, 'one by one afterwards');
    clock.advance(100);
    await settle(outbox);
    assert.deepEqual(takenTexts().sort(), ['a', 'b']);
  });

  it('keeps a number below its throughput in every second, on all nodes together', async () => {
    const pace = { perSecond: 10, pairMs: 6000, pairBurst: 45 };
    const nodes = [1, 2].map(() => new Outbox(ground, { channel, storage }, { pace }));
    for (let index = 0; index < 25; index++) {
      await open(`n${index}`);
      await says(`n${index}`, String(index));
    }
    const times: number[] = [];
    channel.pause = () => {
      times.push(clock.now());
      return Promise.resolve();
    };
    while (channel.taken.length < 25) {
      await Promise.all(nodes.map((node) => settle(node)));
      clock.advance(25);
    }
    for (const time of times) {
      const within = times.filter((each) => each >= time && each < time + 1000).length;
      assert.ok(within <= 10, `${within} in a second`);
    }
    assert.ok(times.at(-1)! - times[0]! < 4000, 'and not much slower');
  });

  it('gives a file to the provider first, by its id, and the text behind it waits', async () => {
    await open('one');
    await storage.put('m1', Buffer.from('file'));
    await file('m1');
    const id = await says('one', 'nota', {
      kind: 'media',
      media: 'document',
      mediaId: 'm1',
      caption: 'Nota',
    });
    await says('one', 'b');
    channel.uploadFates = [down];
    channel.fates = [limit(131056)];
    await settle(outbox);
    assert.deepEqual(channel.asked, []);
    clock.advance(500);
    await settle(outbox);
    clock.advance(4000);
    await settle(outbox);
    assert.deepEqual(takenTexts(), ['media', 'b']);
    assert.equal(channel.uploads.length, 1, 'the upload is not repeated');
    assert.equal(channel.uploads[0]?.name, 'nota.pdf');
    assert.deepEqual(channel.taken[0]?.body, {
      kind: 'media',
      media: 'document',
      caption: 'Nota',
      providerId: 'file-1',
    });
    assert.equal(await statusOf(id), 'sent');
  });

  it('tells that a file is gone', async () => {
    await open('one');
    const id = await says('one', 'x', { kind: 'media', media: 'image', mediaId: 'none' });
    await settle(outbox);
    assert.equal((await row(id)).error?.code, 'invalid');
  });

  it('waits with a template that Meta holds back, until a status tells', async () => {
    await open('one');
    const id = await says('one', 'a');
    channel.fates = ['held'];
    await settle(outbox);
    assert.equal(await statusOf(id), 'queued');
    assert.equal(await inLine(), 0);
    await write(ground, (change) =>
      applyStatus(change, {
        kind: 'status',
        channelId: '1',
        wamid: `wamid.${id}`,
        status: 'sent',
        at: clock.now(),
      }),
    );
    assert.equal(await statusOf(id), 'sent');
  });

  it('knows no status of a message that is not ours', async () => {
    await open('one');
    const status = { kind: 'status', channelId: '1', status: 'read', at: 1 } as const;
    for (const other of [{ wamid: 'wamid.?' }, { wamid: 'wamid.?', callback: 'nobody' }]) {
      assert.equal(
        await write(ground, (change) => applyStatus(change, { ...status, ...other })),
        false,
      );
    }
  });
});
