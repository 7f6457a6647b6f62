import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { AdapterError } from '../../src/domain/errors.js';
import type { Message } from '../../src/domain/message.js';
import { answer, media, message, NOW } from '../../stories/fixtures.js';
import { betweenFrames, frame } from '../harness/frames.js';
import { hideTab, showTab, speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';
import { waitUntil } from '../harness/wait-until.js';

/** How many messages a page of the history brings. */
const PAGE = 40;

const order = (place: number) => String(place).padStart(8, '0');

/** A conversation of so many messages, of every height. */
const history = (count: number, conversationId = 'mariana'): Message[] =>
  Array.from({ length: count }, (_, at) => {
    const make = at % 3 === 0 ? answer : message;
    const place = {
      id: `${conversationId}-${at}`,
      order: order(at),
      at: NOW - (count - at) * 4 * 60_000,
      conversationId,
    };
    if (at % 11 === 5) {
      return make(
        { kind: 'image', media: { id: 'sofa', mime: 'image/jpeg', width: 1200, height: 900 } },
        place,
      );
    }
    return make(`Mensagem ${at}. ${'Mais uma frase desta conversa. '.repeat(at % 7)}`, place);
  });

const long = (count = 120) => ThreadHarness.open({ open: 'mariana', messages: history(count) });

/** Reads in the middle of what is loaded. */
const away = async (thread: ThreadHarness): Promise<void> => {
  await thread.scrollTo(thread.scroller.scrollHeight / 2);
  expect(thread.left).to.be.above(700);
};

describe('inbox-thread, while it is scrolled', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  describe('at the end', () => {
    it('begins there', async () => {
      const thread = await long();
      expect(thread.left).to.be.at.most(1);
      expect(thread.last.name).to.include('Mensagem 119');
    });

    it('follows new messages in the frame in which they are drawn', async () => {
      const thread = await long();
      const gap = await thread.gaps(() => {
        for (let count = 0; count < 5; count += 1) {
          thread.backend.say({
            conversationId: 'mariana',
            content: { kind: 'text', text: 'Nova. '.repeat(40) },
          });
        }
      });
      expect(thread.bubbles.at(-1)!.name).to.include('Nova.');
      expect(gap).to.be.at.most(4);
    });

    it('follows a burst that comes between the frames', async () => {
      const thread = await long();
      const gap = await thread.gaps(async () => {
        for (let count = 0; count < 30; count += 1) {
          await frame();
          await new Promise((resolve) => setTimeout(resolve));
          const text = `Nova ${count}`;
          thread.backend.say({ conversationId: 'mariana', content: { kind: 'text', text } });
        }
      }, 45);
      expect(thread.last.name).to.include('Nova 29');
      expect(gap).to.be.at.most(4);
    });

    it('stays when the composer grows and when the pane narrows or widens', async () => {
      const thread = await long();
      const shrink = await thread.gaps(
        () => thread.element.style.setProperty('height', '300px'),
        6,
      );
      const narrow = await thread.gaps(() => thread.element.style.setProperty('width', '320px'), 6);
      const wide = await thread.gaps(() => thread.element.style.setProperty('width', '700px'), 6);
      expect(thread.element.clientWidth).to.equal(700);
      expect(Math.max(shrink, narrow, wide)).to.be.at.most(4);
    });

    it('stays when a reaction, a failure or a picture makes a message higher', async () => {
      const thread = await long();
      const gap = await thread.gaps(() => {
        thread.backend.say({
          id: 'mariana-117',
          conversationId: 'mariana',
          reactions: [{ emoji: '👍', by: 'M' }],
        });
        thread.backend.say({
          id: 'mariana-117',
          conversationId: 'mariana',
          content: { kind: 'image', media: { id: 'sofa', mime: 'image/jpeg' } },
        });
      });
      expect(gap).to.be.at.most(4);
    });

    it('stays when a message shrinks and grows between a scroll and its event', async () => {
      const thread = await long();
      const { style } = thread.bubbles.at(-2)!.element;
      const gap = await thread.gaps(async () => {
        await betweenFrames();
        style.setProperty('min-height', '600px');
        await betweenFrames();
        const { scrollTop } = thread.scroller;
        style.setProperty('display', 'none');
        expect(thread.scroller.scrollTop, 'pulled up').to.be.below(scrollTop - 500);
        style.setProperty('display', 'block');
        style.setProperty('min-height', '900px');
      });
      expect(thread.bubbles.at(-2)!.element.clientHeight).to.equal(900);
      expect(gap).to.be.at.most(4);
    });

    it('goes there when the agent sends, wherever she reads', async () => {
      const thread = await long();
      await away(thread);
      thread.send('Já respondo.');
      await waitUntil(() => thread.last.name.includes('Já respondo.'));
      await thread.quiet();
      expect(thread.left).to.be.at.most(1);
    });
  });

  describe('at the end, while a message grows and grows', () => {
    let stop = (): unknown => undefined;
    afterEach(() => stop());

    const grown = async (): Promise<ThreadHarness> => {
      const thread = await (await long()).wander();
      stop = thread.growing(thread.bubbles.at(-2)!);
      return thread;
    };
    /** Waits until she has left the end, and is not led back. */
    const staysAway = async (thread: ThreadHarness): Promise<void> => {
      await waitUntil(() => thread.offers.includes('Ir para o fim'), 'she leaves the end');
      const { scrollTop } = thread.scroller;
      for (let count = 0; count < 45; count += 1) await frame();
      expect(thread.offers).to.include('Ir para o fim');
      expect(thread.scroller.scrollTop).to.be.at.most(scrollTop + 4);
    };

    it('follows', async () => {
      const thread = await grown();
      expect(await thread.gaps(() => undefined)).to.be.at.most(4);
    });

    it('lets her go up by the wheel', async () => {
      const thread = await grown();
      await thread.wheel(-120);
      await staysAway(thread);
    });

    it('lets her go up by less than a line', async () => {
      const thread = await grown();
      await thread.wheel(-3);
      await staysAway(thread);
    });

    it('lets her go up by the wheel again when she has been far away', async () => {
      const thread = await grown();
      await thread.wheel(-5000);
      await staysAway(thread);
      await thread.wheel(9000);
      await waitUntil(() => !thread.offers.includes('Ir para o fim'), 'she is at the end');
      stop();
      stop = thread.growing(thread.bubbles.at(-2)!); // What grew was let go on the way.
      await frame();
      await frame();
      await thread.wheel(-120);
      await staysAway(thread);
    });

    it('lets her go up with a finger', async () => {
      const thread = await grown();
      await thread.drag(60);
      await staysAway(thread);
    });

    it('lets her go up by the scroll bar', async () => {
      const thread = await grown();
      const { scroller } = thread;
      // A scroll bar tells that it is taken, and nothing until it is let go.
      scroller.dispatchEvent(new PointerEvent('pointerdown', { buttons: 1 }));
      for (let count = 0; count < 45; count += 1) await frame();
      await betweenFrames();
      await thread.scrollBy(-200);
      await staysAway(thread);
    });

    for (const key of ['PageUp', 'ArrowUp', 'Home']) {
      it(`lets her go up by ${key}`, async () => {
        const thread = await grown();
        if (key === 'ArrowUp') thread.bubbles.at(-6)!.element.focus({ preventScroll: true });
        else thread.last.element.focus();
        await sendKeys({ press: key });
        await staysAway(thread);
      });
    }

    it('follows again when she is back at the end that was there', async () => {
      const thread = await grown();
      await thread.wheel(-120);
      await staysAway(thread);
      await thread.wheel(9000);
      await waitUntil(() => !thread.offers.includes('Ir para o fim'), 'she is at the end');
      expect(await thread.gaps(() => undefined)).to.be.at.most(4);
    });
  });

  describe('away from the end', () => {
    it('does not move when new messages arrive, and counts them', async () => {
      const thread = await long();
      await away(thread);
      expect(thread.offers).to.include('Ir para o fim');
      const moved = await thread.movement(thread.first, () => {
        thread.backend.say({ conversationId: 'mariana' });
        thread.backend.say({ conversationId: 'mariana' });
      });
      expect(moved).to.be.at.most(1);
      expect(thread.offers).to.include('2 mensagens novas').and.not.include('Ir para o fim');
      thread.press('2 mensagens novas');
      await thread.quiet();
      expect(thread.left).to.be.at.most(1);
      expect(thread.offers).not.to.include('Ir para o fim');
      expect(thread.element.shadowRoot!.activeElement === thread.last.element).to.equal(true);
    });

    it('does not count what a system line says, nor what I sent from elsewhere', async () => {
      const thread = await long();
      await away(thread);
      thread.backend.say({
        conversationId: 'mariana',
        content: { kind: 'notice', code: 'claimed', args: {} },
        author: { kind: 'system' },
      });
      thread.backend.say({
        conversationId: 'mariana',
        direction: 'out',
        author: { kind: 'agent', id: thread.backend.info.me.id },
      });
      await thread.quiet();
      expect(thread.count).to.equal(PAGE + 2);
      expect(thread.offers).to.include('Ir para o fim');
    });

    it('forgets the count when she scrolls to the end herself', async () => {
      const thread = await long();
      await away(thread);
      thread.backend.say({ conversationId: 'mariana' });
      await thread.quiet();
      await thread.scrollTo(thread.scroller.scrollHeight);
      await away(thread);
      expect(thread.offers).to.include('Ir para o fim');
    });

    it('keeps what she reads when a page of older messages arrives', async () => {
      const thread = await long();
      const { first } = thread;
      await thread.scrollTo(300);
      const reading = thread.first;
      expect(reading.key).not.to.equal(first.key);
      const moved = await thread.movement(
        reading,
        () => waitUntil(() => thread.count === 2 * PAGE),
        40,
      );
      expect(thread.count).to.equal(2 * PAGE);
      expect(moved).to.be.at.most(1);
      expect(thread.scroller.scrollTop).to.be.above(1500);
    });

    it('keeps what she reads when older messages arrive in the middle of her scrolling', async () => {
      const thread = await long();
      await thread.scrollTo(900);
      let answer = (): void => undefined;
      thread.backend.rules.listMessages = () => new Promise<void>((resolve) => (answer = resolve));
      await thread.scrollTo(500);
      const reading = thread.first;
      const { top } = reading.element.getBoundingClientRect();
      let scrolled = 0;
      for (let step = 0; step < 30; step += 1) {
        if (step === 10) answer();
        await betweenFrames();
        thread.scroller.scrollTop -= 12;
        scrolled += 12;
      }
      await thread.quiet();
      expect(thread.count).to.equal(2 * PAGE);
      expect(reading.element.getBoundingClientRect().top).to.be.closeTo(top + scrolled, 2);
    });

    it('keeps what she reads when older messages arrive at the very top', async () => {
      const thread = await long();
      thread.backend.rules.listMessages = () => new Promise((resolve) => setTimeout(resolve, 100));
      await thread.scrollTo(0);
      const [top] = thread.bubbles;
      const moved = await thread.movement(top!, () => undefined, 40);
      expect(thread.count).to.equal(2 * PAGE);
      expect(moved).to.be.at.most(1);
    });

    for (const below of [0, 300]) {
      it(`shows what she reads ${below} px below the top in its place in every frame when 50 older messages are put above it`, async () => {
        const all = history(170);
        const thread = await ThreadHarness.open({ open: 'mariana', messages: all.slice(-PAGE) });
        const read = (items: Message[]) =>
          thread.handle.store.apply({
            type: 'history',
            conversationId: 'mariana',
            page: { items },
            way: 'older',
          });
        read(all.slice(50));
        await thread.quiet();
        for (let turn = 0; turn < 4; turn += 1) {
          await thread.scrollTo(below);
          await thread.quiet();
        }
        expect(thread.scroller.scrollTop).to.be.closeTo(below, 1);
        expect(thread.count).to.equal(120);
        const view = thread.scroller.getBoundingClientRect();
        const begins = thread.bubbles.find(
          ({ element }) => element.getBoundingClientRect().top >= view.top,
        )!;
        const moved = await thread.movement(begins, () => read(all.slice(0, 50)), 40);
        expect(thread.count).to.equal(170);
        expect(thread.scroller.scrollTop, 'room for them').to.be.above(below + 1000);
        expect(moved).to.be.at.most(1);
      });
    }

    it('keeps what she reads when something above it grows or goes', async () => {
      const thread = await long();
      await away(thread);
      const above =
        thread.bubbles[thread.bubbles.findIndex(({ key }) => key === thread.first.key) - 2]!.key;
      const CHANGES: [string, Partial<Message>][] = [
        ['a reaction', { reactions: [{ emoji: '👍', by: 'M' }] }],
        ['an edit', { content: { kind: 'text', text: 'Editada. '.repeat(90) }, editedAt: NOW }],
        ['a picture', { content: { kind: 'image', media: { id: 'sofa', mime: 'image/jpeg' } } }],
        ['a revocation', { deletedAt: NOW }],
      ];
      for (const [name, change] of CHANGES) {
        const { height } = thread.bubble(above).element.getBoundingClientRect();
        const moved = await thread.movement(thread.first, () =>
          thread.backend.say({ id: above, conversationId: 'mariana', ...change }),
        );
        expect(thread.bubble(above).element.getBoundingClientRect().height, name).not.to.equal(
          height,
        );
        expect(moved, name).to.be.at.most(1);
      }
    });

    it('keeps what begins on the screen when the message cut by its edge grows', async () => {
      const thread = await long();
      await away(thread);
      const cut = thread.first;
      const reading = thread.bubbles[thread.bubbles.findIndex(({ key }) => key === cut.key) + 1]!;
      const moved = await thread.movement(reading, () =>
        thread.backend.say({
          id: cut.key,
          conversationId: 'mariana',
          reactions: [{ emoji: '👍', by: 'M' }],
        }),
      );
      expect(moved).to.be.at.most(1);
    });

    it('keeps what she reads when a picture above it loads late', async () => {
      let load = (): void => undefined;
      const loaded = new Promise<void>((resolve) => (load = resolve));
      const sofa = media['sofa']!;
      media['sofa'] = () => loaded.then(sofa);
      try {
        const thread = await long();
        await away(thread);
        const moved = await thread.movement(thread.first, load, 40);
        const pictures = thread.bubbles.flatMap(({ elements }) =>
          elements.filter(({ localName }) => localName === 'img'),
        ) as HTMLImageElement[];
        expect(pictures.some(({ naturalWidth }) => naturalWidth > 0)).to.equal(true);
        expect(moved).to.be.at.most(1);
      } finally {
        media['sofa'] = sofa;
      }
    });

    it('keeps what she reads when the composer grows below, and shrinks again', async () => {
      const thread = await long();
      await away(thread);
      for (const height of [300, 480]) {
        const moved = await thread.movement(thread.first, () =>
          thread.element.style.setProperty('height', `${height}px`),
        );
        expect(moved, `${height} px`).to.be.at.most(1);
      }
    });

    it('keeps the first line when the pane narrows, and when it widens', async () => {
      const thread = await long();
      await away(thread);
      for (const width of ['330px', '700px']) {
        const begins = thread.bubbles.find(
          ({ element }) =>
            element.getBoundingClientRect().top >= thread.scroller.getBoundingClientRect().top,
        )!;
        const moved = await thread.movement(
          begins,
          () => thread.element.style.setProperty('width', width),
          6,
        );
        expect(moved, width).to.be.at.most(1);
      }
    });

    it('keeps its place when it is hidden and shown again', async () => {
      const thread = await long();
      await away(thread);
      const reading = thread.first;
      const { top } = reading.element.getBoundingClientRect();
      thread.element.hidden = true;
      await frame();
      await frame();
      thread.backend.say({ id: thread.bubbles[2]!.key, conversationId: 'mariana', deletedAt: NOW });
      await frame();
      thread.element.hidden = false;
      await thread.quiet();
      expect(reading.element.getBoundingClientRect().top).to.be.closeTo(top, 1);
    });
  });

  it('comes back to where she was in each conversation', async () => {
    const thread = await ThreadHarness.open({
      open: 'mariana',
      messages: [...history(50), ...history(50, 'rogerio'), ...history(3, 'helena')],
    });
    await away(thread);
    const { key: readingKey, element: reading } = thread.first;
    const { top } = reading.getBoundingClientRect();
    await thread.openConversation('rogerio');
    expect(thread.left).to.be.at.most(1);
    await thread.scrollBy(-900);
    const { key: otherKey, element } = thread.first;
    const otherTop = element.getBoundingClientRect().top;
    await thread.openConversation('mariana');
    expect(thread.bubble(readingKey).element.getBoundingClientRect().top).to.be.closeTo(top, 1);
    expect(thread.offers).to.include('Ir para o fim');
    await thread.openConversation('rogerio');
    expect(thread.bubble(otherKey).element.getBoundingClientRect().top).to.be.closeTo(otherTop, 1);
    await thread.openConversation('helena');
    expect(thread.offers).not.to.include('Ir para o fim');
  });

  it('comes back to where she was from further down in a longer conversation', async () => {
    const thread = await ThreadHarness.open({
      open: 'mariana',
      messages: [...history(50), ...history(120, 'rogerio')],
    });
    await away(thread);
    const { key, element } = thread.first;
    const { top } = element.getBoundingClientRect();
    const height = thread.scroller.scrollHeight;
    await thread.openConversation('rogerio');
    while (thread.count < 120) await thread.scrollTo(0).then(() => thread.quiet());
    await thread.scrollTo(thread.scroller.scrollHeight - 2000);
    expect(thread.scroller.scrollTop).to.be.above(height);
    await thread.openConversation('mariana');
    expect(thread.bubble(key).element.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('opens at the end with one page, however short its messages', async () => {
    const short = Array.from({ length: 400 }, (_, at) =>
      message(`Certo ${at}`, { order: order(at) }),
    );
    const thread = await ThreadHarness.open({ open: 'mariana', messages: short }, { height: 900 });
    expect(thread.count).to.equal(PAGE);
    expect(thread.scroller.scrollHeight - 900, 'to scroll, but not much').to.be.within(1, 600);
    expect(thread.left).to.be.at.most(1);
    await thread.wheel(-40);
    await waitUntil(() => thread.count > PAGE);
  });

  it('is at the end when the tab comes back to which a photo came while it was hidden', async () => {
    const thread = await (await long()).wander();
    await hideTab();
    try {
      expect(document.visibilityState).to.equal('hidden');
      // What goes pulls the position up as soon as anybody asks for it; what comes puts the end further away.
      const { scrollTop } = thread.scroller;
      for (const at of [109, 112, 113]) {
        thread.backend.say({ id: `mariana-${at}`, conversationId: 'mariana', deletedAt: NOW });
      }
      await waitUntil(() => thread.scroller.scrollTop < scrollTop - 50);
      thread.backend.say({
        conversationId: 'mariana',
        content: { kind: 'image', media: { id: 'sofa', mime: 'image/jpeg' } },
      });
      await waitUntil(() => thread.count === PAGE + 1 && thread.left > 50);
    } finally {
      await showTab();
    }
    await thread.quiet();
    expect(thread.left).to.be.at.most(1);
    expect(thread.offers).not.to.include('Ir para o fim');
  });

  it('reads page after page on the way up, to the beginning', async () => {
    const thread = await long();
    for (let step = 0; step < 40 && !thread.text.includes('Início da conversa'); step += 1) {
      await thread.scrollTo(0);
      await thread.quiet();
    }
    expect(thread.count).to.equal(120);
    expect(thread.keys).to.deep.equal(history(120).map(({ id }) => id));
  });

  it('fills a tall pane without being asked', async () => {
    const thread = await ThreadHarness.open(
      { open: 'mariana', messages: history(120) },
      { height: 6000 },
    );
    await waitUntil(() => thread.scroller.scrollHeight > 6000);
    expect(thread.count).to.be.above(PAGE);
  });

  it('offers to try again when older messages cannot be read, and shows what it has', async () => {
    const thread = await long();
    thread.backend.rules.listMessages = new AdapterError('unavailable');
    await thread.scrollTo(0);
    await waitUntil(() =>
      thread.text.includes('Não foi possível carregar as mensagens anteriores.'),
    );
    expect(thread.count).to.equal(PAGE);
    delete thread.backend.rules.listMessages;
    thread.press('Tentar de novo');
    await waitUntil(() => thread.count === 2 * PAGE);
  });
});
