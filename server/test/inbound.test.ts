import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { readLog } from '../src/log.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { Inbox } from './support/inbox.js';
import { calls, echoes, joao, maria, NUMBER, receipt, says, writes } from './support/meta.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const inbox = new Inbox(ground);
const hears: Inbox['hears'] = (...changes) => inbox.hears(...changes);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So long ago by Meta's clock, which has whole seconds. */
const ago = (ms: number): number => Math.floor((clock.now() - ms) / 1000) * 1000;

describe(`what comes in (${db.kind})`, () => {
  beforeEach(() => clear(db));
  after(() => ground.bus.close().then(() => db.close()));

  describe('a conversation', () => {
    it('begins with the first message, a protocol number and the bot', async () => {
      await hears(writes(maria, 'Olá', { at: ago(2000) }));
      const { bot, protocol, unread, lastInboundAt, channel } = await inbox.conversation();
      assert.deepEqual([bot, protocol, unread], [{}, '2026-0001', 1]);
      assert.equal(lastInboundAt, ago(2000));
      assert.deepEqual(channel, { kind: 'whatsapp', id: '106540352242922', label: 'WhatsApp' });
      assert.deepEqual(await inbox.lines(), ['# started', 'contact: Olá']);
      const [, message] = await inbox.messages();
      assert.equal(message?.author.name, 'Maria Souza');
    });

    it('is told to the agents as one change', async () => {
      await hears(writes(maria, 'Olá'));
      const kinds = (await readLog(db, 0, 100)).map(({ body }) => body.kind);
      assert.deepEqual(kinds.sort(), ['conversation', 'message', 'message']);
    });

    it('goes on with further messages, in the order in which they came', async () => {
      await hears(writes(maria, 'um'), writes(maria, 'dois'), writes(maria, 'três'));
      assert.deepEqual((await inbox.lines()).slice(1), [
        'contact: um',
        'contact: dois',
        'contact: três',
      ]);
      assert.equal((await inbox.conversation()).unread, 3);
    });

    it('is one when several first messages come in one POST', async () => {
      await inbox.hearsAtOnce(writes(maria, 'um'), writes(maria, 'dois'), writes(joao, 'oi'));
      assert.equal((await inbox.conversations()).length, 2);
    });

    it('waits for a person once the bot is out of it, since she wrote', async () => {
      await hears(writes(maria, 'um'));
      await inbox.claims('ana');
      await hears(writes(maria, 'dois', { at: ago(MINUTE) }));
      await hears(writes(maria, 'três'));
      assert.equal((await inbox.conversation()).waitingSince, ago(MINUTE));
    });

    it('begins anew when a closed customer writes again', async () => {
      await hears(writes(maria, 'um'));
      await inbox.closes();
      await hears(writes(maria, 'dois'));
      const [first, second] = await inbox.conversations();
      assert.equal(first?.contactId, second?.contactId);
      assert.deepEqual([second?.protocol, second?.closed], ['2026-0002', undefined]);
    });

    it('has numbers of its own each year', async () => {
      await hears(writes(maria, 'um'));
      clock.advance(60 * 24 * HOUR);
      await hears(writes(joao, 'um'));
      assert.deepEqual(
        (await inbox.conversations()).map(({ protocol }) => protocol),
        ['2026-0001', '2027-0001'],
      );
    });

    it('is another one on another number of the business', async () => {
      await hears(writes(maria, 'a'), writes(maria, 'b', { number: 'other' }));
      assert.equal((await inbox.conversations()).length, 2);
      assert.equal((await inbox.contacts()).length, 1);
    });
  });

  describe('a rating', () => {
    const rated = async (): Promise<unknown> => (await inbox.conversations())[0]?.closed?.rating;

    it('is a number after the survey: nothing is opened, and she is thanked', async () => {
      await hears(writes(maria, 'oi'));
      await inbox.closes({ survey: true });
      await hears(writes(maria, ' 5 '));
      assert.equal(await rated(), 5);
      const { closed, unread } = await inbox.conversation();
      assert.ok(closed);
      assert.equal(unread, 0);
      assert.deepEqual((await inbox.lines()).slice(-3), [
        'contact:  5 ',
        '# rated',
        'bot: Obrigada pela sua avaliação!',
      ]);
      const [out] = await db.query<{ body: unknown }>('select body from outbox');
      assert.deepEqual(out?.body, { kind: 'text', text: 'Obrigada pela sua avaliação!' });
    });

    it('is a tap on a star', async () => {
      await hears(writes(maria, 'oi'));
      await inbox.closes({ survey: true });
      const tap = { list_reply: { id: 'rating:4', title: '★★★★' } };
      await hears(says(maria, 'interactive', tap));
      assert.equal(await rated(), 4);
    });

    for (const text of ['6', '0', '5 estrelas', 'péssimo', ''])
      it(`is not "${text}": a new conversation begins`, async () => {
        await hears(writes(maria, 'oi'));
        await inbox.closes({ survey: true });
        await hears(writes(maria, text));
        assert.equal(await rated(), undefined);
        assert.equal((await inbox.conversations()).length, 2);
      });

    it('is given once, and not without a survey', async () => {
      await hears(writes(maria, 'oi'));
      await inbox.closes({ survey: true });
      await hears(writes(maria, '5'), writes(maria, '1'));
      assert.equal(await rated(), 5);
      assert.equal((await inbox.conversations()).length, 2);
    });
  });

  describe('the window', () => {
    const anchor = async (): Promise<unknown> => (await inbox.conversation()).lastInboundAt;

    it('counts by the time of the message, however late it comes, and never goes back', async () => {
      await hears(writes(maria, 'um', { at: ago(5 * HOUR) }));
      assert.equal(await anchor(), ago(5 * HOUR));
      await hears(
        writes(maria, 'dois', { at: ago(HOUR) }),
        writes(maria, 'x', { at: ago(9 * HOUR) }),
      );
      assert.equal(await anchor(), ago(HOUR));
    });

    it('is not opened from the future', async () => {
      await hears(writes(maria, 'um', { at: clock.now() + 48 * HOUR }));
      assert.equal(await anchor(), clock.now());
    });

    const others: [name: string, webhook: () => Record<string, unknown>][] = [
      ['what is not supported', () => says(maria, 'unsupported', { type: 'poll' }, { at: ago(0) })],
      ['a reaction', () => says(maria, 'reaction', { message_id: 'wamid.first', emoji: '👍' })],
      ['an echo', () => echoes(maria, 'oi', { at: ago(0) })],
      ['a receipt', () => receipt('wamid.first', 'read', { at: ago(0) })],
    ];
    for (const [name, webhook] of others)
      it(`is not opened by ${name}`, async () => {
        await hears(writes(maria, 'um', { id: 'wamid.first', at: ago(HOUR) }));
        await hears(webhook());
        assert.equal(await anchor(), ago(HOUR));
      });

    it('is opened by a call, and its end is no second call', async () => {
      await hears(calls(maria, { id: 'wacid.7', at: ago(MINUTE) }));
      assert.equal(await anchor(), ago(MINUTE));
      await hears(calls(maria, { id: 'wacid.7', at: ago(0), more: { event: 'terminate' } }));
      assert.deepEqual(await inbox.lines(), ['# started', '# called']);
    });

    it('is waited for no longer after a template, once she has answered', async () => {
      await hears(writes(maria, 'um'));
      await inbox.claims('ana');
      const at = clock.now();
      await inbox.change((row) => (row.templateAt = at));
      await hears(writes(maria, 'atrasada', { at: ago(HOUR) }));
      assert.equal((await inbox.conversation()).templateAt, at);
      clock.advance(MINUTE);
      await hears(writes(maria, 'resposta', { at: ago(0) }));
      assert.equal((await inbox.conversation()).templateAt, undefined);
    });
  });

  describe('what is said of a message', () => {
    const target = async () =>
      (await inbox.messages()).find(({ wamid }) => wamid === 'wamid.first')!;
    const react = (emoji: string | undefined, at: number) =>
      says(maria, 'reaction', { message_id: 'wamid.first', ...(emoji && { emoji }) }, { at });
    const first = writes(maria, 'um', { id: 'wamid.first', at: ago(HOUR) });

    it('changes it: reactions, one a person', async () => {
      await hears(first, react('👍', ago(3000)), react('❤️', ago(2000)));
      assert.deepEqual((await target()).reactions, [{ emoji: '❤️', by: 'Maria Souza' }]);
      await hears(react('👍', ago(3000)), react(undefined, ago(1000)), react('😀', ago(1500)));
      assert.deepEqual((await target()).reactions, []);
      assert.equal((await inbox.conversation()).unread, 1);
    });

    it('changes it: another text, the last one counts', async () => {
      const edit = (body: string, at: number) => {
        const message = { type: 'text', text: { body } };
        return says(maria, 'edit', { original_message_id: 'wamid.first', message }, { at });
      };
      await hears(first, edit('três', ago(1000)), edit('dois', ago(2000)));
      const { content, editedAt } = await target();
      assert.deepEqual([content, editedAt], [{ kind: 'text', text: 'três' }, ago(1000)]);
      assert.equal((await inbox.conversation()).preview?.text, 'três');
    });

    it('changes it: taken back, and nothing of it is kept', async () => {
      const revoke = says(maria, 'revoke', { original_message_id: 'wamid.first' }, { at: ago(0) });
      await hears(first, react('👍', ago(3000)), revoke, react('😀', ago(1000)));
      const { content, deletedAt, reactions } = await target();
      assert.deepEqual(
        [content, deletedAt, reactions],
        [{ kind: 'text', text: '' }, ago(0), undefined],
      );
      const [found] = await db.query<{ words: string }>(
        'select words from message where wamid is not null',
      );
      assert.equal(found?.words, '');
    });

    it('does not change what the other side said', async () => {
      await hears(echoes(maria, 'nosso', { id: 'wamid.first' }));
      await hears(says(maria, 'revoke', { original_message_id: 'wamid.first' }));
      assert.equal((await target()).deletedAt, undefined);
      assert.equal((await inbox.quarantine()).length, 1);
    });

    it('waits for it when it came before', async () => {
      await hears(react('👍', ago(0)));
      assert.deepEqual(await inbox.messages(), []);
      await hears(first);
      assert.deepEqual((await target()).reactions, [{ emoji: '👍', by: 'Maria Souza' }]);
      assert.deepEqual(await db.query('select id from early'), []);
    });

    it('is quoted, known or not', async () => {
      const quoting = writes(maria, 'isso', { more: { context: { id: 'wamid.first' } } });
      await hears(quoting);
      const quote = async () => {
        const { replyTo, quote: said } = (await inbox.messages()).find(({ replyTo: to }) => to)!;
        return [replyTo, said?.text];
      };
      assert.deepEqual(await quote(), ['wamid.first', undefined]);
      await hears(first);
      assert.deepEqual(await quote(), [(await target()).id, 'um']);
    });

    it('is its fate, told before we know that it was sent', async () => {
      await hears(receipt('wamid.first', 'read', { at: ago(0) }));
      await hears(echoes(maria, 'nosso', { id: 'wamid.first', at: ago(1000) }));
      assert.equal((await target()).status, 'read');
      await hears(receipt('wamid.first', 'delivered', { at: ago(500) }));
      assert.equal((await target()).status, 'read');
    });
  });

  describe("an answer from the business's phone", () => {
    it('is seen as such, once, and nobody waits any more', async () => {
      await hears(writes(maria, 'oi'));
      const echo = echoes(maria, 'já respondo', { id: 'wamid.E', at: ago(0) });
      await hears(echo);
      await inbox.hearsAtOnce(echo, echo);
      const { bot, unread, waitingSince } = await inbox.conversation();
      assert.deepEqual([bot, unread, waitingSince], [undefined, 0, undefined]);
      assert.equal((await inbox.lines()).at(-1), 'Celular da loja: já respondo');
      assert.equal((await inbox.messages()).at(-1)?.status, 'sent');
      await inbox.botAnswers();
      assert.equal((await inbox.lines()).at(-1), 'Celular da loja: já respondo');
    });

    it('after the closing opens nothing, and to somebody new begins without the bot', async () => {
      await hears(writes(maria, 'oi'));
      await inbox.closes();
      await hears(echoes(maria, 'mais uma coisa'), echoes(joao, 'bom dia'));
      const [first, second] = await inbox.conversations();
      assert.ok(first?.closed);
      assert.deepEqual([second?.bot, second?.waitingSince], [undefined, undefined]);
    });
  });

  it('tells of the advertisement that she came by', async () => {
    const referral = { headline: 'Promoção', source_url: 'https://fb.me/1' };
    await hears(writes(maria, 'oi', { more: { referral } }));
    const [, note] = await inbox.messages();
    assert.deepEqual(note?.content, {
      kind: 'notice',
      code: 'referral',
      args: { headline: 'Promoção', url: 'https://fb.me/1' },
    });
  });

  it('has a file brought', async () => {
    await hears(says(maria, 'image', { id: '77', mime_type: 'image/jpeg', caption: 'veja' }));
    const { id, content } = (await inbox.messages()).at(-1)!;
    assert.deepEqual(content, { kind: 'image', media: { mime: 'image/jpeg' }, caption: 'veja' });
    assert.deepEqual(await db.query('select message_id, channel_id, provider_id from arriving'), [
      { message_id: id, channel_id: NUMBER, provider_id: '77' },
    ]);
  });
});
