import { expect } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { rehearse } from '../../src/components/panes/conversation/rehearse.js';
import { loadMarks } from '../../src/domain/texts.js';
import { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import { frame } from '../harness/frames.js';

define(InboxBubble);

describe('a rehearsal', () => {
  it('draws messages, of which nothing is there when the next frame is painted', async () => {
    await loadMarks();
    const root = document.createElement('div');
    document.body.append(root);
    const drawn: string[] = [];
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ removedNodes }) => [...removedNodes])) {
        for (const bubble of (node as Element).querySelectorAll('inbox-bubble')) {
          drawn.push(bubble.shadowRoot!.querySelector('a')!.href);
        }
      }
    }).observe(root, { childList: true });
    const over = rehearse(root);
    expect(root.querySelectorAll('inbox-bubble')).to.have.length(2);
    await frame();
    expect(root.childElementCount).to.equal(0);
    await over;
    expect(drawn).to.deep.equal(['https://www.example.com/', 'https://www.example.com/']);
    root.remove();
  });
});
