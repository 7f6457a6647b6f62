import { expect } from '@open-wc/testing';
import { Faults, type PhoneLine } from '../../src/adapters/local/local.adapter.js';
import type { Outgoing } from '../../src/domain/commands.js';
import { refusalOf, Shop, type Order, type Seat } from '../harness/local.harness.js';

const text = (words: string): Outgoing => ({ kind: 'text', text: words });

describe('local adapter: messages and what surrounds them', () => {
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

    it('stay read when an older place comes late', async () => {
      const conversationId = await served();
      const orders = (await ana.messages(conversationId)).map(({ order }) => order);
      await ana.do({ type: 'read', conversationId, upTo: orders.at(-1)! });
      const late = await ana.do({ type: 'read', conversationId, upTo: orders[0]! });
      expect(late.conversation?.unread).to.equal(0);
      expect((await line.thread()).messages[0]!.status).to.equal('read');
    });

    it('bring their conversation to the top of the list', async () => {
      const { conversationId: first } = await line.write('Oi');
      const { conversationId: second } = await (await shop.phone('jose')).write('Oi');
      const order = async () => (await ana.queue('bot')).map(({ id }) => id);
      expect(await order()).to.deep.equal([second, first]);
      await (await shop.control()).moveClock(1000);
      await line.write('Ainda aqui');
      expect(await order()).to.deep.equal([first, second]);
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
