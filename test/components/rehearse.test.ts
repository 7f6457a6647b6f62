import { expect } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { sampleBubbles } from '../../src/components/panes/conversation/samples.js';
import { InboxList } from '../../src/components/panes/list/list.js';
import { sampleRow } from '../../src/components/panes/list/samples.js';
import { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import { rehearse } from '../../src/components/rehearse.js';
import { loadMarks } from '../../src/domain/texts.js';
import { frame } from '../harness/frames.js';

define(InboxBubble, InboxList);

/** Rehearses these, sees to it that nothing of them is there at the next frame, and returns what they had drawn. */
async function drawnBy(elements: readonly (InboxBubble | ReturnType<typeof sampleRow>)[]) {
  const root = document.createElement('div');
  document.body.append(root);
  const over = rehearse(root, elements);
  expect(root.firstElementChild!.childElementCount).to.equal(elements.length);
  const roots = elements.map(({ shadowRoot }) => shadowRoot!);
  await frame();
  expect(root.childElementCount).to.equal(0);
  await over;
  root.remove();
  return roots;
}

describe('a rehearsal', () => {
  before(loadMarks);

  it('draws messages, of which nothing is there when the next frame is painted', async () => {
    const drawn = await drawnBy(sampleBubbles());
    const links = drawn.map((root) => root.querySelector('a')!.href);
    expect(links).to.deep.equal(['https://www.example.com/', 'https://www.example.com/']);
  });

  it('draws a row with all that most rows have', async () => {
    const [root] = await drawnBy([sampleRow()]);
    for (const part of [
      '.face',
      '.name',
      '.time',
      '.ticks',
      '.badge',
      '.facts',
      '.need.long',
      '.chip',
    ])
      expect(root!.querySelectorAll(part), part).to.have.length(1);
  });
});
