import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { createBot } from '../src/bot/default-bot.js';
import type { Ground } from '../src/ground.js';
import { Applier, startApplier } from '../src/inbound/applier.js';
import { storeWebhook } from '../src/inbound/webhook-store.js';
import { messageFor } from '../src/views.js';
import type { Database, Transaction } from '../src/sql/database.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { Inbox, WORDS } from './support/inbox.js';
import {
  bytes,
  change,
  echoes,
  envelope,
  joao,
  maria,
  moves,
  receipt,
  says,
  writes,
} from './support/meta.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const inbox = new Inbox(ground);
const services = { bot: createBot(), words: WORDS };

type Json = Record<string, unknown>;

const AT = Date.UTC(2026, 10, 23, 11);

/** A database of which a transaction fails when a query holds the word. */
function failingAt(word: string, error: () => Error, times = Infinity): Ground {
  let left = times;
  const broken: Database = {
    ...db,
    transaction: (work) =>
      db.transaction((sql) => {
        const query: Transaction['query'] = (text, params) => {
          if (!JSON.stringify(params ?? []).includes(word) || left <= 0)
            return sql.query(text, params);
          left -= 1;
          return Promise.reject(error());
        };
        return work({ ...sql, query });
      }),
  };
  return { ...ground, db: broken };
}

const left = async (): Promise<number> => {
  const [row] = await db.query<{ count: number }>(
    'select count(*) from webhook where done_at is null',
  );
  return row!.count;
};

