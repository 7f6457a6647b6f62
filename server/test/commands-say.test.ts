import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, describe, it } from 'node:test';
import { execute } from '../src/commands/execute.js';
import { WINDOW_MS, type ErrorCode } from '../src/domain.js';
import { type Ask, deskOn, ofAna, ofBruno, refused, sends, text } from './support/commanding.js';
import { openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { ana, wrote, writes } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { services, run, conversation, lines, said, lookup, reset } = deskOn(ground);

describe(`commands that say something (${db.kind})`, () => {
  beforeEach(reset);
  after(() => ground.bus.close().then(() => db.close()));

  describe('send', () => {
    const refusals: [name: string, words: string, code: ErrorCode, field: string][] = [
      ['blank', ' \n', 'invalid', 'text'],
      ['more than 4,096 characters', 'x'.repeat(4097), 'too_large', 'text'],
    ];
    for (const [name, words, code, field] of refusals) {
      it(`refuses a text: ${name}`, async () => {
        await wrote(ground, 'one', ofAna);
        assert.equal((await refused(run(ana, sends('one', words)), code)).detail.field, field);
        assert.deepEqual(await said(), []);
      });
    }

    it('keeps what PostgreSQL can hold of any text', async () => {
      await wrote(ground, 'one', ofAna);
      const { message } = await run(ana, sends('one', 'a\0b\ud800'));
      assert.deepEqual(message?.content, text('ab\ufffd'));
    });

    it('ends at the window’s end, to the millisecond', async () => {
      await wrote(ground, 'one', { ...ofAna, lastInboundAt: clock.now() - WINDOW_MS + 1 });
      await run(ana, sends('one', 'Oi'));
      clock.advance(1);
      await refused(run(ana, sends('one', 'Oi')), 'window_closed');
    });

    it('quotes what the same person was told or said, and nothing of others', async () => {
      await wrote(ground, 'one', ofAna);
      await wrote(ground, 'two', ofBruno);
      const hers = await writes(ground, 'one', 'Quanto?');
      const foreign = await writes(ground, 'two', 'Segredo');
      const ask = sends('one', 'Dez') as Extract<Ask, { type: 'send' }>;
      const { message } = await run(ana, { ...ask, replyTo: hers.id });
      assert.equal(message?.replyTo, hers.id);
      assert.equal(message.quote?.text, 'Quanto?');
      const error = await refused(run(ana, { ...ask, replyTo: foreign.id }), 'invalid');
      assert.equal(error.detail.field, 'replyTo');
    });

    it('nobody waits any more', async () => {
      await wrote(ground, 'one', ofAna);
      await run(ana, sends('one', 'Oi'));
      assert.equal((await conversation('one')).waitingSince, undefined);
    });

    describe('a template', () => {
      const template = {
        name: 'pedido',
        language: 'pt_BR',
        body: 'Olá, {{1}}!',
        buttons: [{ kind: 'reply', text: 'Sim' }],
      };
      const ask = (params: Record<string, string>, language = 'pt_BR'): Ask => ({
        type: 'send',
        conversationId: 'one',
        content: { kind: 'template', templateId: 't', language, params },
      });

      it('goes when the window is closed, and the customer is waited for', async () => {
        await lookup('template', 't', template);
        await wrote(ground, 'one', { ...ofAna, lastInboundAt: clock.now() - WINDOW_MS });
        const result = await run(ana, ask({ 'body:1': 'Rita' }));
        assert.deepEqual(result.message?.content, {
          kind: 'template',
          name: 'pedido',
          language: 'pt_BR',
          text: 'Olá, Rita!',
          buttons: ['Sim'],
        });
        assert.deepEqual(result.conversation?.reply, {
          mode: 'waiting',
          since: clock.now(),
          templates: true,
        });
      });

      const problems: [name: string, over: object, params: Record<string, string>, code: string][] =
        [
          ['unknown in that language', { language: 'en' }, { 'body:1': 'x' }, '132001'],
          ['paused', { status: 'paused' }, { 'body:1': 'x' }, '132001'],
          ['a value is missing', {}, {}, '132000'],
          ['a value breaks the line', {}, { 'body:1': 'a\nb' }, '132018'],
          ['too long when filled', {}, { 'body:1': 'x'.repeat(1024) }, '132005'],
          ['without its picture', { header: { kind: 'image' } }, { 'body:1': 'x' }, '132012'],
        ];
      for (const [name, over, params, code] of problems) {
        it(`is refused as Meta would: ${name}`, async () => {
          await lookup('template', 't', { ...template, ...over });
          await wrote(ground, 'one', ofAna);
          assert.equal((await refused(run(ana, ask(params)), 'invalid')).message, code);
        });
      }
    });
  });

  describe('close', () => {
    const close = { type: 'close', conversationId: 'one', reasonId: 'sold' } as const;

    it('says the last words, asks for a rating and closes, in this order', async () => {
      await wrote(ground, 'one', ofAna);
      const { conversation: closed } = await run(ana, {
        ...close,
        finalMessage: true,
        survey: true,
      });
      assert.equal(closed?.queue, 'closed');
      assert.deepEqual(closed.closed, {
        at: clock.now(),
        by: { id: 'ana', name: 'Ana' },
        reason: { id: 'sold', name: 'Vendido' },
      });
      assert.deepEqual(
        (await said()).map(({ text }) => text),
        ['Obrigada!', 'Que nota?'],
      );
      assert.deepEqual(await lines(), ['survey_sent', 'closed']);
      const kinds = await db.query(`select body ->> 'kind' as kind from outbox order by id`);
      assert.deepEqual(kinds, [{ kind: 'text' }, { kind: 'options' }]);
    });

    it('that fails midway says what is done; the same id goes on there, and then has its answer', async () => {
      await wrote(ground, 'one', ofAna);
      const id = randomUUID();
      const ask = { ...close, finalMessage: true, survey: true };
      const once = { ...services, words: { ...services.words, survey: undefined as never } };
      const error = await refused(execute(ground, once, ana, { id, ...ask }), 'internal');
      assert.deepEqual([error.detail.done, error.detail.failed], [['finalMessage'], 'survey']);
      const [first, second] = await Promise.all([run(ana, ask, id), run(ana, ask, id)]);
      assert.deepEqual(first, second);
      assert.deepEqual(await run(ana, ask, id), first);
      assert.deepEqual(
        (await said()).map(({ text }) => text),
        ['Obrigada!', 'Que nota?'],
      );
    });

    it('says no last words into a closed window', async () => {
      await wrote(ground, 'one', { ...ofAna, lastInboundAt: clock.now() - WINDOW_MS });
      const error = await refused(run(ana, { ...close, finalMessage: true }), 'window_closed');
      assert.deepEqual([error.detail.done, error.detail.failed], [[], 'finalMessage']);
      await run(ana, close);
      assert.ok((await conversation('one')).closed);
    });

    const reasons: [name: string, over: object, field: string][] = [
      ['none', { reasonId: undefined }, 'reasonId'],
      ['unknown', { reasonId: 'none' }, 'reasonId'],
      ['one that wants a note', { reasonId: 'other', note: ' ' }, 'note'],
    ];
    for (const [name, over, field] of reasons) {
      it(`wants a reason: ${name}`, async () => {
        await wrote(ground, 'one', ofAna);
        assert.equal(
          (await refused(run(ana, { ...close, ...over }), 'invalid')).detail.field,
          field,
        );
      });
    }
  });
});
