import { expect } from '@open-wc/testing';
import { FakeBackend } from '../support/fake-backend.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { onScreen, openTab } from '../support/tab.js';
import { World } from '../support/world.js';

describe('the inbox', () => {
  it('connects, shows the first queue and opens a conversation', async () => {
    const world = new World(START);
    const backend = new FakeBackend({
      now: () => world.clock.now(),
      conversations: [conversationRow('c1', { queue: 'new' })],
      messages: [messageRow(1), messageRow(2)],
    });
    const tab = await openTab(world, backend.adapter);
    expect(onScreen(tab).connection.getSnapshot().value).to.equal('live');
    expect(tab.actor.getSnapshot().context.queueId).to.equal('new');
    expect(tab.store.queues.ids('new')).to.deep.equal(['c1']);
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await world.clock.pass(0);
    expect(onScreen(tab).conversation.getSnapshot().value).to.deep.include({
      seat: 'mine',
      window: 'open',
      history: 'ready',
    });
    expect(tab.store.threads.items('c1').map(({ key }) => key)).to.deep.equal(['m1', 'm2']);
    onScreen(tab).composer.send({ type: 'draft.changed', text: 'bom dia' });
    onScreen(tab).composer.send({ type: 'submit' });
    await world.clock.pass(0);
    expect(backend.executed.map(({ type }) => type)).to.deep.equal(['send']);
    expect(tab.store.threads.items('c1').length).to.equal(3);
    expect(tab.store.outbox.size).to.equal(0);
    expect(world.rows().outbox.size).to.equal(0);
    expect(tab.reports).to.deep.equal([]);
    tab.dispose();
  });
});
