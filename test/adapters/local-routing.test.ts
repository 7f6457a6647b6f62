import { expect } from '@open-wc/testing';
import { type PhoneLine } from '../../src/adapters/local/local.adapter.js';
import { newId } from '../../src/browser/new-id.js';
import type { Outgoing } from '../../src/domain/commands.js';
import { Shop, type Order, type Seat } from '../harness/local.harness.js';

const HOUR = 3_600_000;
const text = (words: string): Outgoing => ({ kind: 'text', text: words });

describe('local adapter: transfer, closing, contacts', () => {
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
});
