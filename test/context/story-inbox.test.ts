import { expect } from '@open-wc/testing';
import { entry } from '../../stories/fixtures.js';
import { settled, storyInbox } from '../../stories/support/story-inbox.js';

describe('the story inbox', () => {
  it('shows a conversation as the story gives it', async () => {
    const handle = storyInbox({
      open: 'mariana',
      queue: 'mine',
      outbox: [entry({ state: 'failed' })],
    });
    await settled(handle);
    const { conversation } = handle.actor.getSnapshot().children;
    expect(conversation!.getSnapshot().value).to.include({
      seat: 'mine',
      window: 'open',
      history: 'ready',
    });
    expect(handle.store.queues.ids('mine')).to.include('mariana');
    expect(handle.store.threads.items('mariana').at(-1)!.entry!.state).to.equal('failed');
    handle.dispose();
  });

  for (const connection of ['connecting', 'reconnecting', 'signedOut'] as const) {
    it(`stays ${connection}`, async () => {
      const handle = storyInbox({ connection });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(handle.actor.getSnapshot().children.connection!.getSnapshot().value).to.equal(
        connection,
      );
      handle.dispose();
    });
  }
});
