import { expect } from '@open-wc/testing';
import { newId } from '../../src/browser/new-id.js';
import { Faults } from '../../src/adapters/local/local.adapter.js';
import type { InboxEvent } from '../../src/domain/events.js';
import type { Message } from '../../src/domain/message.js';
import { refusalOf, Shop, type Order } from '../harness/local.harness.js';

const HOUR = 3_600_000;

const codeOf = ({ content }: Message) => (content.kind === 'notice' ? content.code : undefined);

describe('local adapter: the contract of the port', () => {
  let shop: Shop;
  beforeEach(() => (shop = new Shop()));
  afterEach(() => shop.close());

  /** Maria writes and asks for Suporte; resolves to her conversation's id. */
  const arrive = async (contactId = 'maria', words = 'suporte'): Promise<string> => {
    const line = await shop.phone(contactId);
    const { conversationId } = await line.write('Oi');
    await line.write(words);
    return conversationId;
  };

  describe('1 · the stream', () => {
    it('begins with ready, fresh when there is no cursor', async () => {
      const ana = await shop.agent('ana');
      const stream = await ana.follow();
      expect(stream.heard[0]).to.include({ type: 'ready', resumed: false });
    });

    it('goes on after a cursor, without gap and without repeat', async () => {
      const ana = await shop.agent('ana');
      const first = await ana.follow();
      const id = await arrive();
      await first.next('message', ({ message }) => codeOf(message) === 'handed_over');
      const { cursor } = first;
      await first.stop();

      const line = await shop.phone();
      for (const text of ['um', 'dois', 'três']) await line.write(text);
      const second = await ana.follow(cursor);
      expect(second.heard[0]).to.include({ type: 'ready', resumed: true });
      const texts: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        const { message } = await second.next(
          'message',
          (event) => event.message.direction === 'in',
        );
        texts.push(message.content.kind === 'text' ? message.content.text : '');
      }
      expect(texts).to.deep.equal(['um', 'dois', 'três']);
      expect((await ana.conversation(id))?.unread).to.equal(5);
    });

    it('takes a foreign cursor and one that is too old as none, without an error', async () => {
      const small = new Shop({ logLength: 3 });
      const ana = await small.agent('ana');
      const first = await ana.follow();
      const { cursor } = first;
      await first.stop();
      const line = await small.phone();
      for (let i = 0; i < 5; i += 1) await line.write(`mensagem ${i}`);
      const [epoch, seq] = (await small.agent('bruno').then((seat) => seat.follow())).cursor.split(
        ':',
      );
      for (const after of [cursor, `elsewhere:${seq}`, 'nonsense', `${epoch}:999999`]) {
        const again = await ana.follow(after);
        expect(again.heard[0], after).to.include({ type: 'ready', resumed: false });
        await again.stop();
      }
      await small.close();
    });
  });

  it('2 · reads after ready are at least as new as ready', async () => {
    const ana = await shop.agent('ana');
    const id = await arrive();
    const stream = await ana.follow();
    expect(stream.heard[0]).to.have.nested.property('counts.new.total', 1);
    expect((await ana.queue('new')).map((row) => row.id)).to.deep.equal([id]);
    await stream.stop();
  });

  it('3 · revisions of one conversation never go back on a stream', async () => {
    const ana = await shop.agent('ana');
    const stream = await ana.follow();
    const id = await arrive();
    await ana.claim(id);
    await ana.write(id, 'Oi, Maria');
    await (await shop.phone()).write('Oi, Ana');
    await stream.next(
      'message',
      ({ message }) => message.content.kind === 'text' && message.content.text === 'Oi, Ana',
    );
    const revs = stream.heard.flatMap((event) =>
      event.type === 'conversation' ? [event.conversation.rev] : [],
    );
    expect(revs.length).to.be.greaterThan(2);
    expect(revs).to.deep.equal(revs.toSorted((a, b) => a - b));
  });

  describe('4 · everybody who may see a change hears of it', () => {
    it('another agent, the bot and the customer', async () => {
      const [ana, bruno] = [await shop.agent('ana'), await shop.agent('bruno')];
      const stream = await bruno.follow();
      const id = await arrive();
      await stream.next('message', ({ message }) => message.author.kind === 'contact');
      await stream.next('message', ({ message }) => message.author.kind === 'bot');
      await ana.claim(id);
      const { conversation } = await stream.next(
        'conversation',
        (event) => event.conversation.queue === 'others',
      );
      expect(conversation.assignee).to.deep.equal({ id: 'ana', name: 'Ana Ribeiro' });
      expect(conversation.allow).to.deep.equal([]);
    });

    it('who loses sight of it hears that it is gone', async () => {
      const ana = await shop.agent('ana');
      const carla = await shop.agent('carla');
      const id = await arrive();
      await ana.claim(id);
      const stream = await ana.follow();
      const hers = await carla.follow();
      const to = { sectorId: 'financeiro' };
      const result = await ana.do({ type: 'transfer', conversationId: id, to });
      expect(result).to.deep.equal({});
      expect(await stream.next('gone')).to.include({ conversationId: id });
      expect(await ana.conversation(id)).to.equal(undefined);
      const seen = await hers.next('conversation', ({ conversation }) => conversation.id === id);
      expect(seen.conversation).to.include({ queue: 'new' });
    });

    it('who never saw it hears nothing', async () => {
      const diego = await shop.agent('diego');
      const stream = await diego.follow();
      const bot = await arrive('maria', 'financeiro');
      await stream.next('gone', (event) => event.conversationId === bot);
      const before = stream.heard.length;
      await (await shop.phone()).write('segredo');
      await arrive('jose');
      await stream.next('conversation', ({ conversation }) => conversation.contact.id === 'jose');
      const heard = stream.heard.slice(before);
      expect(JSON.stringify(heard)).to.not.include('segredo');
      expect(heard.filter(({ type }) => type === 'gone')).to.deep.equal([]);
    });
  });

  it('5 · a beat tells the time and carries the cursor', async () => {
    const ana = await shop.agent('ana');
    const stream = await ana.follow();
    const control = await shop.control();
    const now = await control.moveClock(HOUR);
    const beat = await stream.next('beat', (event) => event.now >= now);
    expect(beat.cursor).to.equal(stream.cursor);
  });

  describe('6 · the end of a stream', () => {
    it('comes with the signal, and nothing after it', async () => {
      const ana = await shop.agent('ana');
      const stream = await ana.follow();
      expect(await stream.stop()).to.equal(undefined);
      const heard = stream.heard.length;
      await arrive();
      expect(stream.heard.length).to.equal(heard);
    });

    it('comes as a typed error when the connection is lost', async () => {
      const faults = new Faults();
      const ana = await shop.agent('ana', faults);
      const stream = await ana.follow();
      faults.set({ offline: true });
      expect(await stream.end).to.include({ code: 'offline', retry: 'later' });
      expect(await refusalOf(shop.agent('ana', faults))).to.include({ code: 'offline' });
    });

    it('comes when everything begins anew, and the old cursor is foreign', async () => {
      const ana = await shop.agent('ana');
      await arrive();
      const phones = await shop.phones();
      const rev = async () => (await phones.contacts()).find(({ id }) => id === 'maria')!.rev;
      const before = await rev();
      const stream = await ana.follow();
      await (await shop.control()).reset();
      expect(await rev()).to.be.greaterThan(before);
      expect(await stream.end).to.include({ code: 'unavailable' });
      const again = await ana.follow(stream.cursor);
      expect(again.heard[0]).to.include({ resumed: false });
      expect(await ana.queue('new')).to.deep.equal([]);
      await again.stop();
    });
  });

  describe('7 · one command, one effect', () => {
    it('gives the same result to every repeat, also at once', async () => {
      const ana = await shop.agent('ana');
      const id = await arrive();
      await ana.claim(id);
      const before = (await ana.messages(id)).length;
      const commandId = newId();
      const sent = await Promise.all([1, 2, 3].map(() => ana.write(id, 'Uma vez só', commandId)));
      const later = await ana.write(id, 'Uma vez só', commandId);
      expect(new Set([...sent, later].map((message) => message.id)).size).to.equal(1);
      expect(later.commandId).to.equal(commandId);
      expect(await ana.messages(id)).to.have.length(before + 1);
    });

    it('gives it for a month', async () => {
      let ana = await shop.agent('ana');
      const conversationId = await arrive();
      const id = newId();
      const order = { type: 'claim', conversationId } as const;
      await ana.do(order, id);
      await ana.do({ type: 'transfer', conversationId, to: { sectorId: 'suporte' } });
      const control = await shop.control();
      for (const [days, assignee] of [
        [29, undefined],
        [2, 'ana'],
      ] as const) {
        await control.moveClock(days * 24 * HOUR);
        ana.leave();
        ana = await shop.agent('ana');
        await ana.do(order, id);
        expect((await ana.conversation(conversationId))!.assignee?.id).to.equal(assignee);
      }
    });

    it('gives two ids two effects', async () => {
      const ana = await shop.agent('ana');
      const id = await arrive();
      await ana.claim(id);
      const [one, two] = [await ana.write(id, 'igual'), await ana.write(id, 'igual')];
      expect(one.id).to.not.equal(two.id);
      expect(one.order < two.order).to.equal(true);
    });

    it('a refusal leaves the id free', async () => {
      const ana = await shop.agent('ana');
      const id = await arrive();
      const commandId = newId();
      const content = { kind: 'text', text: 'Oi' } as const;
      const order: Order = { type: 'send', conversationId: id, content };
      expect(await ana.refusal(order, commandId)).to.include({ code: 'forbidden', applied: 'no' });
      await ana.claim(id);
      expect((await ana.do(order, commandId)).message).to.include({ commandId });
    });
  });

  it('8 · a lost answer may have been done, a refusal was not', async () => {
    const faults = new Faults();
    const ana = await shop.agent('ana', faults);
    const id = await arrive();
    await ana.claim(id);
    faults.set({ loseAnswer: 1 });
    const commandId = newId();
    const order: Order = {
      type: 'send',
      conversationId: id,
      content: { kind: 'text', text: 'Perdida' },
    };
    expect(await ana.refusal(order, commandId)).to.include({ code: 'timeout', applied: 'maybe' });
    await ana.do(order, commandId);
    expect((await ana.words(id)).filter((text) => text === 'Perdida')).to.have.length(1);

    faults.set({ failNext: { command: 'send', code: 'rate_limited', retryAfterMs: 4000 } });
    const refusal = await ana.refusal(order);
    expect(refusal).to.include({ code: 'rate_limited', applied: 'no' });
    expect(refusal.detail.retryAfterMs).to.equal(4000);
    expect((await ana.words(id)).filter((text) => text === 'Perdida')).to.have.length(1);
  });

  describe('9 · claims', () => {
    it('have one winner among many at once, and tell the others who', async () => {
      const id = await arrive();
      const seats = await Promise.all(
        ['ana', 'bruno', 'diego', 'ana', 'bruno', 'diego'].map((agent) => shop.agent(agent)),
      );
      const results = await Promise.allSettled(seats.map((seat) => seat.claim(id)));
      const winners = new Set(
        results.flatMap((result) =>
          result.status === 'fulfilled' ? [result.value.assignee!.id] : [],
        ),
      );
      expect(winners.size).to.equal(1);
      const [winner] = winners;
      for (const result of results) {
        if (result.status === 'fulfilled') continue;
        expect(result.reason).to.include({ code: 'conflict', applied: 'no' });
        expect(result.reason).to.have.nested.property('detail.current.assignee.id', winner);
      }
      expect(results.filter(({ status }) => status === 'rejected')).to.have.length(4);
    });

    it('are settled for good: not even the first claimer is asked twice', async () => {
      const ana = await shop.agent('ana');
      const id = await arrive();
      await ana.claim(id);
      expect((await ana.claim(id)).queue).to.equal('mine');
      expect((await ana.words(id)).filter((text) => text === '[claimed]')).to.have.length(1);
    });
  });

  it('10 · a closed window refuses by the clock of the backend', async () => {
    const ana = await shop.agent('ana');
    const id = await arrive();
    await ana.claim(id);
    await (await shop.control()).moveClock(24 * HOUR);
    const content = { kind: 'text', text: 'Tarde demais' } as const;
    const refusal = await ana.refusal({ type: 'send', conversationId: id, content });
    expect(refusal).to.include({ code: 'window_closed', applied: 'no', message: '131047' });
    expect(await ana.words(id)).to.not.include('Tarde demais');
  });

  it('11 · a later failure is an update of the message', async () => {
    const faults = new Faults();
    const ana = await shop.agent('ana', faults);
    const id = await arrive();
    await ana.claim(id);
    const stream = await ana.follow();
    faults.set({ failDelivery: 'undeliverable' });
    const { id: messageId } = await ana.write(id, 'Não chega');
    const { message } = await stream.next('message', (event) => event.message.status === 'failed');
    expect(message).to.deep.include({ id: messageId, error: { code: 'undeliverable' } });
  });

  describe('12 · paging', () => {
    it('of messages has no hole and no overlap while new ones arrive', async () => {
      const ana = await shop.agent('ana');
      const line = await shop.phone();
      const { conversationId } = await line.write('Oi');
      for (let i = 0; i < 30; i += 1) await line.write(`linha ${i}`);
      const all = await ana.messages(conversationId);
      const read: string[] = [];
      let page: string | undefined;
      do {
        const query = { conversationId, limit: 7, ...(page && { page }) };
        const answer = await ana.session.listMessages(query, { signal: ana.signal });
        const orders = answer.items.map(({ order }) => order);
        expect(orders).to.deep.equal(orders.toSorted());
        read.unshift(...answer.items.map(({ id }) => id));
        page = answer.next;
        await line.write('mais uma');
      } while (page);
      expect(read).to.deep.equal(all.map(({ id }) => id));
    });

    it('of messages finds the stretch around one, and goes both ways from it', async () => {
      const ana = await shop.agent('ana');
      const line = await shop.phone();
      const { conversationId } = await line.write('Oi');
      for (let i = 0; i < 20; i += 1) await line.write(`linha ${i}`);
      const all = (await ana.messages(conversationId)).map(({ id }) => id);
      const around = all[10]!;
      const { signal } = ana;
      const middle = await ana.session.listMessages(
        { conversationId, around, limit: 6 },
        { signal },
      );
      expect(middle.items.map(({ id }) => id)).to.include(around);
      const ids = middle.items.map(({ id }) => id);
      for (let page = middle.next; page;) {
        const answer = await ana.session.listMessages(
          { conversationId, page, limit: 6 },
          { signal },
        );
        ids.unshift(...answer.items.map(({ id }) => id));
        page = answer.next;
      }
      for (let page = middle.prev; page;) {
        const answer = await ana.session.listMessages(
          { conversationId, page, limit: 6 },
          { signal },
        );
        ids.push(...answer.items.map(({ id }) => id));
        page = answer.prev;
      }
      expect(ids).to.deep.equal(all);
    });

    it('of conversations has no hole and no overlap while new ones arrive', async () => {
      const ana = await shop.agent('ana');
      const phones = await shop.phones();
      const names = Array.from({ length: 12 }, (_, i) => `Cliente ${i}`);
      const write = async (name: string) => {
        const { id } = await phones.addContact({ name });
        await phones.line(id).write('Oi');
      };
      for (const name of names) await write(name);
      const read: (string | undefined)[] = [];
      let page: string | undefined;
      do {
        const query = { queue: 'bot', limit: 5, ...(page && { page }) };
        const answer = await ana.session.listConversations(query, { signal: ana.signal });
        read.push(...answer.items.map(({ contact }) => contact.name));
        page = answer.next;
        await write('Recém-chegado');
      } while (page);
      expect(read.toSorted()).to.deep.equal(names.toSorted());
    });
  });

  it('13 · what is not declared is unsupported, what is declared works', async () => {
    const ana = await shop.agent('ana');
    const { can } = ana.session.info;
    expect(await ana.refusal({ type: 'dance' } as never)).to.include({ code: 'unsupported' });
    const { signal } = ana;
    expect(await refusalOf(ana.session.lookup!('label' as never, {}, { signal }))).to.include({
      code: 'unsupported',
    });
    for (const kind of can.lookups) {
      const { items, total } = await ana.session.lookup!(kind, {}, { signal });
      expect(items.length, kind).to.be.greaterThan(0);
      expect(total, kind).to.equal(items.length);
    }
  });

  it('13 · a kind of content that is not declared is unsupported, not a file that is missing', async () => {
    const ana = await shop.agent('ana');
    const conversationId = await arrive();
    await ana.claim(conversationId);
    const content = { kind: 'sticker', attachment: newId() } as const;
    const refusal = await ana.refusal({ type: 'send', conversationId, content });
    expect(refusal).to.include({ code: 'unsupported', applied: 'no' });
  });

  it('13 · a field that is not declared cannot be written into a contact', async () => {
    const ana = await shop.agent('ana');
    const id = await arrive();
    await ana.claim(id);
    const { contact } = (await ana.conversation(id))!;
    for (const field of ['phone', 'id', 'custom.Senha']) {
      const patch = { [field]: '+5511900000000' };
      const refusal = await ana.refusal({
        type: 'editContact',
        contactId: contact.id,
        rev: contact.rev,
        patch,
      });
      expect(refusal, field).to.include({ code: 'unsupported' });
    }
    expect((await ana.conversation(id))!.contact).to.deep.equal(contact);
  });

  it('15 · leaves nothing running after close', async () => {
    const ana = await shop.agent('ana');
    const stream = await ana.follow();
    ana.session.close!();
    expect(await stream.end).to.equal(undefined);
    const { signal } = ana;
    expect(await refusalOf(ana.session.listConversations({}, { signal }))).to.include({
      code: 'unavailable',
    });
    const events: InboxEvent[] = stream.heard.slice();
    await arrive();
    expect(stream.heard).to.deep.equal(events);
  });

  it('knows only its own agents', async () => {
    expect(await refusalOf(shop.agent('mallory'))).to.include({
      code: 'unauthorized',
      retry: 'auth',
    });
  });
});
