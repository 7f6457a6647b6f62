import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Message } from '../../src/domain/message.js';
import { answer, message, NOW } from '../../stories/fixtures.js';
import { speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';
import { waitUntil } from '../harness/wait-until.js';

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
    newest: false,
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
