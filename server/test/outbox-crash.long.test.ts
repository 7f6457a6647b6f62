import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { ChannelError } from '../src/channel/channel.js';
import type { Id } from '../src/domain.js';
import { write } from '../src/ground.js';
import { applyStatus } from '../src/outbox/apply-status.js';
import { LEASE_MS } from '../src/outbox/line.js';
import { Outbox, UNCONFIRMED_MS } from '../src/outbox/outbox.js';
import { FakeChannel, type Fate } from './support/channel.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { Mortal } from './support/mortal.js';
import { sendingOn, settle } from './support/sending.js';
import { MemoryStorage } from './support/storage.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { open, says, statusOf, inLine, file } = sendingOn(ground);

const CONVERSATIONS = ['one', 'two', 'three'];

interface Said {
  id: Id;
  conversationId: Id;
}

const fates = fc.constantFrom<'taken' | 'lost' | 'limit' | 'down' | 'never'>(
  'taken',
  'taken',
  'lost',
  'limit',
  'down',
  'never',
);

function fateOf(name: 'taken' | 'lost' | 'limit' | 'down' | 'never'): Fate {
  switch (name) {
    case 'limit':
      return new ChannelError('rate_limited', '', { providerCode: 131056, retryAfterMs: 0 });
    case 'down':
      return new ChannelError('unavailable', '', { retryAfterMs: 0 });
    case 'never':
      return new ChannelError('undeliverable', '', { providerCode: 131026 });
    default:
      return name;
  }
}

/** Ran through by one process after another, each killed after so many steps; the last one lives. */
const scenario = fc.record({
  lines: fc.array(fc.record({ to: fc.nat(CONVERSATIONS.length - 1), isFile: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  }),
  fates: fc.array(fates, { maxLength: 10 }),
  lives: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
  /** Two nodes at once. */
  pairs: fc.boolean(),
  /** Whether status webhooks come. */
  told: fc.boolean(),
});

/** Told of all that was taken, in any order. */
async function tellAll(channel: FakeChannel): Promise<void> {
  for (const letter of [...channel.taken].reverse()) {
    await write(ground, (change) =>
      applyStatus(change, {
        kind: 'status',
        channelId: '1',
        wamid: channel.wamidOf(letter),
        callback: letter.callback,
        status: 'delivered',
        at: clock.now(),
      }),
    );
  }
}

describe(`the outbox among crashes (${db.kind})`, () => {
  after(() => ground.bus.close().then(() => db.close()));

  it('sends each message at most once, in order, and lets none wait for ever', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ lines, fates: names, lives, pairs, told }) => {
        await clear(db);
        const channel = new FakeChannel();
        const storage = new MemoryStorage();
        await storage.put('m1', Buffer.from('file'));
        await file('m1');
        for (const id of CONVERSATIONS) await open(id);
        const said: Said[] = [];
        for (const { to, isFile } of lines) {
          const conversationId = CONVERSATIONS[to]!;
          const id = await says(
            conversationId,
            String(said.length),
            isFile ? { kind: 'media', media: 'document', mediaId: 'm1' } : undefined,
          );
          said.push({ id, conversationId });
        }
        channel.fates = names.map(fateOf);

        const run = async (steps: number): Promise<void> => {
          const process = new Mortal(steps);
          const worker = new Outbox(process.ground(ground), {
            channel: process.channel(channel),
            storage: process.storage(storage),
          });
          for (let turn = 0; turn < 4 && !process.isDead; turn++) {
            await settle(worker).catch((error: unknown) => {
              if (!process.isDead) throw error;
            });
            clock.advance(1000);
          }
          await worker.landed();
        };
        for (const steps of lives) {
          await Promise.all(pairs ? [run(steps), run(steps * 2)] : [run(steps)]);
          if (told) await tellAll(channel);
          clock.advance(LEASE_MS);
        }
        channel.fates = [];
        for (let turn = 0; turn < 30 && (await inLine()) > 0; turn++) {
          await run(Infinity);
          clock.advance(UNCONFIRMED_MS / 4);
        }
        if (told) await tellAll(channel);

        assert.equal(await inLine(), 0, 'nothing waits for ever');
        const taken = channel.taken.map(({ callback }) => callback);
        assert.deepEqual(taken, [...new Set(taken)], 'nothing is sent twice');
        for (const conversation of CONVERSATIONS) {
          const order = said.filter((each) => each.conversationId === conversation);
          assert.deepEqual(
            taken.filter((id) => order.some((each) => each.id === id)),
            order.map(({ id }) => id).filter((id) => taken.includes(id)),
            'nothing overtakes',
          );
        }
        for (const { id } of said) {
          const status = (await statusOf(id))!;
          const ends = taken.includes(id)
            ? told
              ? ['delivered']
              : ['sent', 'unconfirmed']
            : ['failed', 'unconfirmed'];
          assert.ok(ends.includes(status), `${status} is not one of ${ends.join()}`);
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 30) },
    );
  });
});
