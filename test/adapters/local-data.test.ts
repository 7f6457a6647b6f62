import { aTimeout, expect } from '@open-wc/testing';
import { Faults, type PhoneLine } from '../../src/adapters/local/local.adapter.js';
import { newId } from '../../src/browser/new-id.js';
import { photo, paper } from '../../src/adapters/local/seed/media.js';
import { speech } from '../../src/adapters/local/seed/sound.js';
import type { Message } from '../../src/domain/message.js';
import type { Upload } from '../../src/domain/ports.js';
import { refusalOf, Shop, type Seat } from '../harness/local.harness.js';

const mediaOf = ({ content }: Message) => ('media' in content ? content.media?.id : undefined);

describe('local adapter: files, search, presence, the seed', () => {
  let shop: Shop;
  let line: PhoneLine;
  let ana: Seat;

  beforeEach(async () => {
    shop = new Shop();
    ana = await shop.agent('ana');
    line = await shop.phone();
  });
  afterEach(() => shop.close());

  const served = async (): Promise<string> => {
    const { conversationId } = await line.write('Oi');
    await ana.claim(conversationId);
    return conversationId;
  };

  describe('files', () => {
    const upload = async (conversationId: string, more: Partial<Upload> = {}) => {
      const file = await photo('sofa', 120, 90);
      return ana.session.upload!(
        { id: newId(), conversationId, file, name: 'sofá.jpg', ...more },
        { signal: ana.signal },
      );
    };

    it('go up with progress, are sent once staged, and come down as something a picture can show', async () => {
      const conversationId = await served();
      const seen: number[] = [];
      const attachment = await upload(conversationId, {
        onProgress: (sent, total) => seen.push(sent / total),
      });
      expect(seen).to.deep.equal(seen.toSorted((a, b) => a - b));
      expect(seen.at(-1)).to.equal(1);
      const content = { kind: 'image', attachment, caption: 'Olha' } as const;
      const { message } = await ana.do({ type: 'send', conversationId, content });
      if (message?.content.kind !== 'image') throw new Error('It is no picture');
      const { media } = message.content;
      expect(media).to.include({ mime: 'image/jpeg', name: 'sofá.jpg', width: 120, height: 90 });
      const { url } = await ana.session.media!(media, { signal: ana.signal });
      expect(url).to.match(/^blob:/);
      const image = new Image();
      image.src = url;
      await image.decode();
      expect(image.naturalWidth).to.equal(120);
      // A session that takes the place of a lost one finds what is on the screen.
      const again = await ana.again();
      ana.session.close!();
      expect((await again.session.media!(media, { signal: again.signal })).url).to.equal(url);
      const stands = () =>
        fetch(url).then(
          () => true,
          () => false,
        );
      expect(await stands()).to.equal(true);
      again.session.close!();
      await aTimeout(0);
      expect(await stands()).to.equal(false);
    });

    it('break off half-way and go up again under the same id', async () => {
      const conversationId = await served();
      const id = newId();
      ana.faults.set({ failUpload: 1 });
      expect(await refusalOf(upload(conversationId, { id }))).to.include({
        code: 'unavailable',
        applied: 'no',
      });
      expect(await upload(conversationId, { id })).to.equal(id);
    });

    it('stop with their signal', async () => {
      const conversationId = await served();
      const stop = new AbortController();
      const file = await photo('sofa', 40, 30);
      const going = ana.session.upload!(
        { id: newId(), conversationId, file, name: 'a.jpg', onProgress: () => stop.abort() },
        { signal: stop.signal },
      );
      const reason: unknown = await going.then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(reason).to.have.property('name', 'AbortError');
    });

    const refused: [what: string, file: Blob, code: string][] = [
      ['empty', new Blob([], { type: 'image/png' }), 'invalid'],
      ['a program', new Blob(['x'], { type: 'application/x-msdownload' }), 'unsupported'],
      ['too large', new Blob([new Uint8Array(5_000_001)], { type: 'image/png' }), 'too_large'],
    ];
    for (const [what, file, code] of refused) {
      it(`are refused when ${what}`, async () => {
        const conversationId = await served();
        expect(await refusalOf(upload(conversationId, { file }))).to.include({ code });
      });
    }

    it('that nothing refers to any more are let go of after a month', async () => {
      const conversationId = await served();
      const send = async (attachment: string) => {
        const content = { kind: 'image', attachment } as const;
        return (await ana.do({ type: 'send', conversationId, content })).message!;
      };
      const staged = await upload(conversationId);
      await send(await upload(conversationId));
      const revoked = await line.sendFile('document', paper(['Errado']), { name: 'errado.pdf' });
      await line.revoke(revoked.id);
      const there = async () => {
        const contents = (await ana.messages(conversationId)).map(({ content }) => content);
        const kept = contents.flatMap((each) => (each.kind === 'image' ? [each.media.id] : []));
        const ids = [...kept, staged, mediaOf(revoked)];
        const found = await Promise.all(
          ids.map((id) =>
            ana.session.media!({ id: id!, mime: '' }, { signal: ana.signal }).then(
              () => true,
              () => false,
            ),
          ),
        );
        return found;
      };
      const control = await shop.control();
      const DAYS = 86_400_000;
      await control.moveClock(29 * DAYS);
      ana.leave();
      ana = await shop.agent('ana');
      expect(await there()).to.deep.equal([true, true, true]);
      await control.moveClock(2 * DAYS);
      ana.leave();
      ana = await shop.agent('ana');
      expect(await there()).to.deep.equal([true, false, false]);
    });

    it('that were never staged cannot be sent', async () => {
      const conversationId = await served();
      const content = { kind: 'document', attachment: 'nowhere' } as const;
      const refusal = await ana.refusal({ type: 'send', conversationId, content });
      expect(refusal).to.include({ code: 'invalid' });
    });

    it('of the customer arrive with what is known of them', async () => {
      const conversationId = await served();
      await line.sendFile('document', paper(['Comprovante']), {
        name: 'comprovante.pdf',
        caption: 'Paguei',
      });
      await line.sendFile('sticker', await photo('lamp', 60, 60), { name: 'figurinha.webp' });
      const [document, sticker] = (await ana.messages(conversationId)).slice(-2);
      expect(document!.content).to.have.nested.include({
        kind: 'document',
        caption: 'Paguei',
        'media.name': 'comprovante.pdf',
      });
      expect(sticker!.content).to.have.nested.include({ kind: 'sticker', 'media.width': 60 });
      expect((await ana.conversation(conversationId))?.preview).to.include({
        kind: 'sticker',
        text: '',
      });
      await line.sendFile('audio', speech(2).blob, { name: 'voz.wav', voice: true });
      const voice = (await ana.messages(conversationId)).at(-1)!;
      expect(voice.content).to.have.nested.include({
        'media.voice': true,
        'media.durationMs': 2000,
      });
      expect(voice.content).to.have.nested.property('media.waveform').that.includes(1);
    });
  });

  describe('search', () => {
    beforeEach(async () => {
      await line.write('Meu pedido é o 58.213, chegou quebrado');
      await (await shop.phone('jose')).write('Vocês têm colchão?');
    });

    const found = async (text: string, queue?: string) => {
      const query = { text, ...(queue && { queue }) };
      const page = await ana.session.listConversations(query, { signal: ana.signal });
      return page.items.map(({ contact }) => contact.name);
    };

    const table: [text: string, who: string[]][] = [
      ['jose alvares', ['José Álvares']],
      ['COLCHAO', ['José Álvares']],
      ['98765', ['Maria Souza']],
      ['(11) 98765-4321', ['Maria Souza']],
      ['-0001', ['Maria Souza']],
      ['58.213', ['Maria Souza']],
      ['assistente virtual', ['José Álvares', 'Maria Souza']],
      ['ninguém', []],
    ];
    for (const [text, who] of table) {
      it(`finds ${who.length || 'nothing'} by "${text}"`, async () => {
        expect((await found(text)).toSorted()).to.deep.equal(who);
      });
    }

    it('holds together with a queue', async () => {
      expect(await found('maria', 'bot')).to.deep.equal(['Maria Souza']);
      expect(await found('maria', 'mine')).to.deep.equal([]);
    });

    it('finds nothing in what the agent may not see', async () => {
      await line.write('financeiro');
      expect(await found('58.213')).to.deep.equal([]);
    });
  });

  describe('lookups', () => {
    it('are searched and paged', async () => {
      const { signal } = ana;
      const all = await ana.session.lookup!('quickReply', {}, { signal });
      const some = await ana.session.lookup!('quickReply', { text: 'horario' }, { signal });
      expect(some.items.map(({ name }) => name)).to.deep.equal(['Horário da loja']);
      const ids: string[] = [];
      for (let page: string | undefined = '0'; page !== undefined;) {
        const answer: { items: { id: string }[]; next?: string } = await ana.session.lookup!(
          'quickReply',
          { limit: 3, page },
          { signal },
        );
        ids.push(...answer.items.map(({ id }) => id));
        page = answer.next;
      }
      expect(ids).to.deep.equal(all.items.map(({ id }) => id));
    });
  });

  describe('presence', () => {
    it('of a colleague follows her streams', async () => {
      const stream = await ana.follow();
      const bruno = await shop.agent('bruno');
      const his = await bruno.follow();
      const status = async () => {
        const { items } = await ana.session.lookup!(
          'agent',
          { ids: ['bruno'] },
          { signal: ana.signal },
        );
        return items[0]?.status;
      };
      const came = await stream.next('agent', ({ agent }) => agent.id === 'bruno');
      expect(came.agent.status).to.equal('online');
      expect(await status()).to.equal('online');
      await his.stop();
      const left = await stream.next('agent', ({ agent }) => agent.id === 'bruno');
      expect(left.agent.status).to.equal('offline');
      expect(await status()).to.equal('offline');
    });
  });

  describe('the phones', () => {
    it('take new customers, who may have no name and no number', async () => {
      const phones = await shop.phones();
      const named = await phones.addContact({ name: 'Sem Número' });
      const numbered = await phones.addContact({ phone: '(11) 91234-5678' });
      expect(numbered).to.deep.include({ phone: '+11912345678' });
      await phones.line(named.id).write('Oi');
      expect((await phones.contacts())[0]).to.deep.equal(named);
      expect((await ana.queue('bot'))[0]!.contact).to.deep.equal(named);
    });

    it('know nothing of lines that are for agents', async () => {
      await served();
      const { messages } = await line.thread();
      expect(messages.map(({ content }) => content.kind)).to.deep.equal(['text', 'text']);
    });
  });
});

