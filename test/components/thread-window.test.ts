import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Message } from '../../src/domain/message.js';
import { answer, message, NOW } from '../../stories/fixtures.js';
import type { StoryInbox } from '../../stories/support/story-inbox.js';
import { leave } from '../harness/pointer.js';
import { speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';
import { waitUntil } from '../harness/wait-until.js';
import { CAN } from '../support/fake-backend.js';

const COUNT = 3000;

const years = (count = COUNT): Message[] =>
  Array.from({ length: count }, (_, at) =>
    (at % 3 === 0 ? answer : message)(`Mensagem ${at}. ${'Mais uma frase. '.repeat(at % 9)}`, {
      id: `m-${at}`,
      order: String(at).padStart(8, '0'),
      at: NOW - (count - at) * 40 * 60_000,
      conversationId: 'mariana',
    }),
  );

/** A conversation of years, all of it loaded. */
const open = async (): Promise<ThreadHarness> => {
  const thread = await ThreadHarness.open({ open: 'mariana', messages: years() });
  const items = years();
  thread.handle.store.apply({
    type: 'history',
    conversationId: 'mariana',
    page: { items },
    way: 'older',
  });
  await waitUntil(() => thread.count === COUNT);
  await thread.quiet();
  return thread;
};

describe('inbox-thread, of years', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('draws what is in view and a little more, wherever she is', async () => {
    const thread = await open();
    expect(thread.left).to.be.at.most(1);
    for (const part of [1, 0.7, 0.35, 0.1, 0]) {
      await thread.scrollTo(thread.scroller.scrollHeight * part);
      await thread.quiet();
      expect(thread.bubbles.length, `at ${part}`).to.be.within(8, 110);
      const { top } = thread.scroller.getBoundingClientRect();
      expect(thread.first.element.getBoundingClientRect().top).to.be.at.most(top + 60);
    }
    expect(thread.bubbles[0]!.key).to.equal('m-0');
  });

  it('leaves no hole, and moves by what she scrolls, all the way up', async () => {
    const thread = await open();
    let wrong = 0;
    for (let step = 0; step < 60; step += 1) {
      const { first } = thread;
      const before = first.element.getBoundingClientRect().top;
      await thread.scrollBy(-300);
      const moved = first.element.getBoundingClientRect().top - before;
      if (Math.abs(moved - 300) > 1) wrong += 1;
      const view = thread.scroller.getBoundingClientRect();
      expect(thread.bubbles[0]!.element.getBoundingClientRect().top).to.be.below(view.top);
    }
    expect(wrong).to.equal(0);
  });

  it('tells where a message stands, and among how many once that is known', async () => {
    const thread = await open();
    const { element } = thread.last;
    expect([element.ariaPosInSet, element.ariaSetSize]).to.deep.equal(['3000', '3000']);
    const short = await ThreadHarness.open({ open: 'mariana', messages: years(90) });
    expect(short.last.element.ariaSetSize, 'older ones are not read').to.equal('-1');
  });

  it('leads to the first and to the last by keys, and goes on from there', async () => {
    const thread = await open();
    thread.last.element.focus();
    await sendKeys({ press: 'Home' });
    await waitUntil(() => thread.focused === 'm-0');
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => thread.focused === 'm-1');
    await sendKeys({ press: 'End' });
    await waitUntil(() => thread.focused === `m-${COUNT - 1}`);
    await sendKeys({ press: 'ArrowUp' });
    await waitUntil(() => thread.focused === `m-${COUNT - 2}`);
  });

  it('keeps the focus on a message that she scrolled away from, and goes on from it', async () => {
    const thread = await open();
    thread.bubbles.at(-3)!.element.focus();
    const { focused } = thread;
    await thread.scrollTo(2000);
    await thread.quiet();
    expect(thread.focused).to.equal(focused);
    await sendKeys({ press: 'ArrowUp' });
    await waitUntil(() => thread.focused === `m-${COUNT - 4}`);
    const view = thread.scroller.getBoundingClientRect();
    const { top } = thread.bubble(`m-${COUNT - 4}`).element.getBoundingClientRect();
    expect(top).to.be.within(view.top - 1, view.bottom);
  });

  it('has one tab stop, on the screen', async () => {
    const thread = await open();
    await thread.scrollTo(thread.scroller.scrollHeight / 2);
    await thread.quiet();
    const stops = thread.bubbles.filter(({ element }) => element.tabIndex === 0);
    expect(stops).to.have.length(1);
    const { top } = stops[0]!.element.getBoundingClientRect();
    expect(top).to.be.within(-600, thread.scroller.clientHeight + 600);
  });

  it('jumps to any message that is loaded, into the middle', async () => {
    const thread = await open();
    for (const id of ['m-1500', 'm-12', 'm-2990', 'm-700']) {
      expect(thread.element.jumpTo(id)).to.equal(true);
      await waitUntil(() => thread.focused === id);
      await thread.quiet();
      const view = thread.scroller.getBoundingClientRect();
      const { top, bottom } = thread.bubble(id).element.getBoundingClientRect();
      expect(top, id).to.be.at.least(view.top);
      expect(bottom, id).to.be.at.most(view.bottom);
    }
    expect(thread.element.jumpTo('nobody')).to.equal(false);
  });

  for (const sign of ['pointerover', 'touchstart', 'keydown']) {
    it(`draws beyond what is in view once there is a ${sign}, and moves nothing`, async () => {
      await leave();
      const thread = await open();
      const { first, last } = thread;
      const above = () => first.box.top - thread.bubbles[0]!.box.top;
      const before = above();
      const moved = await thread.movement(last, () =>
        thread.scroller.dispatchEvent(new Event(sign)),
      );
      expect(moved).to.be.below(1);
      expect(thread.left).to.be.at.most(1);
      expect(above()).to.be.above(before + 100);
    });
  }

  it('is not measured in the middle of a drawing that moves the tab stop', async () => {
    const thread = await open();
    const { element } = thread.bubbles.at(-3)!;
    element.focus();
    const written: string[] = [];
    const { setAttribute } = element;
    element.setAttribute = (name: string, value: string) => {
      written.push(name);
      setAttribute.call(element, name, value);
    };
    await thread.quiet();
    expect(element.tabIndex).to.equal(0);
    expect(written, 'a tab stop set on what has the focus makes a browser measure').to.deep.equal(
      [],
    );
  });

  it('keeps what is being selected while she scrolls on', async () => {
    const thread = await open();
    const from = thread.bubbles.at(-2)!;
    const { selected } = await thread.select(from);
    await thread.scrollBy(-2500);
    await thread.quiet();
    expect(document.getSelection()!.toString()).to.equal(selected);
    expect(thread.node(from.key) === null).to.equal(false);
    document.getSelection()!.removeAllRanges();
  });

  it('keeps what is being selected at the end while messages pour in', async () => {
    const thread = await open();
    const from = thread.bubbles.at(-2)!;
    const { selected } = await thread.select(from);
    from.element.blur(); // what has the focus stays drawn anyway
    await thread.quiet();
    for (let count = 0; count < 60; count += 1) {
      const text = `Nova ${count}. ${'Mais uma frase. '.repeat(12)}`;
      const order = String(COUNT + count).padStart(8, '0');
      thread.backend.say({ conversationId: 'mariana', order, content: { kind: 'text', text } });
      if (count % 10 === 0) await thread.quiet();
    }
    await waitUntil(() => thread.count === COUNT + 60);
    await thread.quiet();
    expect(thread.left).to.be.at.most(1);
    expect(document.getSelection()!.toString()).to.equal(selected);
    expect(from.element.isConnected).to.equal(true);
    document.getSelection()!.removeAllRanges();
  });

  it('has one tab stop after the focus was moved twice at once', async () => {
    const thread = await open();
    const [one, two] = thread.bubbles.slice(-3);
    one!.element.focus();
    two!.element.focus();
    await thread.quiet();
    const stops = thread.bubbles.filter(({ element }) => element.tabIndex === 0);
    expect(stops.map(({ key }) => key)).to.deep.equal([two!.key]);
  });

  it('follows the end through a thousand messages', async () => {
    const thread = await open();
    const gap = await thread.gaps(() => {
      for (let count = 0; count < 1000; count += 1) {
        thread.backend.say({
          conversationId: 'mariana',
          order: String(COUNT + count).padStart(8, '0'),
          content: { kind: 'text', text: `Nova ${count}` },
        });
      }
    }, 40);
    await waitUntil(() => thread.last.name.includes('Nova 999'));
    expect(gap).to.be.at.most(4);
    expect(thread.bubbles.length).to.be.below(110);
  });
});

