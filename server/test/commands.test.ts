import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, describe, it } from 'node:test';
import { CAN } from '../src/can.js';
import { execute } from '../src/commands/execute.js';
import {
  type AdapterError,
  WINDOW_MS,
  type Command,
  type CommandResult,
  type ErrorCode,
  type Id,
} from '../src/domain.js';
import { type Ask, deskOn, inSales, ofAna, ofBruno, refused, sends } from './support/commanding.js';
import { openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { ana, BILLING, bruno, vera, wrote } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { channel, services, run, conversation, lines, said, reset } = deskOn(ground);

describe(`commands (${db.kind})`, () => {
  beforeEach(reset);
  after(() => ground.bus.close().then(() => db.close()));

  describe('of a conversation that is not hers', () => {
    const asks: Ask[] = [
      { type: 'claim', conversationId: 'one' },
      sends('one', 'Oi'),
      { type: 'read', conversationId: 'one', upTo: '0000000001' },
      { type: 'transfer', conversationId: 'one', to: { sectorId: 'billing' } },
      { type: 'close', conversationId: 'one', reasonId: 'sold' },
      { type: 'reopen', conversationId: 'one' },
      { type: 'editContact', contactId: 'c-one', rev: 99, patch: { name: 'X' } },
    ];
    for (const ask of asks) {
      it(`${ask.type}: another sector's is like none; a colleague's is hers`, async () => {
        await refused(run(ana, ask), 'not_found');
        await wrote(ground, 'one', ofBruno);
        const before = await conversation('one');
        await refused(run(ana, ask), 'not_found');
        await db.query(`update conversation set row = row || '{"sector":{"id":"sales"}}'`);
        const taken = ['claim', 'reopen'].includes(ask.type);
        await refused(run(ana, ask), taken ? 'conflict' : 'forbidden');
        assert.equal((await conversation('one')).rev, before.rev);
        assert.deepEqual(await db.query('select 1 from command'), []);
      });
    }

    it('a supervisor may move it, and nothing else', async () => {
      await wrote(ground, 'one', ofBruno);
      for (const ask of asks.filter(({ type }) => !['claim', 'transfer', 'reopen'].includes(type)))
        await refused(run(vera, ask), 'forbidden');
      const { conversation: moved } = await run(vera, {
        type: 'transfer',
        conversationId: 'one',
        to: { agentId: 'carla' },
      });
      assert.equal(moved?.assignee?.id, 'carla');
      assert.deepEqual(moved.allow, ['transfer']);
    });
  });

  it('does nothing that it has not said it can do', async () => {
    await wrote(ground, 'one', ofAna);
    const less = { ...services, can: { ...CAN, commands: ['claim' as const] } };
    const ask = { id: randomUUID(), ...sends('one', 'Oi') } as Command;
    await refused(execute(ground, less, ana, ask), 'unsupported');
    const sticker: Ask = {
      type: 'send',
      conversationId: 'one',
      content: { kind: 'sticker', attachment: 'x' },
    };
    await refused(run(ana, sticker), 'unsupported');
  });

  describe('claim', () => {
    it('lets one of many have it; the others are told who', async () => {
      await wrote(ground, 'one', inSales);
      const agents = Array.from({ length: 12 }, (_, index) => ({ ...ana, id: `a${index}` }));
      const results = await Promise.allSettled(
        agents.map((me) => run(me, { type: 'claim', conversationId: 'one' })),
      );
      const won = results.filter(({ status }) => status === 'fulfilled');
      assert.equal(won.length, 1);
      const winner = (await conversation('one')).assignee?.id;
      for (const result of results) {
        if (result.status === 'fulfilled') continue;
        const { code, detail } = result.reason as AdapterError;
        assert.equal(code, 'conflict');
        assert.equal((detail.current as { assignee?: { id: Id } }).assignee?.id, winner);
      }
      assert.deepEqual(await lines(), ['claimed']);
    });

    it('takes it from the bot, and again is no loss', async () => {
      await wrote(ground, 'one', { ...inSales, bot: {} });
      await run(ana, { type: 'claim', conversationId: 'one' });
      const { conversation: again } = await run(ana, { type: 'claim', conversationId: 'one' });
      assert.equal(again?.queue, 'mine');
      assert.equal((await conversation('one')).bot, undefined);
      assert.deepEqual(await lines(), ['claimed']);
    });
  });

  describe('asked twice', () => {
    it('has one effect and one answer, one after the other or at once', async () => {
      await wrote(ground, 'one', ofAna);
      const id = randomUUID();
      const answers = await Promise.all([1, 2, 3].map(() => run(ana, sends('one', 'Oi'), id)));
      answers.push(await run(ana, sends('one', 'Oi'), id));
      for (const answer of answers) assert.deepEqual(answer, answers[0]);
      assert.equal(answers[0]?.message?.commandId, id);
      assert.ok(answers[0].message.rev > 0);
      assert.deepEqual(await said(), [{ text: 'Oi', status: 'queued' }]);
      assert.equal((await db.query('select 1 from outbox')).length, 1);
    });

    it('is invalid when it is another command, or another agent’s', async () => {
      await wrote(ground, 'one', ofAna);
      await wrote(ground, 'two', ofBruno);
      const id = randomUUID();
      await run(ana, sends('one', 'Oi'), id);
      assert.equal(
        (await refused(run(ana, sends('one', 'Olá'), id), 'invalid')).detail.field,
        'id',
      );
      await refused(run(ana, { type: 'claim', conversationId: 'one' }, id), 'invalid');
      await refused(run(bruno, sends('two', 'Oi'), id), 'invalid');
      assert.equal((await said()).length, 1);
    });

    it('is the same command however its properties are ordered', async () => {
      await wrote(ground, 'one', ofAna);
      const id = randomUUID();
      const first = await run(ana, sends('one', 'Oi'), id);
      const turned = {
        content: { text: 'Oi', kind: 'text' },
        conversationId: 'one',
        type: 'send',
        id,
      };
      assert.deepEqual(await execute(ground, services, ana, turned as Command), first);
    });

    it('finds the message that it made when its note is gone', async () => {
      await wrote(ground, 'one', ofAna);
      const id = randomUUID();
      const first = await run(ana, sends('one', 'Oi'), id);
      await db.query('delete from command');
      assert.equal((await run(ana, sends('one', 'Oi'), id)).message?.id, first.message?.id);
      await db.query('delete from command');
      await wrote(ground, 'two', { ...ofAna, contactId: 'c-two' });
      await refused(run(ana, sends('two', 'Oi'), id), 'invalid');
    });

    it('after a refusal is asked anew', async () => {
      await wrote(ground, 'one', { ...ofAna, lastInboundAt: clock.now() - WINDOW_MS });
      const id = randomUUID();
      await refused(run(ana, sends('one', 'Oi'), id), 'window_closed');
      await db.query(`update conversation set row = row || '{"lastInboundAt":${clock.now()}}'`);
      assert.equal((await run(ana, sends('one', 'Oi'), id)).message?.status, 'queued');
    });
  });

  it('read: counts what came after, never goes back, and tells the customer', async () => {
    await wrote(ground, 'one', { ...ofAna, says: ['a', 'b', 'c'] });
    await db.query(
      `update message set row = row || jsonb_build_object('wamid', 'wamid.' || (row #>> '{content,text}'))`,
    );
    const read = (upTo: string): Promise<CommandResult> =>
      run(ana, { type: 'read', conversationId: 'one', upTo });
    assert.equal((await read('0000000002')).conversation?.unread, 1);
    assert.equal((await read('0000000001')).conversation?.unread, 1);
    while (channel.read.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(channel.read[0], { channelId: 'one', wamid: 'wamid.b', typing: false });
  });

  describe('transfer', () => {
    it('to a sector: waits there again, out of her sight', async () => {
      await wrote(ground, 'one', ofAna);
      await run(ana, sends('one', 'Oi'));
      const result = await run(ana, {
        type: 'transfer',
        conversationId: 'one',
        to: { sectorId: 'billing' },
        note: 'Segunda via',
      });
      assert.equal(result.conversation, undefined);
      const row = await conversation('one');
      assert.deepEqual([row.sector, row.assignee], [BILLING, undefined]);
      assert.equal(row.waitingSince, clock.now());
      const [note] = await db.query(
        `select row #> '{content,args}' as args from message where row #>> '{content,code}' = 'transferred'`,
      );
      assert.deepEqual(note, { args: { agent: 'Ana', to: 'Financeiro', note: 'Segunda via' } });
    });

    const nowhere: [to: { sectorId: Id } | { agentId: Id }, code: ErrorCode][] = [
      [{ sectorId: 'none' }, 'not_found'],
      [{ agentId: 'none' }, 'not_found'],
      [{ agentId: 'ana' }, 'invalid'],
    ];
    for (const [to, code] of nowhere) {
      it(`to ${JSON.stringify(to)} is ${code}`, async () => {
        await wrote(ground, 'one', ofAna);
        await refused(run(ana, { type: 'transfer', conversationId: 'one', to }), code);
      });
    }
  });

  describe('reopen', () => {
    it('gives it to her again; again is no loss', async () => {
      await wrote(ground, 'one', { ...ofBruno, ...inSales, closed: { at: 1 }, surveyed: true });
      const { conversation: mine } = await run(ana, { type: 'reopen', conversationId: 'one' });
      assert.deepEqual([mine?.queue, mine?.closed], ['mine', undefined]);
      await run(ana, { type: 'reopen', conversationId: 'one' });
      assert.deepEqual(await lines(), ['reopened']);
    });

    it('is a conflict while another service of hers goes on there', async () => {
      const channelId = { channel: { kind: 'whatsapp', id: '1' } as const };
      await wrote(ground, 'old', { ...ofAna, ...channelId, contactId: 'c', closed: { at: 1 } });
      await wrote(ground, 'new', { ...inSales, ...channelId, contactId: 'c' });
      const { detail } = await refused(
        run(ana, { type: 'reopen', conversationId: 'old' }),
        'conflict',
      );
      assert.equal(detail.current?.id, 'new');
    });
  });

  describe('editContact', () => {
    const edit = (patch: Record<string, string | null>, rev = 1_000_000): Ask => ({
      type: 'editContact',
      contactId: 'c-one',
      rev,
      patch,
    });

    it('changes and takes away; all who see a service of hers are told', async () => {
      await wrote(ground, 'one', ofAna);
      const { contact } = await run(ana, edit({ email: 'rita@example.com', notes: ' VIP ' }));
      assert.deepEqual([contact?.email, contact?.notes], ['rita@example.com', 'VIP']);
      const { contact: next } = await run(ana, edit({ notes: null, email: '' }));
      assert.deepEqual(
        [next?.email, next?.notes, next?.name],
        [undefined, undefined, 'Contato one'],
      );
    });

    it('of what was edited meanwhile is a conflict, with what is there now', async () => {
      await wrote(ground, 'one', ofAna);
      const { contact } = await run(ana, edit({ name: 'Rita' }));
      const error = await refused(run(ana, edit({ name: 'Rosa' }, contact!.rev - 1)), 'conflict');
      assert.deepEqual(error.detail.current, contact);
    });

    const bad: [patch: Record<string, string>, code: ErrorCode][] = [
      [{ email: 'rita' }, 'invalid'],
      [{ name: 'x'.repeat(501) }, 'too_large'],
      [{ phone: '+55119' }, 'invalid'],
      [{ id: 'x' }, 'invalid'],
      [{ 'custom.__proto__': 'x' }, 'invalid'],
    ];
    for (const [patch, code] of bad) {
      it(`refuses ${Object.keys(patch).join()}`, async () => {
        await wrote(ground, 'one', ofAna);
        await refused(run(ana, edit(patch)), code);
      });
    }
  });
});
