import { expect } from '@open-wc/testing';
import { AdapterError } from '../../src/domain/errors.js';
import { FakeBackend } from '../support/fake-backend.js';
import { conversationRow, START } from '../support/rows.js';
import { onScreen, openTab, type Tab } from '../support/tab.js';
import { World } from '../support/world.js';

const begin = async (count: number, rules: FakeBackend['rules'] = {}, pageSize = 3) => {
  const world = new World(START);
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    pageSize,
    conversations: Array.from({ length: count }, (_, at) =>
      conversationRow(`c${at}`, { activeAt: START - at }),
    ),
  });
  Object.assign(backend.rules, rules);
  const tab = await openTab(world, backend.adapter);
  tab.actor.send({ type: 'queue.show', queueId: 'mine' });
  await world.clock.pass(0);
  return { world, backend, tab };
};

const list = (tab: Tab) => onScreen(tab).list.getSnapshot();

describe('the list', () => {
  it('reads page by page to the end', async () => {
    const { world, tab } = await begin(7);
    expect(list(tab).value).to.equal('ready');
    expect(list(tab).context).to.deep.include({ ids: ['c0', 'c1', 'c2'], total: 7 });
    for (const length of [6, 7, 7]) {
      tab.actor.send({ type: 'list.more' });
      await world.clock.pass(0);
      expect(list(tab).context.ids).to.have.length(length);
    }
    expect(list(tab).context.next).to.equal(undefined);
    tab.dispose();
  });

  it('asks for a page once, however often it is wanted', async () => {
    const { world, backend, tab } = await begin(7);
    let calls = 0;
    backend.rules.listConversations = () => void (calls += 1);
    for (let press = 0; press < 3; press += 1) tab.actor.send({ type: 'list.more' });
    await world.clock.pass(0);
    expect(calls).to.equal(1);
    tab.dispose();
  });

  it('says that it failed, and tries again where it stopped', async () => {
    const { world, backend, tab } = await begin(7);
    backend.rules.listConversations = new AdapterError('forbidden');
    tab.actor.send({ type: 'list.more' });
    await world.clock.pass(0);
    expect(list(tab).value).to.equal('failed');
    expect(list(tab).context.error!.code).to.equal('forbidden');
    expect(list(tab).context.ids).to.have.length(3);
    delete backend.rules.listConversations;
    tab.actor.send({ type: 'list.retry' });
    await world.clock.pass(0);
    expect(list(tab).context.ids).to.have.length(6);
    expect(list(tab).context.error).to.equal(undefined);
    tab.dispose();
  });

  it('waits for the connection, and goes on by itself when it is back', async () => {
    const { world, backend, tab } = await begin(2, { open: new AdapterError('offline') });
    expect(list(tab).value).to.equal('loading');
    delete backend.rules.open;
    tab.actor.send({ type: 'connect.now' });
    await world.clock.pass(0);
    expect(list(tab).value).to.equal('ready');
    tab.dispose();
  });

  it('tries again by itself what failed with the connection', async () => {
    const { world, backend, tab } = await begin(7, {
      listConversations: new AdapterError('offline'),
    });
    expect(list(tab).value).to.equal('failed');
    delete backend.rules.listConversations;
    backend.drop();
    await world.clock.pass(1000);
    expect(list(tab).value).to.equal('ready');
    tab.dispose();
  });

  it('reads as much again as it had, after events were missed', async () => {
    const { world, backend, tab } = await begin(9);
    tab.actor.send({ type: 'list.more' });
    await world.clock.pass(0);
    backend.forgetCursors();
    backend.drop();
    await world.clock.pass(1000);
    expect(list(tab).context.ids).to.have.length(6);
    expect(tab.store.queues.ids('mine')).to.have.length(6);
    tab.dispose();
  });

  it('reads it again in as few pages as may be', async () => {
    const { world, backend, tab } = await begin(250, {}, 200);
    for (let more = 0; more < 4; more += 1) {
      tab.actor.send({ type: 'list.more' });
      await world.clock.pass(0);
    }
    expect(list(tab).context.ids).to.have.length(250);
    let calls = 0;
    backend.rules.listConversations = () => void (calls += 1);
    backend.forgetCursors();
    backend.drop();
    await world.clock.pass(1000);
    expect(list(tab).context.ids).to.have.length(250);
    expect(calls).to.equal(2);
    tab.dispose();
  });

  it('searches a moment after typing, and only for the last words', async () => {
    const { world, backend, tab } = await begin(3);
    let calls = 0;
    backend.rules.listConversations = () => void (calls += 1);
    for (const text of ['m', 'ma', 'mar ']) tab.actor.send({ type: 'search.changed', text });
    await world.clock.pass(249);
    expect(calls).to.equal(0);
    await world.clock.pass(1);
    expect(calls).to.equal(1);
    expect(tab.actor.getSnapshot().context.search).to.equal('mar');
    expect(list(tab).context.ids).to.have.length(3);
    tab.actor.send({ type: 'search.changed', text: '' });
    await world.clock.pass(0);
    expect(list(tab).context.query).to.deep.equal({ queue: 'mine' });
    tab.dispose();
  });

  it('shows another queue, and forgets the answer for the first', async () => {
    const { world, backend, tab } = await begin(2);
    let answer = (): void => undefined;
    backend.rules.listConversations = () => new Promise<void>((resolve) => (answer = resolve));
    tab.actor.send({ type: 'queue.show', queueId: 'closed' });
    await world.clock.pass(0);
    const late = answer;
    tab.actor.send({ type: 'queue.show', queueId: 'mine' });
    await world.clock.pass(0);
    late();
    answer();
    await world.clock.pass(0);
    expect(list(tab).context).to.deep.include({ ids: ['c0', 'c1'] });
    tab.dispose();
  });
});
