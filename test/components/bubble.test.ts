import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import type { ErrorCode } from '../../src/domain/errors.js';
import type { Content, Delivery, Message } from '../../src/domain/message.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import { loadMarks } from '../../src/domain/texts.js';
import { ptBrLater } from '../../src/locales/pt-br.later.js';
import { answer, entry, kinds, me, message, notice } from '../../stories/fixtures.js';
import { BubbleHarness } from '../harness/bubble.harness.js';
import { deepActive, drawn } from '../harness/deep.js';
import { speak, tabBack } from '../harness/page.js';

define(InboxBubble);

const show = async (
  shown: Message,
  {
    waits,
    answerable = true,
    width = 600,
  }: { waits?: OutboxEntry; answerable?: boolean; width?: number } = {},
): Promise<BubbleHarness> => {
  const pane = await fixture<HTMLElement>(
    html`<div role="list" .style=${`width: ${width}px`}>
      <inbox-bubble
        role="listitem"
        tabindex="0"
        first
        .message=${shown}
        .entry=${waits}
        .me=${me.id}
        ?answerable=${answerable}
      ></inbox-bubble>
    </div>`,
  );
  const element = pane.querySelector('inbox-bubble')!;
  await drawn(element);
  return new BubbleHarness(element);
};

const heard = <E extends Event>(target: EventTarget, type: string): E[] => {
  const events: E[] = [];
  target.addEventListener(type, (event) => events.push(event as E));
  return events;
};

