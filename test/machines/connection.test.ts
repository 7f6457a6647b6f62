import { expect } from '@open-wc/testing';
import { AdapterError } from '../../src/domain/errors.js';
import { MalformedError } from '../../src/store/malformed-error.js';
import { FakeBackend, type FakeOptions } from '../support/fake-backend.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { onScreen, openTab, type Tab } from '../support/tab.js';
import { World } from '../support/world.js';

const begin = async (options: FakeOptions = {}, rules: FakeBackend['rules'] = {}) => {
  const world = new World(START);
  const backend = new FakeBackend({ now: () => world.clock.now(), ...options });
  Object.assign(backend.rules, rules);
  const tab = await openTab(world, backend.adapter);
  return { world, backend, tab };
};

const connection = (tab: Tab) => onScreen(tab).connection.getSnapshot();

describe('the connection', () => {
  it('is live once the stream is ready, and says whether storage lasts', async () => {
    const { tab } = await begin();
    expect(connection(tab).value).to.equal('live');
    expect(connection(tab).context).to.include({ everLive: true, storage: 'durable' });
    expect(tab.store.session!.info.me.name).to.equal('Ana Ribeiro');
    tab.dispose();
  });

  it('applies what the stream tells', async () => {
    const { world, backend, tab } = await begin({ conversations: [conversationRow()] });
    backend.put('c1', { unread: 3 });
    await world.clock.pass(0);
    expect(tab.store.conversations.get('c1')!.unread).to.equal(3);
    tab.dispose();
  });

  it('puts a malformed event aside and applies the following ones', async () => {
    const { world, backend, tab } = await begin({ conversations: [conversationRow()] });
    backend.tellRaw({ type: 'conversation', conversation: { id: 'c2' } });
    backend.tellRaw('nonsense');
    backend.tellRaw({ type: 'from the future' });
    backend.put('c1', { unread: 4 });
    await world.clock.pass(0);
    expect(tab.store.conversations.get('c1')!.unread).to.equal(4);
    expect(tab.reports).to.have.length(2);
    expect(tab.reports[0]).to.be.instanceOf(MalformedError);
    expect(connection(tab).value).to.equal('live');
    tab.dispose();
  });

  it('goes on from the cursor, and misses nothing', async () => {
    const { world, backend, tab } = await begin({ conversations: [conversationRow()] });
    backend.put('c1', { unread: 1 });
    await world.clock.pass(0);
    backend.drop();
    backend.put('c1', { unread: 2 });
    await world.clock.pass(0);
    expect(connection(tab).value).to.equal('reconnecting');
    expect(tab.store.conversations.get('c1')!.unread, 'the screen is kept').to.equal(1);
    await world.clock.pass(1000);
    expect(connection(tab).value).to.equal('live');
    expect(backend.resumedFrom).to.deep.equal([undefined, '1:1']);
    await world.clock.pass(0);
    expect(tab.store.conversations.get('c1')!.unread).to.equal(2);
    tab.dispose();
  });

  it('gives no cursor to a backend that cannot replay', async () => {
    const { world, backend, tab } = await begin({
      conversations: [conversationRow()],
      info: { resumable: false },
    });
    backend.put('c1', { unread: 1 });
    backend.drop();
    await world.clock.pass(1000);
    expect(backend.resumedFrom).to.deep.equal([undefined, undefined]);
    tab.dispose();
  });

  it('reads list and open conversation again when something was missed', async () => {
    const { world, backend, tab } = await begin({
      conversations: [conversationRow('c1'), conversationRow('c2')],
      messages: [messageRow(1)],
    });
    tab.actor.send({ type: 'queue.show', queueId: 'mine' });
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await world.clock.pass(0);
    backend.forgetCursors();
    backend.drop();
    backend.conversations.delete('c2');
    backend.conversations.set('c3', conversationRow('c3'));
    backend.conversations.set('c1', conversationRow('c1', { rev: 2, unread: 9 }));
    backend.messages.set('m2', messageRow(2));
    await world.clock.pass(0);
    expect(tab.store.queues.ids('mine')).to.deep.equal(['c1', 'c2']);
    await world.clock.pass(1000);
    expect(connection(tab).value).to.equal('live');
    expect(tab.store.queues.ids('mine')).to.deep.equal(['c1', 'c3']);
    expect(tab.store.conversations.get('c1')!.unread).to.equal(9);
    expect(tab.store.threads.items('c1').map(({ key }) => key)).to.deep.equal(['m1', 'm2']);
    tab.dispose();
  });

  it('waits longer each time, by chance, and says until when', async () => {
    const world = new World(START);
    world.chance = () => 1;
    const backend = new FakeBackend({ now: () => world.clock.now() });
    backend.rules.open = new AdapterError('unavailable');
    const tab = await openTab(world, backend.adapter);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const { value, context } = connection(tab);
      expect(value).to.equal('reconnecting');
      expect(context.error!.code).to.equal('unavailable');
      waits.push(context.retryAt! - world.clock.now());
      await world.clock.pass(waits.at(-1)!);
    }
    expect(waits).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(backend.opened).to.equal(8);
    delete backend.rules.open;
    await world.clock.pass(30_000);
    expect(connection(tab).value).to.equal('live');
    expect(connection(tab).context).to.include({ error: undefined, retryAt: undefined });
    tab.dispose();
  });

  it('does not try before the server allows it', async () => {
    const { world, backend, tab } = await begin(
      {},
      { open: new AdapterError('rate_limited', 'slow down', { retryAfterMs: 90_000 }) },
    );
    await world.clock.pass(89_999);
    expect(backend.opened).to.equal(1);
    await world.clock.pass(1);
    expect(backend.opened).to.equal(2);
    tab.dispose();
  });

  it('keeps backing off from a server that accepts and drops', async () => {
    const { world, backend, tab } = await begin();
    world.chance = () => 1;
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      backend.drop();
      await world.clock.pass(0);
      waits.push(connection(tab).context.retryAt! - world.clock.now());
      await world.clock.pass(waits.at(-1)!);
    }
    expect(waits).to.deep.equal([1000, 2000, 4000, 8000]);
    await world.clock.pass(10_000);
    backend.drop();
    await world.clock.pass(0);
    expect(connection(tab).context.retryAt! - world.clock.now(), 'it had settled').to.equal(1000);
    tab.dispose();
  });

  it('tries at once when the agent asks, and when the page wakes up with a network', async () => {
    const { world, backend, tab } = await begin({}, { open: new AdapterError('offline') });
    tab.actor.send({ type: 'connect.now' });
    await world.clock.pass(0);
    expect(backend.opened).to.equal(2);
    world.connectivity.wake(false);
    await world.clock.pass(0);
    expect(backend.opened, 'no network').to.equal(2);
    world.connectivity.wake(true);
    await world.clock.pass(0);
    expect(backend.opened).to.equal(3);
    tab.dispose();
  });

  it('takes silence for death', async () => {
    const { world, backend, tab } = await begin({ info: { silenceMs: 20_000 } });
    await world.clock.pass(19_000);
    backend.tell({ type: 'beat', now: world.clock.now() });
    await world.clock.pass(19_000);
    expect(connection(tab).value).to.equal('live');
    await world.clock.pass(1000);
    expect(connection(tab).value).to.equal('reconnecting');
    expect(connection(tab).context.error!.code).to.equal('timeout');
    expect(backend.listeners, 'the old stream is closed').to.equal(0);
    tab.dispose();
  });

  it('notices on waking up that the stream died in its sleep', async () => {
    const { world, tab } = await begin();
    world.clock.jump(3_600_000);
    world.connectivity.wake();
    expect(connection(tab).value).to.equal('reconnecting');
    tab.dispose();
  });

  it('takes an answer that never comes for a lost one', async () => {
    const { world, tab } = await begin({}, { open: 'hang' });
    expect(connection(tab).value).to.equal('connecting');
    await world.clock.pass(45_000);
    expect(connection(tab).value).to.equal('reconnecting');
    tab.dispose();
  });

  it('is signed out until the host has signed in and asks', async () => {
    const { world, backend, tab } = await begin({}, { open: new AdapterError('unauthorized') });
    expect(connection(tab).value).to.equal('signedOut');
    await world.clock.pass(3_600_000);
    world.connectivity.wake();
    await world.clock.pass(0);
    expect(backend.opened).to.equal(1);
    delete backend.rules.open;
    tab.actor.send({ type: 'connect.now' });
    await world.clock.pass(0);
    expect(connection(tab).value).to.equal('live');
    tab.dispose();
  });

  it('opens the session again when a command is no longer allowed', async () => {
    const { world, backend, tab } = await begin(
      { conversations: [conversationRow()] },
      { read: new AdapterError('unauthorized') },
    );
    await tab.execute({ type: 'read', conversationId: 'c1', upTo: '1' }).catch(() => undefined);
    await world.clock.pass(0);
    expect(backend.opened).to.equal(2);
    expect(connection(tab).value).to.equal('live');
    tab.dispose();
  });

  it('closes the old session when there is a new one', async () => {
    const world = new World(START);
    const backend = new FakeBackend({ now: () => world.clock.now() });
    const closed: number[] = [];
    const adapter = {
      ...backend.adapter,
      open: async (options: Parameters<typeof backend.adapter.open>[0]) => {
        const session = await backend.adapter.open(options);
        const number = backend.opened;
        return { ...session, close: () => closed.push(number) };
      },
    };
    const tab = await openTab(world, adapter);
    backend.drop();
    await world.clock.pass(1000);
    expect(closed).to.deep.equal([1]);
    tab.dispose();
    expect(closed).to.deep.equal([1, 2]);
  });
});