describe('inbox-thread, at a message that is not loaded', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  const quote = (id: string) =>
    answer('Esta?', {
      id: 'quotes',
      replyTo: id,
      order: '00003000',
      conversationId: 'mariana',
    });
  const leap = async (id = 'm-300', story: Partial<StoryInbox> = {}): Promise<ThreadHarness> => {
    const thread = await ThreadHarness.open({
      open: 'mariana',
      messages: [...years(), quote(id)],
      ...story,
    });
    await waitUntil(() => thread.node('quotes'));
    await waitUntil(() => thread.bubble('quotes').offers.some((name) => name.includes('anterior')));
    thread.bubble('quotes').press(/Mensagem anterior/);
    return thread;
  };
  const there = async (id?: string): Promise<ThreadHarness> => {
    const thread = await leap(id);
    await waitUntil(() => thread.focused === (id ?? 'm-300'));
    await thread.quiet();
    return thread;
  };
  const numbers = (thread: ThreadHarness): number[] =>
    thread.keys.map((key) => Number(key.replace('m-', '')));
  const isWhole = (thread: ThreadHarness): boolean =>
    numbers(thread).every((number, at, all) => at === 0 || number === all[at - 1]! + 1);

  it('lands on it with a page or two, the focus on it, in the middle', async () => {
    const thread = await there();
    const { top, bottom } = thread.bubble('m-300').element.getBoundingClientRect();
    const view = thread.scroller.getBoundingClientRect();
    expect((top + bottom) / 2).to.be.closeTo((view.top + view.bottom) / 2, 40);
    expect(thread.count, 'not the three thousand').to.be.below(250);
    expect(isWhole(thread)).to.equal(true);
    expect(thread.bubble('m-300').element.ariaSetSize).to.equal('-1');
  });

  it('goes on upwards and downwards without a hole, and without moving what is read', async () => {
    const thread = await there();
    const [oldest, newest] = [numbers(thread)[0]!, numbers(thread).at(-1)!];
    let worst = 0;
    for (let step = 0; step < 40; step += 1) {
      const { first } = thread;
      const top = first.element.getBoundingClientRect().top;
      const moved = await thread.movedBy(first, 400);
      if (moved !== undefined) worst = Math.max(worst, Math.abs(top - moved - 400));
    }
    await thread.quiet();
    expect(numbers(thread).at(-1)).to.be.greaterThan(newest + 40);
    expect(worst).to.be.at.most(1);
    await thread.scrollTo(0);
    await waitUntil(() => numbers(thread)[0]! < oldest);
    expect(isWhole(thread)).to.equal(true);
    expect(thread.offers).to.include('Ir para o fim');
  });

  it('does not take the last loaded message for the end', async () => {
    const thread = await leap('m-300');
    await waitUntil(() => thread.focused === 'm-300');
    await thread.quiet();
    thread.backend.rules.listMessages = 'hang';
    await waitUntil(async () => {
      await thread.scrollTo(thread.scroller.scrollHeight);
      return thread.left <= 1;
    });
    expect(thread.offers).to.include('Ir para o fim');
    const last = thread.keys.at(-1);
    thread.backend.say({ conversationId: 'mariana', content: { kind: 'text', text: 'Nova' } });
    await waitUntil(() => thread.offers.includes('1 mensagem nova'));
    expect(thread.keys.at(-1)).to.equal(last);
  });

  it('is at the live end again at one press, with what came meanwhile', async () => {
    const thread = await there();
    for (const text of ['Nova 1', 'Nova 2']) {
      thread.backend.say({ conversationId: 'mariana', content: { kind: 'text', text } });
    }
    await waitUntil(() => thread.offers.includes('2 mensagens novas'));
    expect(thread.text).not.to.include('Nova 2');
    expect(isWhole(thread)).to.equal(true);
    thread.press('2 mensagens novas');
    await waitUntil(() => thread.last.name.includes('Nova 2'));
    await thread.quiet();
    expect(thread.left).to.be.at.most(1);
    expect(thread.focused).to.equal(thread.keys.at(-1));
    expect(thread.offers).not.to.include('Ir para o fim');
    thread.backend.say({ conversationId: 'mariana', content: { kind: 'text', text: 'Nova 3' } });
    await waitUntil(() => thread.last.name.includes('Nova 3'));
    await thread.quiet();
    expect(thread.left).to.be.at.most(1);
  });

  it('is at the end again when she writes', async () => {
    const thread = await there();
    thread.send('Respondo');
    await waitUntil(() => thread.last.name.includes('Respondo'));
    await thread.quiet();
    expect(thread.left).to.be.at.most(1);
  });

  it('is where she was when she comes back to the conversation', async () => {
    const thread = await there();
    const { first } = thread;
    const before = [first.key, Math.round(first.element.getBoundingClientRect().top)];
    await thread.openConversation('tereza');
    await thread.openConversation('mariana');
    const { top } = thread.first.element.getBoundingClientRect();
    expect([thread.first.key, Math.round(top)]).to.deep.equal(before);
  });

  it('says that it is gone', async () => {
    const thread = await leap('nobody');
    await waitUntil(() => thread.text.includes('Esta mensagem não está mais na conversa.'));
    expect(thread.root.querySelector('.jump [role=status]') === null).to.equal(false);
    expect(thread.focused).to.equal(undefined);
    thread.press('Fechar');
    await waitUntil(() => !thread.text.includes('Esta mensagem'));
  });

  it('says how far it has looked page by page, until she stops it', async () => {
    const thread = await leap('m-300', { info: { can: { ...CAN, around: false } } });
    await waitUntil(() => /Procurando a mensagem… \d+ lidas/.test(thread.text));
    thread.press('Parar');
    await waitUntil(() => !thread.text.includes('Procurando'));
    await thread.quiet();
    const { count } = thread;
    await thread.quiet();
    expect(thread.count).to.equal(count);
    expect(count).to.be.below(2700);
  });
});
