import { expect } from '@open-wc/testing';
import { FakeBackend } from '../support/fake-backend.js';
import { prepared } from '../support/prepared.js';
import { conversationRow, HOUR, messageRow, START } from '../support/rows.js';
import { fileOf } from '../support/samples.js';
import { onScreen, openTab } from '../support/tab.js';
import { turn, World } from '../support/world.js';

const backendOf = (world: World, name?: string) => {
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    conversations: [conversationRow('c1')],
    messages: [messageRow(1)],
    ...(name !== undefined && { info: { me: { id: name, name, sectors: [] } } }),
  });
  backend.rules.upload = 'hang';
  return backend;
};

describe('the life of an inbox', () => {
  it('ends without a timer, a listener, a lock or a stream left', async () => {
    const world = new World(START);
    const backend = backendOf(world);
    for (let round = 0; round < 10; round += 1) {
      const tab = await openTab(world, backend.adapter, { open: 'c1' });
      tab.actor.send({ type: 'search.changed', text: 'mariana' });
      const { conversation, composer } = onScreen(tab);
      conversation.getSnapshot().children.reader?.send({ type: 'seen', order: '1' });
      conversation.send({ type: 'typing' });
      conversation.send({ type: 'earlier.open' });
      backend.tell({
        type: 'typing',
        conversationId: 'c1',
        who: { id: 'x', name: 'X' },
        until: START + HOUR,
      });
      composer.send({
        type: 'files.add',
        files: [fileOf('a.png', 'image/png')],
      });
      await prepared(tab.store);
      composer.send({ type: 'submit' });
      await turn();
      composer.send({ type: 'draft.changed', text: `rascunho ${round}` });
      await turn();
      expect(world.clock.waiting).to.be.greaterThan(3);
      tab.dispose();
      await turn();
      expect(world.clock.waiting, 'timers').to.equal(0);
      expect(world.connectivity.listeners, 'listeners').to.equal(0);
      expect(world.locks.holders, 'locks').to.equal(0);
      expect(backend.listeners, 'streams').to.equal(0);
      expect(world.rows().tabs, 'storages').to.equal(0);
      expect(world.rows().watchers.size, 'watchers').to.equal(0);
      expect(world.rows().drafts.get('c1')!.text, 'the draft is safe').to.equal(
        `rascunho ${round}`,
      );
      expect(tab.reports).to.deep.equal([]);
    }
  });

  it('ends also before it has begun', async () => {
    const world = new World(START);
    const backend = backendOf(world);
    backend.rules.open = 'hang';
    const tab = await openTab(world, backend.adapter);
    tab.dispose();
    await turn();
    expect(world.clock.waiting).to.equal(0);
    expect(world.connectivity.listeners).to.equal(0);
    expect(tab.reports).to.deep.equal([]);
  });

  it('has nothing to do with another inbox on the page', async () => {
    const world = new World(START);
    const [ours, theirs] = [backendOf(world), backendOf(world, 'bruno')];
    const one = await openTab(world, ours.adapter, { open: 'c1' });
    const two = await openTab(world, theirs.adapter, { open: 'c1' });
    onScreen(one).composer.send({ type: 'draft.changed', text: 'só aqui' });
    ours.put('c1', { unread: 7 });
    ours.say({ conversationId: 'c1' });
    await world.clock.pass(1000);
    expect(two.store.drafts.size).to.equal(0);
    expect(two.store.conversations.get('c1')!.unread).to.equal(0);
    expect(two.store.threads.items('c1')).to.have.length(1);
    expect(world.rows('fake:bruno').drafts.size).to.equal(0);
    one.dispose();
    theirs.put('c1', { unread: 3 });
    await world.clock.pass(1000);
    expect(two.store.conversations.get('c1')!.unread).to.equal(3);
    expect(onScreen(two).connection.getSnapshot().value).to.equal('live');
    two.dispose();
  });

  it('forgets one agent when another signs in, and keeps what was hers', async () => {
    const world = new World(START);
    const backend = backendOf(world);
    const tab = await openTab(world, backend.adapter, { open: 'c1' });
    onScreen(tab).composer.send({ type: 'draft.changed', text: 'da Ana' });
    Object.assign(backend.info, { me: { id: 'bruno', name: 'Bruno', sectors: [] } });
    backend.conversations.clear();
    backend.drop();
    await world.clock.pass(1000);
    expect(tab.store.me!.id).to.equal('bruno');
    expect(tab.store.conversations.size + tab.store.messages.size + tab.store.drafts.size).to.equal(
      0,
    );
    expect(tab.actor.getSnapshot().context.openId).to.equal(undefined);
    expect(world.rows('fake:ana').drafts.get('c1')!.text).to.equal('da Ana');
    expect(world.rows('fake:bruno').drafts.size).to.equal(0);
    expect(backend.resumedFrom.at(-1), "no cursor of Ana's").to.equal(undefined);
    expect(world.locks.holders).to.equal(1);
    expect(onScreen(tab).outbox.getSnapshot().context.account).to.equal('fake:bruno');
    tab.dispose();
  });

  it('keeps few actors alive, however many conversations there are', async () => {
    const world = new World(START);
    const backend = new FakeBackend({
      now: () => world.clock.now(),
      conversations: Array.from({ length: 500 }, (_, at) => conversationRow(`c${at}`)),
    });
    const tab = await openTab(world, backend.adapter, { open: 'c1' });
    tab.actor.send({ type: 'queue.show', queueId: 'mine' });
    await world.clock.pass(0);
    const count = (actor: { getSnapshot(): unknown }): number => {
      const { children = {} } = actor.getSnapshot() as { children?: Record<string, typeof actor> };
      return 1 + Object.values(children).reduce((sum, child) => sum + count(child), 0);
    };
    expect(count(tab.actor)).to.be.lessThan(30);
    tab.dispose();
  });
});