describe(`the applier (${db.kind})`, () => {
  beforeEach(() => clear(db));
  after(() => ground.bus.close().then(() => db.close()));

  it('puts what is broken in quarantine, and applies what stands beside it', async () => {
    const broken = writes(maria, 'sem id') as { value: { messages: Json[] } };
    delete broken.value.messages[0]!['id'];
    await inbox.hearsAtOnce(writes(maria, 'antes'), broken, writes(maria, 'depois'));
    assert.deepEqual(await inbox.lines(), ['# started', 'contact: antes', 'contact: depois']);
    assert.deepEqual(await inbox.quarantine(), [
      { path: '/entry/0/changes/1/value/messages/0', error: 'It has no id.' },
    ]);
    assert.equal(await left(), 0);
  });

  it('puts what always fails in quarantine after it failed alone, and the rest goes on', async () => {
    const poisoned = failingAt('VENENO', () =>
      Object.assign(new Error('refused'), { code: '22P05' }),
    );
    const changes = [...'abc'].map((text) => writes(maria, text));
    await storeWebhook(ground, bytes(envelope(...changes, writes(joao, 'VENENO'))));
    await storeWebhook(ground, bytes(envelope(writes(maria, 'd'))));
    await new Inbox(poisoned).applies();
    assert.deepEqual(
      (await inbox.lines()).slice(1),
      [...'abcd'].map((text) => `contact: ${text}`),
    );
    assert.deepEqual(await inbox.quarantine(), [
      { path: '/entry/0/changes/3/value/messages/0', error: '22P05: refused' },
    ]);
    assert.equal((await inbox.contacts()).length, 1);
  });

  it('keeps what failed for a while, and what it cannot apply while the database is away', async () => {
    const race = failingAt('DISPUTA', () => Object.assign(new Error('race'), { code: '23505' }), 2);
    await storeWebhook(ground, bytes(envelope(writes(maria, 'DISPUTA'))));
    await new Inbox(race).applies();
    const away = failingAt('QUEDA', () => Object.assign(new Error('gone'), { code: '57P01' }), 1);
    await storeWebhook(ground, bytes(envelope(writes(maria, 'QUEDA'))));
    await assert.rejects(new Inbox(away).applies(), /gone/);
    assert.equal(await left(), 1);
    await inbox.applies();
    assert.deepEqual((await inbox.lines()).slice(1), ['contact: DISPUTA', 'contact: QUEDA']);
    assert.deepEqual(await inbox.quarantine(), []);
  });

  it('has done with what cannot be read, and with what says nothing', async () => {
    for (const body of ['{"object":', '[]', JSON.stringify(envelope()), '{"entry":null}'])
      await storeWebhook(ground, bytes(body));
    await storeWebhook(ground, new Uint8Array([0xff, 0, 0xfe]));
    await inbox.applies();
    assert.equal(await left(), 0);
    assert.equal((await inbox.quarantine()).length, 4);
  });

  it("keeps another business's number out once its own are known", async () => {
    await db.query('insert into channel (id, row) values ($1, $2)', [
      '106540352242922',
      { id: '106540352242922', label: 'Vendas' },
    ]);
    await inbox.hearsAtOnce(writes(joao, 'alheia', { number: '999' }), writes(maria, 'nossa'));
    assert.equal((await inbox.conversation()).channel.label, 'Vendas');
    assert.equal((await inbox.quarantine()).length, 1);
  });

  it('applies a thousand of one POST', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => writes(maria, String(index)));
    await inbox.hearsAtOnce(...many);
    const texts = (await inbox.lines()).slice(1);
    assert.deepEqual(
      texts,
      many.map((_, index) => `contact: ${index}`),
    );
  });

  it('goes on where it was when it dies between two parts of a POST', async () => {
    const many = Array.from({ length: 100 }, (_, index) => writes(maria, String(index)));
    await storeWebhook(ground, bytes(envelope(...many)));
    const dying = failingAt('"70"', () => Object.assign(new Error('killed'), { code: '57P01' }));
    await assert.rejects(new Inbox(dying).applies(), /killed/);
    const [{ applied } = { applied: 0 }] = await db.query<{ applied: number }>(
      'select applied from webhook',
    );
    assert.ok(applied > 0 && applied < 70);
    await inbox.applies();
    assert.deepEqual(
      (await inbox.lines()).slice(1),
      many.map((_, index) => `contact: ${index}`),
    );
  });

  it('applies each thing once with two nodes at it', async () => {
    for (let index = 0; index < 30; index++)
      await storeWebhook(ground, bytes(envelope(writes(index % 2 ? maria : joao, String(index)))));
    const nodes = [new Applier(ground, services), new Applier(ground, services)];
    await Promise.all(nodes.map((node) => node.turn()));
    await inbox.applies();
    assert.equal((await inbox.lines()).filter((line) => line.startsWith('contact')).length, 30);
  });

  it('is woken by a webhook, and asks for templates that changed', async () => {
    const asked = new Promise<void>((resolve) => {
      const applier = startApplier(ground, services, {
        onTemplates: () => void applier.stop().then(resolve),
      });
    });
    await storeWebhook(
      ground,
      bytes(envelope(change('message_template_status_update', { event: 'APPROVED' }))),
    );
    await asked;
    assert.equal(await left(), 0);
  });

  describe('comes to the same', () => {
    /** What people see, without ids of ours and the places of rows. */
    const state = async (): Promise<unknown> => {
      const names = new Map((await inbox.contacts()).map(({ id, phone }) => [id, phone]));
      const messages = (await inbox.messages())
        .filter(({ internal }) => !internal)
        .map((row) => {
          const { id, rev, order, conversationId, author, replyTo, ...seen } = messageFor(row);
          return { ...seen, wamid: row.wamid, evidence: sorted(row.evidence) };
        })
        .sort((a, b) => (a.wamid! < b.wamid! ? -1 : 1));
      const conversations = (await inbox.conversations()).map(
        ({ contactId, lastInboundAt, closed }) => ({
          contact: names.get(contactId),
          lastInboundAt,
          closed,
        }),
      );
      const contacts = (await inbox.contacts()).map(({ id, rev, seenAt, ...row }) => sorted(row));
      return { messages, conversations, contacts };
    };
    const sorted = (value: object | undefined): unknown =>
      Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

    const outcome = async (order: readonly Json[]): Promise<unknown> => {
      await clear(db);
      for (const webhook of order) await inbox.hears(webhook);
      assert.deepEqual(await inbox.quarantine(), []);
      return state();
    };

    const holdsInAnyOrder = async (webhooks: Json[], numRuns: number): Promise<void> => {
      const expected = await outcome(webhooks);
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(webhooks, { minLength: webhooks.length }),
          fc.array(fc.nat(webhooks.length - 1), { maxLength: 4 }),
          async (order, again) => {
            // The same thing in another envelope: its bytes are new, so that only what it says can tell.
            const repeated = again.map((index, place) => ({ ...webhooks[index]!, place }));
            assert.deepEqual(await outcome([...order, ...repeated]), expected);
          },
        ),
        { numRuns },
      );
    };

    it('in any order of receipts, and twice', async () => {
      const error = { errors: [{ code: 131026, title: 'x' }] };
      await holdsInAnyOrder(
        [
          echoes(maria, 'nosso', { id: 'wamid.O', at: AT }),
          receipt('wamid.O', 'sent', { at: AT + 1000 }),
          receipt('wamid.O', 'failed', { at: AT + 2000, more: error }),
          receipt('wamid.O', 'delivered', { at: AT + 3000 }),
          receipt('wamid.O', 'delivered', { at: AT + 4000 }),
          receipt('wamid.O', 'read', { at: AT + 5000 }),
          receipt('wamid.O', 'played', { at: AT + 6000 }),
        ],
        12,
      );
    });

    it('in any order of a message and what is said of it, and twice', async () => {
      const react = (emoji: string, at: number) =>
        says(maria, 'reaction', { message_id: 'wamid.M', emoji }, { at });
      const text = { type: 'text', text: { body: 'corrigida' } };
      await holdsInAnyOrder(
        [
          writes(maria, 'errada', { id: 'wamid.M', at: AT }),
          react('👍', AT + 1000),
          react('❤️', AT + 2000),
          says(maria, 'edit', { original_message_id: 'wamid.M', message: text }, { at: AT + 3000 }),
          writes(maria, 'isso', {
            id: 'wamid.Q',
            at: AT + 4000,
            more: { context: { id: 'wamid.M' } },
          }),
        ],
        12,
      );
    });

    it('in any order of moves from number to number', async () => {
      const second = { userId: 'BR.11', waId: '5511911111111' };
      const third = { userId: 'BR.12', waId: '5511922222222' };
      await holdsInAnyOrder(
        [
          writes(maria, 'primeira', { id: 'wamid.1', at: AT }),
          moves(maria, second, { at: AT + 1000 }),
          moves(second, third, { at: AT + 2000 }),
        ],
        8,
      );
    });
  });
});
