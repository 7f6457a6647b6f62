import { expect } from '@open-wc/testing';
import { Faults, type PhoneLine } from '../../src/adapters/local/local.adapter.js';
import { newId } from '../../src/browser/new-id.js';
import type { Outgoing } from '../../src/domain/commands.js';
import { refusalOf, Shop, type Order, type Seat } from '../harness/local.harness.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const text = (words: string): Outgoing => ({ kind: 'text', text: words });
const reopenTalk: Outgoing = {
  kind: 'template',
  templateId: 'retomar',
  language: 'pt_BR',
  params: { 'body:1': 'Maria', 'body:2': 'o pedido' },
};

describe('local adapter: the life of a conversation', () => {
  let shop: Shop;
  let line: PhoneLine;
  let ana: Seat;

  beforeEach(async () => {
    shop = new Shop();
    ana = await shop.agent('ana');
    line = await shop.phone();
  });
  afterEach(() => shop.close());

  /** Maria's conversation in Suporte, in service with Ana. */
  const served = async (): Promise<string> => {
    const { conversationId } = await line.write('Oi');
    await line.write('suporte');
    await ana.claim(conversationId);
    return conversationId;
  };

  describe('the bot', () => {
    it('greets, asks for the sector, and hands over to it', async () => {
      const { conversationId } = await line.write('Boa tarde');
      const [bot] = await ana.queue('bot');
      expect(bot).to.deep.include({
        id: conversationId,
        queue: 'bot',
        allow: ['claim'],
        unread: 1,
      });
      expect(bot!.protocol).to.match(/^\d{4}-0001$/);
      const question = (await line.thread()).messages.at(-1)!;
      expect(question.options!.map(({ title }) => title)).to.deep.equal([
        'Comercial',
        'Suporte',
        'Financeiro',
        'Falar com atendente',
      ]);
      expect(question.listLabel).to.equal('Ver opções');

      await line.choose(question.id, 'comercial');
      const [row] = await ana.queue('new');
      expect(row).to.deep.include({
        id: conversationId,
        sector: { id: 'comercial', name: 'Comercial' },
      });
      expect(row!.waitingSince).to.be.a('number');
      expect((await ana.words(conversationId)).at(-1)).to.equal('[handed_over]');
      expect((await line.thread()).messages.at(-1)!.content)
        .to.have.property('text')
        .that.includes(row!.protocol!);
    });

    it('understands a sector by its name, without accents and case', async () => {
      const { conversationId } = await line.write('Oi');
      await line.write('quero falar com o FINANCEIRO por favor');
      const carla = await shop.agent('carla');
      expect((await carla.conversation(conversationId))?.sector?.id).to.equal('financeiro');
    });

    it('hands over to anybody when a person is asked for', async () => {
      const { conversationId } = await line.write('Oi');
      await line.write('me passa um atendente');
      for (const agent of [ana, await shop.agent('bruno')]) {
        expect((await agent.queue('new')).map(({ id }) => id)).to.deep.equal([conversationId]);
      }
    });

    it('asks again once, and hands over at the second miss', async () => {
      const { conversationId } = await line.write('Oi');
      await line.write('blá');
      const again = (await line.thread()).messages.at(-1)!;
      expect(again.content).to.have.property('text').that.includes('não entendi');
      expect(again.options).to.have.length(4);
      expect((await ana.conversation(conversationId))?.queue).to.equal('bot');
      await line.write('blé');
      expect((await ana.conversation(conversationId))?.queue).to.equal('new');
    });

    it('is silent once an agent took over', async () => {
      const { conversationId } = await line.write('Oi');
      await ana.claim(conversationId);
      await line.write('comercial');
      const last = (await ana.messages(conversationId)).at(-1)!;
      expect(last.author.kind).to.equal('contact');
      expect((await ana.conversation(conversationId))?.queue).to.equal('mine');
    });
  });

  describe('the window', () => {
    const table: [hours: number, mode: string, refused: boolean][] = [
      [0, 'free', false],
      [1, 'free', false],
      [23, 'free', false],
      [24, 'template', true],
      [48, 'template', true],
    ];
    for (const [hours, mode, refused] of table) {
      it(`${hours} h after the customer's last message: ${mode}`, async () => {
        const conversationId = await served();
        await (await shop.control()).moveClock(hours * HOUR);
        expect((await ana.conversation(conversationId))?.reply.mode).to.equal(mode);
        const order: Order = { type: 'send', conversationId, content: text('Oi') };
        if (refused) expect(await ana.refusal(order)).to.include({ code: 'window_closed' });
        else expect((await ana.do(order)).message?.status).to.equal('sent');
      });
    }

    it('is open a minute before its end and closed at it, whatever the agent sent meanwhile', async () => {
      const conversationId = await served();
      const control = await shop.control();
      await control.moveClock(HOUR);
      await ana.write(conversationId, 'Isto não estica a janela');
      const { reply } = (await ana.conversation(conversationId))!;
      const now = await control.moveToWindowEnd(conversationId, MINUTE);
      expect(reply).to.have.property('until', now + MINUTE);
      await ana.write(conversationId, 'No último minuto');
      await control.moveClock(MINUTE);
      expect((await ana.conversation(conversationId))?.reply.mode).to.equal('template');
      expect(await refusalOf(control.moveToWindowEnd(conversationId, MINUTE))).to.include({
        code: 'invalid',
      });
    });

    it('after a template waits for the customer, and her answer opens it', async () => {
      const conversationId = await served();
      const now = await (await shop.control()).moveClock(25 * HOUR);
      const { message } = await ana.do({ type: 'send', conversationId, content: reopenTalk });
      expect(message!.content).to.deep.include({
        kind: 'template',
        name: 'retomar_conversa',
        text: 'Olá, Maria! Ficamos sem a sua resposta sobre *o pedido*. Podemos continuar?',
        footer: 'Loja Aurora',
        buttons: ['Sim, continuar', 'Não, obrigado'],
      });
      const { reply } = (await ana.conversation(conversationId))!;
      expect(reply).to.include({ mode: 'waiting', templates: true });
      expect(reply).to.have.property('since').that.is.at.least(now);
      // As Meta does, the backend takes another one: to lock is the inbox's policy.
      await ana.do({ type: 'send', conversationId, content: reopenTalk });
      expect(await ana.refusal({ type: 'send', conversationId, content: text('Oi') })).to.include({
        code: 'window_closed',
      });

      await line.choose(message!.id, 'Sim, continuar');
      expect((await ana.conversation(conversationId))?.reply.mode).to.equal('free');
      const answer = (await ana.messages(conversationId)).at(-1)!;
      expect(answer.content).to.deep.equal({
        kind: 'choice',
        text: 'Sim, continuar',
        choiceId: 'Sim, continuar',
      });
      expect(answer).to.include({ replyTo: message!.id });
      expect(answer.quote).to.include({ kind: 'template', direction: 'out', name: 'Ana Ribeiro' });
    });

    it('is not waited for when the template did not arrive', async () => {
      const conversationId = await served();
      await (await shop.control()).moveClock(25 * HOUR);
      const stream = await ana.follow();
      ana.faults.set({ failDelivery: 'undeliverable' });
      await ana.do({ type: 'send', conversationId, content: reopenTalk });
      await stream.next(
        'conversation',
        ({ conversation }) => conversation.reply.mode === 'template',
      );
    });

    it('opens by a call too', async () => {
      const conversationId = await served();
      await (await shop.control()).moveClock(30 * HOUR);
      await line.call();
      expect((await ana.conversation(conversationId))?.reply.mode).to.equal('free');
      expect((await ana.words(conversationId)).at(-1)).to.equal('[called]');
    });

    it('is not opened by a reaction', async () => {
      const conversationId = await served();
      const { id } = await ana.write(conversationId, 'Oi');
      await (await shop.control()).moveClock(30 * HOUR);
      await line.react(id, '👍');
      expect((await ana.conversation(conversationId))?.reply.mode).to.equal('template');
    });
  });

  describe('templates', () => {
    const cases: [what: string, content: Outgoing, field: string][] = [
      ['a variable is empty', { ...reopenTalk, params: { 'body:1': 'Maria' } }, 'body:2'],
      [
        'it is not approved',
        { ...reopenTalk, templateId: 'cupom', params: { 'body:1': 'Maria' } },
        'template',
      ],
      [
        'it is paused',
        { ...reopenTalk, templateId: 'frete', params: { 'body:1': 'Campinas' } },
        'template',
      ],
      ['it does not exist', { ...reopenTalk, templateId: 'nope' }, 'templateId'],
      ['it does not exist in that language', { ...reopenTalk, language: 'en' }, 'templateId'],
      [
        'its picture is missing',
        { ...reopenTalk, templateId: 'colecao', params: { 'body:1': 'Maria' } },
        'media',
      ],
    ];
    for (const [what, content, field] of cases) {
      it(`are refused when ${what}`, async () => {
        const conversationId = await served();
        const refusal = await ana.refusal({ type: 'send', conversationId, content });
        expect(refusal).to.include({ code: 'invalid' });
        expect(refusal.detail.field).to.equal(field);
      });
    }
  });

  describe('transfer', () => {
    it('to a sector goes back to its Novos, with the note in a line that the customer does not see', async () => {
      const conversationId = await served();
      const to = { sectorId: 'comercial' };
      await ana.do({ type: 'transfer', conversationId, to, note: 'Quer comprar' });
      const [row] = await ana.queue('new');
      expect(row).to.deep.include({
        id: conversationId,
        sector: { id: 'comercial', name: 'Comercial' },
      });
      expect(row).to.not.have.property('assignee');
      const notice = (await ana.messages(conversationId)).at(-1)!;
      expect(notice.content).to.deep.equal({
        kind: 'notice',
        code: 'transferred',
        args: { agent: 'Ana Ribeiro', to: 'Comercial', note: 'Quer comprar' },
      });
      expect(JSON.stringify(await line.thread())).to.not.include('Quer comprar');
    });

    it('to an agent goes straight to her Meus', async () => {
      const conversationId = await served();
      const bruno = await shop.agent('bruno');
      await ana.do({ type: 'transfer', conversationId, to: { agentId: 'bruno' } });
      expect((await bruno.queue('mine')).map(({ id }) => id)).to.deep.equal([conversationId]);
      expect((await ana.queue('others')).map(({ id }) => id)).to.deep.equal([conversationId]);
      expect(await ana.refusal({ type: 'send', conversationId, content: text('Oi') })).to.include({
        code: 'forbidden',
      });
    });

    it('is refused to nobody, and to oneself', async () => {
      const conversationId = await served();
      const to = (target: { agentId: string } | { sectorId: string }): Order => ({
        type: 'transfer',
        conversationId,
        to: target,
      });
      expect(await ana.refusal(to({ agentId: 'nobody' }))).to.include({ code: 'not_found' });
      expect(await ana.refusal(to({ sectorId: 'nowhere' }))).to.include({ code: 'not_found' });
      expect(await ana.refusal(to({ agentId: 'ana' }))).to.include({ code: 'invalid' });
    });
  });

  describe('closing', () => {
    const closing = (conversationId: string): Order => ({
      type: 'close',
      conversationId,
      reasonId: 'solved',
      survey: true,
      finalMessage: true,
    });

    it('says the last words, asks for a rating and closes', async () => {
      const conversationId = await served();
      const { conversation } = await ana.do(closing(conversationId));
      expect(conversation).to.deep.include({ queue: 'closed', allow: ['reopen', 'editContact'] });
      expect(conversation!.reply).to.deep.equal({ mode: 'none', why: 'closed' });
      expect(conversation!.closed).to.deep.include({
        by: { id: 'ana', name: 'Ana Ribeiro' },
        reason: { id: 'solved', name: 'Resolvido' },
      });
      const words = (await ana.words(conversationId)).slice(-4);
      expect(words[0]).to.include('foi concluído');
      expect(words[1]).to.include('Como você avalia');
      expect(words.slice(2)).to.deep.equal(['[survey_sent]', '[closed]']);
    });

    for (const [step, done] of [
      ['finalMessage', []],
      ['survey', ['finalMessage']],
      ['close', ['finalMessage', 'survey']],
    ] as const) {
      it(`goes on at ${step} when that step failed, and repeats none before it`, async () => {
        const conversationId = await served();
        const id = newId();
        ana.faults.set({ failNext: { command: 'close', code: 'unavailable', step } });
        const refusal = await ana.refusal(closing(conversationId), id);
        expect(refusal).to.include({ code: 'unavailable' });
        expect(refusal.detail).to.deep.include({ done, failed: step });
        expect((await ana.conversation(conversationId))?.queue).to.equal('mine');
        await ana.do(closing(conversationId), id);
        const words = (await ana.words(conversationId)).join('\n');
        expect(words.match(/foi concluído/g)).to.have.length(1);
        expect(words.match(/Como você avalia/g)).to.have.length(1);
        expect((await ana.conversation(conversationId))?.queue).to.equal('closed');
        await ana.do(closing(conversationId), id);
        expect((await ana.words(conversationId)).join('\n')).to.equal(words);
      });
    }

    it('may leave out what the closed window refuses, under the same id', async () => {
      const conversationId = await served();
      await (await shop.control()).moveClock(25 * HOUR);
      const id = newId();
      const refusal = await ana.refusal(closing(conversationId), id);
      expect(refusal).to.include({ code: 'window_closed' });
      expect(refusal.detail).to.deep.include({ done: [], failed: 'finalMessage' });
      const order = { ...closing(conversationId), survey: false, finalMessage: false } as Order;
      expect((await ana.do(order, id)).conversation?.queue).to.equal('closed');
    });

    it('needs a reason, and some reasons a note', async () => {
      const conversationId = await served();
      const order = (more: object): Order => ({ type: 'close', conversationId, ...more });
      expect((await ana.refusal(order({}))).detail.field).to.equal('reasonId');
      expect((await ana.refusal(order({ reasonId: 'nope' }))).detail.field).to.equal('reasonId');
      expect((await ana.refusal(order({ reasonId: 'other' }))).detail.field).to.equal('note');
      await ana.do(order({ reasonId: 'other', note: 'Era engano' }));
      expect((await ana.conversation(conversationId))?.closed?.note).to.equal('Era engano');
    });

    it('a rating is written down and does not reopen it; the next message begins a new protocol', async () => {
      const conversationId = await served();
      const { protocol } = (await ana.conversation(conversationId))!;
      await ana.do(closing(conversationId));
      const survey = (await line.thread()).messages.findLast(({ options }) => options)!;
      await line.choose(survey.id, 'rating:4');
      const closed = (await ana.conversation(conversationId))!;
      expect(closed).to.include({ queue: 'closed', unread: 0 });
      expect(closed.closed?.rating).to.equal(4);

      const next = await line.write('5');
      expect(next.conversationId).to.not.equal(conversationId);
      const fresh = (await ana.conversation(next.conversationId))!;
      expect(fresh.queue).to.equal('bot');
      const number = Number(protocol!.split('-')[1]) + 1;
      expect(fresh.protocol).to.equal(
        `${protocol!.split('-')[0]}-${String(number).padStart(4, '0')}`,
      );
      expect((await ana.conversation(conversationId))?.closed?.rating).to.equal(4);
    });

    it('a number in words rates too, other words begin a conversation', async () => {
      const first = await served();
      await ana.do(closing(first));
      await line.write(' 5 ');
      expect((await ana.conversation(first))?.closed?.rating).to.equal(5);
      const second = await served();
      expect(second).to.not.equal(first);
      await ana.do(closing(second));
      const third = await line.write('Obrigada!');
      expect(third.conversationId).to.not.equal(second);
    });

    it('reopens for her who asks, unless the customer is back already', async () => {
      const first = await served();
      await ana.do(closing(first));
      const reopened = (await ana.do({ type: 'reopen', conversationId: first })).conversation!;
      expect(reopened).to.deep.include({ queue: 'mine' });
      expect(reopened.reply.mode).to.equal('free');
      await ana.do(closing(first));
      await line.write('Voltei');
      const refusal = await ana.refusal({ type: 'reopen', conversationId: first });
      expect(refusal).to.include({ code: 'conflict' });
      expect(refusal.detail.current).to.include({ queue: 'bot' });
    });
  });

  describe('the contact', () => {
    it('is edited by its revision, and the loser sees what won', async () => {
      await served();
      const { contact } = (await ana.queue('mine'))[0]!;
      const edit = (
        rev: number,
        patch: Extract<Order, { type: 'editContact' }>['patch'],
      ): Order => ({
        type: 'editContact',
        contactId: 'maria',
        rev,
        patch,
      });
      const stream = await ana.follow();
      const result = await ana.do(
        edit(contact.rev, { name: 'Maria S. Lima', 'custom.Cidade': 'Santos', notes: 'VIP' }),
      );
      expect(result.contact).to.deep.include({
        name: 'Maria S. Lima',
        notes: 'VIP',
        custom: { Cidade: 'Santos' },
      });
      expect((await stream.next('contact')).contact).to.deep.equal(result.contact);
      expect((await ana.queue('mine'))[0]!.contact).to.deep.equal(result.contact);

      const refusal = await ana.refusal(edit(contact.rev, { name: 'Outra' }));
      expect(refusal).to.include({ code: 'conflict' });
      expect(refusal.detail.current).to.deep.equal(result.contact);
      const { rev } = result.contact!;
      expect((await ana.refusal(edit(rev, { email: 'not an address' }))).detail.field).to.equal(
        'email',
      );
      const cleared = (await ana.do(edit(rev, { notes: null }))).contact!;
      expect(cleared).to.not.have.property('notes');
    });

    it('is out of reach for those who do not serve her', async () => {
      await line.write('Oi');
      const refusal = await ana.refusal({
        type: 'editContact',
        contactId: 'maria',
        rev: 1,
        patch: { name: 'X' },
      });
      expect(refusal).to.include({ code: 'forbidden' });
    });
  });

  describe('messages and ticks', () => {
    it('are sent, delivered when the phone is in reach, read when it shows them', async () => {
      const conversationId = await served();
      await line.setReachable(false);
      const { id } = await ana.write(conversationId, 'Oi');
      const status = async () =>
        (await ana.messages(conversationId)).find((row) => row.id === id)?.status;
      expect(await status()).to.equal('sent');
      await line.look();
      expect(await status()).to.equal('sent');
      await line.setReachable(true);
      expect(await status()).to.equal('delivered');
      await line.look();
      expect(await status()).to.equal('read');
      expect((await ana.conversation(conversationId))?.preview).to.include({
        text: 'Oi',
        status: 'read',
      });
      await line.play(id);
      expect(await status()).to.equal('played');
      await line.look();
      expect(await status()).to.equal('played');
    });

    it('show the customer which of hers an agent has read', async () => {
      const conversationId = await served();
      const message = await line.write('Leu?');
      const tick = async () =>
        (await line.thread()).messages.find(({ id }) => id === message.id)?.status;
      expect(await tick()).to.equal('delivered');
      expect((await ana.conversation(conversationId))?.unread).to.equal(3);
      const { order } = (await ana.messages(conversationId)).at(-1)!;
      const { conversation } = await ana.do({ type: 'read', conversationId, upTo: order });
      expect(conversation?.unread).to.equal(0);
      expect(await tick()).to.equal('read');
    });

    it('are not read by looking at what is not hers', async () => {
      const { conversationId } = await line.write('Oi');
      const { order } = (await ana.messages(conversationId))[0]!;
      expect(await ana.refusal({ type: 'read', conversationId, upTo: order })).to.include({
        code: 'forbidden',
      });
      expect((await ana.conversation(conversationId))?.unread).to.equal(1);
    });

    it('quote both ways', async () => {
      const conversationId = await served();
      const question = await line.write('Qual o *prazo*?');
      await ana.do({ type: 'send', conversationId, content: text('5 dias'), replyTo: question.id });
      const reply = (await line.thread()).messages.at(-1)!;
      expect(reply.quote).to.deep.equal({
        text: 'Qual o prazo?',
        kind: 'text',
        direction: 'in',
        name: 'Maria Souza',
      });
      const thanks = await line.write('Ótimo', reply.id);
      expect(thanks.quote).to.deep.include({
        text: '5 dias',
        direction: 'out',
        name: 'Ana Ribeiro',
      });
    });

    it('take one reaction a customer, edits and revokes, of her own only', async () => {
      const conversationId = await served();
      const sent = await ana.write(conversationId, 'Oi');
      const find = async (id: string) =>
        (await ana.messages(conversationId)).find((row) => row.id === id)!;
      await line.react(sent.id, '👍');
      await line.react(sent.id, '❤️');
      expect((await find(sent.id)).reactions).to.deep.equal([{ emoji: '❤️', by: 'Maria Souza' }]);
      await line.react(sent.id);
      expect((await find(sent.id)).reactions).to.deep.equal([]);

      const own = await line.write('Erado');
      await line.edit(own.id, 'Errado');
      const edited = await find(own.id);
      expect(edited.content).to.deep.equal({ kind: 'text', text: 'Errado' });
      expect(edited.editedAt).to.be.a('number');
      expect((await ana.conversation(conversationId))?.preview?.text).to.equal('Errado');
      await line.revoke(own.id);
      const revoked = await find(own.id);
      expect(revoked.deletedAt).to.be.a('number');
      expect(JSON.stringify(revoked)).to.not.include('Errado');
      expect(await refusalOf(line.edit(sent.id, 'Falso'))).to.include({ code: 'forbidden' });
      expect(await refusalOf(line.revoke(sent.id))).to.include({ code: 'forbidden' });
    });

    it('wait for an answer from the first one that has none', async () => {
      const conversationId = await served();
      await ana.write(conversationId, 'Oi');
      expect(await ana.conversation(conversationId)).to.not.have.property('waitingSince');
      const { at } = await line.write('Primeira');
      await line.write('Segunda');
      expect((await ana.conversation(conversationId))?.waitingSince).to.equal(at);
    });

    it('are refused when empty or too long', async () => {
      const conversationId = await served();
      const send = (content: Outgoing): Order => ({ type: 'send', conversationId, content });
      expect(await ana.refusal(send(text('  ')))).to.include({ code: 'invalid' });
      expect(await ana.refusal(send(text('x'.repeat(4097))))).to.include({ code: 'too_large' });
      await ana.do(send(text('x'.repeat(4096))));
    });
  });

  describe('typing', () => {
    it('is hinted both ways, and never replayed', async () => {
      const conversationId = await served();
      const stream = await ana.follow();
      await line.typing(true);
      const event = await stream.next('typing');
      expect(event).to.deep.include({ conversationId, who: { id: 'maria', name: 'Maria Souza' } });
      expect(event).to.not.have.property('cursor');
      const changed = new Promise<void>((resolve) => line.watch(resolve));
      ana.session.hint!({ type: 'typing', conversationId, on: true });
      await changed;
      expect((await line.thread()).typing).to.equal(true);
      const over = new Promise<void>((resolve) => line.watch(resolve));
      ana.session.hint!({ type: 'typing', conversationId, on: false });
      await over;
      expect((await line.thread()).typing).to.equal(false);
    });

    it('ends with the message', async () => {
      const conversationId = await served();
      const heard = new Promise<void>((resolve) => line.watch(resolve));
      ana.session.hint!({ type: 'typing', conversationId, on: true });
      await heard;
      const arrived = new Promise<void>((resolve) => {
        line.watch(
          () =>
            void line.thread().then(({ typing, messages }) => {
              const { content } = messages.at(-1)!;
              if (!typing && content.kind === 'text' && content.text === 'Pronto') resolve();
            }),
        );
      });
      await ana.write(conversationId, 'Pronto');
      await arrived;
    });
  });

  describe('faults', () => {
    it('refuse every call while offline, and none after', async () => {
      const faults = new Faults();
      const bruno = await shop.agent('bruno', faults);
      faults.set({ offline: true });
      const { signal } = bruno;
      expect(await refusalOf(bruno.session.listConversations({}, { signal }))).to.include({
        code: 'offline',
      });
      expect(await bruno.refusal({ type: 'claim', conversationId: 'x' })).to.include({
        code: 'offline',
        applied: 'no',
      });
      faults.clear();
      expect((await bruno.session.listConversations({}, { signal })).items).to.deep.equal([]);
    });
  });
});
