import { expect } from '@open-wc/testing';
import { type PhoneLine } from '../../src/adapters/local/local.adapter.js';
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

describe('local adapter: the bot, the window and templates', () => {
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
});
