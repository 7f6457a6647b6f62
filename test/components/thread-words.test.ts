import { expect } from '@open-wc/testing';
import { answer, message, NOW } from '../../stories/fixtures.js';
import { speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';
import { copiedBetween, foundByBrowser } from '../harness/words.js';

const COUNT = 1000;

describe('inbox-thread, its words', () => {
  let thread: ThreadHarness;

  before(() => speak('pt-BR'));
  after(() => speak('en'));
  beforeEach(async () => {
    const messages = Array.from({ length: COUNT }, (_, at) =>
      (at % 3 === 0 ? answer : message)(`Mensagem ${at}. Chega *amanhã* cedo`, {
        id: `m-${at}`,
        order: String(at).padStart(8, '0'),
        at: NOW - (COUNT - at) * 60_000,
        conversationId: 'mariana',
      }),
    );
    thread = await ThreadHarness.open({ open: 'mariana', messages });
  });
  afterEach(() => document.getSelection()!.removeAllRanges());

  it('are found by the browser’s own search, in what is drawn', () => {
    const drawn = thread.bubbles.map(({ key }) => `Mensagem ${key.replace('m-', '')}.`);
    for (const words of drawn) expect(foundByBrowser(words)).to.equal(words);
    expect(foundByBrowser('Mensagem 12.')).to.equal('');
  });

  it('are found by it across the marks in a text', () => {
    const words = 'Mensagem 998. Chega amanhã cedo';
    expect(foundByBrowser(words)).to.equal(words);
  });

  it('are selected by the mouse across messages, and copied without times and ticks', async () => {
    const [from, , to] = thread.bubbles.slice(-3);
    const copied = await copiedBetween(from!, to!);
    expect(copied.split(/\s*\n\s*/)).to.deep.equal(
      [997, 998, 999].map((at) => `Mensagem ${at}. Chega amanhã cedo`),
    );
  });
});