describe('inbox-bubble', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('keeps the number of a line within, however long it is', async () => {
    await loadMarks();
    for (const number of [9, 240]) {
      const { element } = await show(message(`${number}. Uma linha`));
      const line = element.shadowRoot!.querySelector('li')!;
      const words = document.createRange();
      words.selectNodeContents(line);
      const room =
        words.getBoundingClientRect().left - line.parentElement!.getBoundingClientRect().left;
      const digit = 7; // px, at least
      expect(room).to.be.greaterThan(digit * String(number).length + 4);
    }
  });

  describe('draws every kind of message', () => {
    const FACES: [name: string, content: Content, words: string[]][] = [
      ['text', { kind: 'text', text: 'Bom *dia*' }, ['Bom dia']],
      [
        'text with buttons',
        { kind: 'text', text: 'Escolha', buttons: ['Sim', 'Não'] },
        ['Escolha', 'Sim', 'Não'],
      ],
      ['image', { kind: 'image', media: { mime: 'image/jpeg' }, caption: 'Olha' }, ['Olha']],
      ['video', { kind: 'video', media: { mime: 'video/mp4', durationMs: 61_000 } }, ['1:01']],
      [
        'audio',
        {
          kind: 'audio',
          media: { id: 'voice', mime: 'audio/mpeg', name: 'a.mp3', durationMs: 5000 },
        },
        ['0:05', 'a.mp3'],
      ],
      [
        'voice',
        {
          kind: 'audio',
          media: { id: 'voice', mime: 'audio/ogg', voice: true, durationMs: 65_000 },
        },
        ['1:05', '1×'],
      ],
      [
        'document',
        { kind: 'document', media: { mime: 'application/pdf', name: 'nota.pdf', bytes: 182_400 } },
        ['nota.pdf', 'PDF', '182 kB'],
      ],
      ['sticker', { kind: 'sticker', media: { mime: 'image/webp' } }, []],
      [
        'location',
        { kind: 'location', lat: -23.5, lng: -46.6, name: 'Loja' },
        ['Loja', 'Abrir no mapa'],
      ],
      [
        'nameless location',
        { kind: 'location', lat: -23.5, lng: -46.6 },
        ['Localização', '-23.50000, -46.60000'],
      ],
      [
        'contacts',
        {
          kind: 'contacts',
          contacts: [
            { name: 'Paulo', phones: ['+5511955443322', '+5511900000000'] },
            { name: '', phones: [] },
          ],
        },
        ['Paulo', '+55 11 95544-3322', '+55 11 90000-0000', 'Sem nome'],
      ],
      [
        'template',
        {
          kind: 'template',
          name: 'x',
          language: 'pt_BR',
          header: 'Pedido',
          text: 'Chegou *hoje*',
          footer: 'Loja',
          buttons: ['Ok'],
        },
        ['Pedido', 'Chegou hoje', 'Loja', 'Ok'],
      ],
      ['choice', { kind: 'choice', text: 'Entrega', description: '2 dias' }, ['Entrega', '2 dias']],
      [
        'unsupported',
        { kind: 'unsupported', note: 'poll' },
        ['Este tipo de mensagem não é suportado', '(poll)'],
      ],
    ];
    for (const [name, content, words] of FACES) {
      it(name, async () => {
        const bubble = await show(message(content));
        for (const word of words) expect(bubble.text).to.include(word);
        expect(bubble.name).to.include('Mariana Costa');
      });
    }

    it('a system line, in the words of the language', async () => {
      const bubble = await show(
        notice('transferred', { agent: 'Ana', to: 'Suporte', note: 'urgente' }),
      );
      expect(bubble.text).to.equal('Ana transferiu para Suporte: “urgente”');
      expect(bubble.offers).to.deep.equal([]);
    });

    it('a revoked one as a tombstone, without what it said', async () => {
      const bubble = await show(message('segredo', { deletedAt: 1, editedAt: 1 }));
      await bubble.focus();
      expect(bubble.text).to.include('Mensagem apagada').and.not.include('segredo');
      expect(bubble.text).not.to.include('editada');
      expect(bubble.offers).to.deep.equal([]);
      expect(bubble.name).to.include('Mensagem apagada').and.not.include('segredo');
    });

    it('an edited one with its mark', async () => {
      expect((await show(message('oi', { editedAt: 1 }))).text).to.include('editada');
    });

    it('an internal note set apart, with its author', async () => {
      const note = {
        internal: true,
        author: { kind: 'agent', id: 'bruno', name: 'Bruno' },
      } as const;
      const bubble = await show(answer('cuidado', note));
      expect(bubble.text).to.include('Nota interna · Bruno');
      const plain = await show(answer('cuidado'));
      const ground = (of: BubbleHarness) =>
        getComputedStyle(of.find('[part=base]')!).backgroundColor;
      expect(ground(bubble)).not.to.equal(ground(plain));
    });

    it('the name of a colleague or the bot, and not of me', async () => {
      expect((await show(answer('oi'))).text).not.to.include(me.name);
      expect(
        (await show(answer('oi', { author: { kind: 'agent', id: 'x', name: 'Bruno' } }))).text,
      ).to.include('Bruno');
      expect((await show(answer('oi', { author: { kind: 'bot' } }))).text).to.include('Bot');
    });
  });

  describe('text', () => {
    it('draws up to three emoji large, and no more', async () => {
      const size = async (text: string) =>
        parseFloat(getComputedStyle((await show(message(text))).find('.words')!).fontSize);
      for (const text of ['😍', '👍🏽👨‍👩‍👧‍👦🇧🇷', '1️⃣ ❤️']) expect(await size(text), text).to.be.above(30);
      for (const text of ['😍😍😍😍', 'oi 😍', '1', '']) {
        const bubble = await show(message(text || ' '));
        expect(parseFloat(getComputedStyle(bubble.find('.words')!).fontSize), text).to.be.below(20);
      }
    });

    it('stands the time in the last line where it fits, else below it', async () => {
      const seen = new Set<string>();
      for (let letters = 1; letters <= 24; letters += 1) {
        const bubble = await show(message('Olá '.repeat(3) + 'm'.repeat(letters)), { width: 400 });
        const range = document.createRange();
        range.selectNodeContents(bubble.find('.words')!);
        const last = [...range.getClientRects()].at(-1)!;
        const { meta, box } = bubble;
        const place = meta.top < last.bottom - 4 ? 'beside' : 'below';
        seen.add(place);
        if (place === 'beside') expect(meta.left).to.be.at.least(last.right);
        expect(meta.right).to.be.closeTo(box.right - 10, 1);
        expect(meta.bottom).to.be.at.most(box.bottom);
      }
      expect([...seen]).to.have.members(['beside', 'below']);
    });

    it('is at most 42 characters wide, and 72 % of the pane', async () => {
      const text = 'palavra '.repeat(60);
      const wide = await show(message(text), { width: 1000 });
      expect(wide.box.width).to.be.within(300, 460);
      const narrow = await show(message(text), { width: 400 });
      expect(narrow.box.width).to.be.at.most(288);
    });

    it('begins the lines of a right-to-left message on the right', async () => {
      const lines = async (text: string) => {
        const bubble = await show(message(text), { width: 400 });
        const range = document.createRange();
        range.selectNodeContents(bubble.find('.words')!);
        const last = [...range.getClientRects()].at(-1)!;
        return { start: last.left - bubble.box.left, end: bubble.meta.left - last.right };
      };
      const arabic = await lines('مرحبا، أريد معرفة حالة طلبي رقم من فضلك شكرا جزيلا');
      expect(arabic.start).to.be.above(20);
      const latin = await lines('quero saber como está o meu pedido, por favor, obrigada');
      expect(latin.start).to.be.below(14);
    });

    it('links safely, and isolates what a link says', async () => {
      const bubble = await show(message('veja https://aurora.example/a_b_c e www.x.example.'));
      const links = bubble.elements.filter((each) => each.localName === 'a') as HTMLAnchorElement[];
      expect(links.map(({ href }) => href)).to.deep.equal([
        'https://aurora.example/a_b_c',
        'https://www.x.example/',
      ]);
      for (const link of links) {
        expect(link.rel).to.equal('noopener noreferrer');
        expect(link.target).to.equal('_blank');
        expect(link.querySelector('bdi')).to.exist;
      }
    });

    it('shows what is hidden in the name of a file', async () => {
      const media = { mime: 'application/pdf', name: 'foto_\u202Egpj.exe' };
      const bubble = await show(message({ kind: 'document', media }));
      expect(bubble.text).to.include('foto_⟨U+202E⟩gpj.exe').and.include('EXE');
    });

    it('asks nothing of a map before its link is followed', async () => {
      const bubble = await show(kinds.location);
      const pictures = bubble.elements.filter(({ localName }) =>
        ['img', 'iframe', 'video'].includes(localName),
      );
      expect(pictures).to.have.length(0);
      const link = bubble.control('Abrir no mapa') as HTMLAnchorElement;
      expect(link.href).to.equal('https://www.google.com/maps?q=-23.561,-46.656');
      expect(link.rel).to.equal('noopener noreferrer');
    });
  });

  describe('tells how far a message has travelled', () => {
    const STATES: Record<Delivery, string> = {
      queued: 'Na fila',
      sending: 'Enviando',
      sent: 'Enviada',
      delivered: 'Entregue',
      read: 'Lida',
      played: 'Ouvida',
      unconfirmed: 'Envio não confirmado',
      failed: 'Não enviada',
    };

    it('by a word and by a shape of its own', async () => {
      const shapes = new Map<string, string>();
      for (const [status, word] of Object.entries(STATES)) {
        const bubble = await show(answer('oi', { status: status as Delivery }));
        expect(bubble.status).to.equal(word);
        expect(bubble.name).to.include(word);
        expect(shapes.get(bubble.shape), `${status} looks like another`).to.equal(undefined);
        shapes.set(bubble.shape, status);
      }
    });

    it('and says nothing of incoming ones', async () => {
      expect((await show(message('oi'))).status).to.equal(null);
    });

    it('says in words why one failed and what to do, for every reason', async () => {
      for (const code of [
        'window_closed',
        'undeliverable',
        'invalid',
        'offline',
      ] satisfies ErrorCode[]) {
        const bubble = await show(answer('oi', { status: 'failed', error: { code } }));
        expect(bubble.text)
          .to.include(ptBrLater.failure(code))
          .and.include(ptBrLater.failureAdvice(code));
        expect(bubble.offers).not.to.include('Tentar de novo');
      }
    });

    it('offers to try a failed one again, or to discard it', async () => {
      const waits = entry({ id: 'e9', state: 'failed', error: { code: 'too_large' } });
      const bubble = await show(
        answer('oi', { id: 'e9', status: 'failed', error: { code: 'too_large' } }),
        { waits },
      );
      const retries = heard<Event & { id: string }>(bubble.element, 'inbox-retry');
      const discards = heard<Event & { id: string }>(bubble.element, 'inbox-discard');
      bubble.press('Tentar de novo');
      expect(retries.map(({ id }) => id)).to.deep.equal(['e9']);
      bubble.press('Descartar');
      expect(discards.map(({ id }) => id)).to.deep.equal(['e9']);
    });

    it('says that one waits behind a failed one, and lets it be discarded', async () => {
      const bubble = await show(answer('oi', { status: 'queued' }), {
        waits: entry({ state: 'held' }),
      });
      expect(bubble.text).to.include('Espera a mensagem anterior');
      expect(bubble.offers).to.deep.equal(['Descartar']);
    });

    it('explains one whose answer was lost, and lets the agent decide', async () => {
      const bubble = await show(answer('oi', { status: 'unconfirmed' }), {
        waits: entry({ state: 'unconfirmed' }),
      });
      expect(bubble.text).to.include('Não sabemos se chegou');
      expect(bubble.offers).to.deep.equal(['Tentar de novo', 'Descartar']);
    });

    it('shows how much of a file has left, and cancels it', async () => {
      const waits = entry({ state: 'uploading', progress: { sent: 30, total: 120 } });
      const bubble = await show(answer(kinds.document.content, { status: 'sending' }), { waits });
      const [bar] = bubble.elements.filter(({ localName }) => localName === 'progress');
      expect(bar).to.have.property('value', 25);
      const discards = heard(bubble.element, 'inbox-discard');
      bubble.press('Cancelar envio');
      expect(discards).to.have.length(1);
    });
  });

  describe('answers and reactions', () => {
    it('quotes what it answers to, and asks to be led there', async () => {
      const bubble = await show(kinds.quoted);
      const jumps = heard<Event & { id: string }>(bubble.element, 'inbox-jump');
      expect(bubble.text).to.include('Ana').and.include('Qual dos dois você prefere?');
      bubble.press(/Qual dos dois/);
      expect(jumps.map(({ id }) => id)).to.deep.equal(['gone']);
    });

    it('says so when what is quoted is not known', async () => {
      expect((await show(message('sim', { replyTo: 'old' }))).text).to.include('Mensagem anterior');
    });

    it('quotes a picture by its kind', async () => {
      const quote = { text: '', kind: 'image', direction: 'in' } as const;
      expect((await show(answer('sim', { quote }))).text)
        .to.include('Cliente')
        .and.include('Foto');
    });

    it('counts equal reactions and names who reacted', async () => {
      const reactions = [
        { emoji: '👍', by: 'Mariana' },
        { emoji: '👍', by: 'Ana' },
        { emoji: '🎉', by: 'Mariana' },
      ];
      const bubble = await show(answer('oi', { reactions }));
      const badges = bubble.elements.find(({ ariaLabel }) => ariaLabel?.startsWith('Reações'))!;
      expect(badges.ariaLabel).to.equal('Reações: 👍 Mariana, Ana; 🎉 Mariana');
      expect(badges.textContent?.replace(/\s+/g, ' ').trim()).to.equal('👍 2🎉');
    });

    it('offers to answer and to copy while the pointer or the focus is on it, and moves nothing', async () => {
      const bubble = await show(message('Bom *dia*'));
      expect(bubble.offers).to.deep.equal([]);
      const before = bubble.element.getBoundingClientRect();
      await bubble.hover();
      expect(bubble.offers).to.deep.equal(['Responder', 'Copiar texto']);
      expect(bubble.element.getBoundingClientRect()).to.deep.equal(before);
      await bubble.leave();
      expect(bubble.offers).to.deep.equal([]);
      await bubble.focus();
      expect(bubble.offers).to.deep.equal(['Responder', 'Copiar texto']);
    });

    it('asks to be answered', async () => {
      const bubble = await show(kinds.text);
      const replies = heard<Event & { id: string }>(bubble.element, 'inbox-reply');
      await bubble.focus();
      bubble.press('Responder');
      expect(replies.map(({ id }) => id)).to.deep.equal([kinds.text.id]);
    });

    it('cannot be answered where nothing may be written, nor before it has left', async () => {
      const foreign = await show(message('oi'), { answerable: false });
      await foreign.focus();
      expect(foreign.offers).to.deep.equal(['Copiar texto']);
      const echo = await show(answer('oi', { status: 'queued' }), { waits: entry() });
      await echo.focus();
      expect(echo.offers).to.deep.equal(['Copiar texto']);
    });

    it('offers no copy of what has no text', async () => {
      for (const shown of [kinds.sticker, kinds.voice, kinds.contacts, kinds.unsupported]) {
        const bubble = await show(shown, { answerable: false });
        await bubble.focus();
        expect(bubble.offers).not.to.include('Copiar texto');
        expect(bubble.find('[part=actions]')).to.equal(null);
      }
    });

    it('copies the text as it was written', async () => {
      const written: string[] = [];
      const original = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = async (text) => void written.push(text);
      try {
        const bubble = await show(message('Bom *dia*\n- um'));
        await bubble.focus();
        bubble.press('Copiar texto');
        const people = await show(kinds.contacts);
        people.press(/^Copiar número/);
      } finally {
        navigator.clipboard.writeText = original;
      }
      expect(written).to.deep.equal(['Bom *dia*\n- um', '+55 11 95544-3322']);
    });
  });

  describe('by keyboard', () => {
    it('is one tab stop until it is entered, and gives every control then', async () => {
      const bubble = await show(message('veja https://a.example e https://b.example'));
      const after = document.createElement('button');
      bubble.element.after(after);
      await bubble.focus();
      await sendKeys({ press: 'Tab' });
      expect(deepActive() === after).to.equal(true);
      await tabBack();
      expect(deepActive() === bubble.element).to.equal(true);
      bubble.element.enter();
      await drawn(bubble.element);
      const walked: string[] = [];
      for (let step = 0; step < 5; step += 1) {
        const active = deepActive();
        walked.push(active === after ? 'out' : (active?.ariaLabel ?? active?.textContent ?? ''));
        await sendKeys({ press: 'Tab' });
      }
      expect(walked).to.deep.equal([
        'https://a.example',
        'https://b.example',
        'Responder',
        'Copiar texto',
        'out',
      ]);
    });

    it('enters a failed one at what can be done about it', async () => {
      const bubble = await show(answer('veja https://a.example', { status: 'failed' }), {
        waits: entry({ state: 'failed' }),
      });
      await bubble.focus();
      bubble.element.enter();
      expect(deepActive() === bubble.control('Tentar de novo')).to.equal(true);
    });

    it('enters the players and cards of its content', async () => {
      for (const [shown, name] of [
        [kinds.voice, 'Tocar'],
        [kinds.image, 'Abrir imagem: Como está hoje'],
        [kinds.document, 'Baixar comprovante.pdf'],
        [kinds.contacts, 'Copiar número +55 11 95544-3322'],
      ] as const) {
        const bubble = await show(shown);
        await bubble.focus();
        bubble.element.enter();
        expect(deepActive() === bubble.control(name)).to.equal(true);
      }
    });
  });

  it('has targets of at least 24 px', async () => {
    for (const shown of [
      kinds.voice,
      kinds.document,
      kinds.contacts,
      kinds.location,
      kinds.quoted,
    ]) {
      const bubble = await show(shown);
      await bubble.focus();
      for (const name of bubble.offers) {
        const { width, height } = bubble.control(name).getBoundingClientRect();
        expect(Math.min(width, height), name).to.be.at.least(24);
      }
    }
  });

  it('is accessible, whatever the kind', async () => {
    for (const shown of Object.values(kinds)) {
      const bubble = await show(shown);
      await bubble.focus();
      await expect(bubble.element.parentElement!).to.be.accessible();
    }
  });
});
