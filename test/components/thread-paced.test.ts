import { expect } from '@open-wc/testing';
import { talk } from '../../stories/fixtures.js';
import { frame } from '../harness/frames.js';
import { speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';
import { waitUntil } from '../harness/wait-until.js';

/** News is drawn no more often than can be read (ms). */
const REST = 150;
/** The conversation itself changes when what came has been seen: that draws, too. */
const OTHERS = 4;

const open = () => ThreadHarness.open({ open: 'mariana', messages: talk });

describe('inbox-thread, while more comes than can be read', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('draws all that has come at once, and then rests', async () => {
    const thread = await open();
    const began = performance.now();
    let drawings = 0;
    let { key } = thread.last;
    const watch = new MutationObserver(() => {
      if (thread.last.key !== key) drawings += 1;
      key = thread.last.key;
    });
    watch.observe(thread.root.querySelector('[role=list]')!, { childList: true });
    for (let count = 0; count < 40; count += 1) {
      thread.backend.say({
        conversationId: 'mariana',
        content: { kind: 'text', text: `Nova ${count}` },
      });
      await frame();
    }
    await waitUntil(() => thread.last.name.includes('Nova 39'));
    watch.disconnect();
    expect(thread.count).to.equal(talk.length + 40);
    expect(drawings).to.be.within(2, (performance.now() - began) / REST + OTHERS);
  });
});