describe('local adapter: the demo', () => {
  let shop: Shop;
  let seat: (agentId: string) => Promise<Seat>;

  before(async () => {
    const { seed } = await import('../../src/adapters/local/seed.js');
    shop = new Shop({ seed });
    seat = (agentId) => shop.agent(agentId, new Faults());
  });
  after(() => shop.close());

  it('has something in every queue of every agent in the demo', async () => {
    for (const id of ['ana', 'bruno', 'carla']) {
      const agent = await seat(id);
      const stream = await agent.follow();
      const [ready] = stream.heard;
      if (ready?.type !== 'ready') throw new Error('It is not ready');
      for (const queue of ['new', 'bot', 'mine', 'others', 'closed']) {
        const rows = await agent.session.listConversations(
          { queue, limit: 200 },
          { signal: agent.signal },
        );
        expect(rows.total, `${id}: ${queue}`).to.be.greaterThan(0);
        expect(rows.total).to.equal(rows.items.length);
        expect(ready.counts?.[queue]?.total).to.equal(rows.total);
      }
      await stream.stop();
    }
  });

  it('has a window of every kind', async () => {
    const ana = await seat('ana');
    const now = ana.session.info.now;
    const left = (await ana.queue('mine')).map(({ reply }) =>
      reply.mode === 'free' ? Math.round((reply.until! - now) / 60_000) : reply.mode,
    );
    expect(left).to.include.members([12, 180, 'template', 'waiting']);
  });

  it('has the contacts that are hard to show', async () => {
    const ana = await seat('ana');
    const contacts = (await ana.queue('new')).map(({ contact }) => contact);
    expect(contacts.some(({ name = '' }) => name.length > 60)).to.equal(true);
    expect(contacts.some(({ name, phone }) => !name && phone)).to.equal(true);
    expect(contacts.some(({ phone, handle }) => !phone && handle)).to.equal(true);
    expect(contacts.some(({ name = '' }) => /\p{Script=Arabic}/u.test(name))).to.equal(true);
    expect(contacts.map(({ name }) => name)).to.include('🌻');
    expect((await ana.queue('new')).some(({ unread }) => unread > 99)).to.equal(true);
  });

  it('waits longest first in Novos', async () => {
    const ana = await seat('ana');
    const since = (await ana.queue('new')).map(({ waitingSince }) => waitingSince!);
    expect(since).to.deep.equal(since.toSorted((a, b) => a - b));
  });

  it('has a message of every kind, whose files can be shown', async () => {
    const ana = await seat('ana');
    const helena = (await ana.queue('mine')).find(({ contact }) => contact.id === 'helena')!;
    const messages = await ana.messages(helena.id);
    const kinds = new Set(messages.map(({ content }) => content.kind));
    expect([...kinds].toSorted()).to.deep.equal([
      'audio',
      'choice',
      'contacts',
      'document',
      'image',
      'location',
      'notice',
      'sticker',
      'template',
      'text',
      'unsupported',
      'video',
    ]);
    for (const trait of ['quote', 'reactions', 'editedAt', 'deletedAt', 'error'] as const) {
      expect(
        messages.some((message) => message[trait] !== undefined),
        trait,
      ).to.equal(true);
    }
    for (const { content } of messages) {
      if (!('media' in content) || !content.media) continue;
      const { url } = await ana.session.media!(content.media, { signal: ana.signal });
      const blob = await (await fetch(url)).blob();
      expect(blob.size).to.equal(content.media.bytes);
      if (blob.type === 'application/pdf') continue;
      const face = document.createElement(/^image/.test(blob.type) ? 'img' : 'video');
      await new Promise((resolve, reject) => {
        face.onload = resolve;
        face.onloadeddata = resolve;
        face.onerror = () => reject(new Error(`${content.kind} cannot be shown`));
        face.src = url;
      });
    }
  });

  it('has a long conversation, and a contact with a long past', async () => {
    const ana = await seat('ana');
    const horizonte = (await ana.queue('mine')).find(({ contact }) => contact.id === 'horizonte')!;
    expect((await ana.messages(horizonte.id)).length).to.be.greaterThan(400);
    const { signal } = ana;
    const past = await ana.session.listConversations(
      { contactId: 'horizonte', queue: 'closed' },
      { signal },
    );
    expect(past.total).to.be.greaterThan(20);
    expect(past.items.every(({ closed }) => closed?.reason)).to.equal(true);
  });

  it('gives each conversation its own protocol, in the order of the years', async () => {
    const ana = await seat('ana');
    const { items } = await ana.session.listConversations({ limit: 500 }, { signal: ana.signal });
    const sorted = items.toSorted((a, b) => (a.protocol! < b.protocol! ? -1 : 1));
    const begun = sorted.map(({ createdAt }) => createdAt);
    expect(begun).to.deep.equal(begun.toSorted((a, b) => a - b));
    const protocols = items.map(({ protocol }) => protocol);
    expect(new Set(protocols).size).to.equal(protocols.length);
  });
});
