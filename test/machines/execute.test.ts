import { expect } from '@open-wc/testing';
import { AdapterError } from '../../src/domain/errors.js';
import type { InboxAdapter, InboxSession } from '../../src/domain/ports.js';
import { FakeBackend } from '../support/fake-backend.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { onScreen, openTab } from '../support/tab.js';
import { World } from '../support/world.js';

/** An inbox on a backend some of whose functions are badly made. */
const begin = async (bad: Partial<InboxSession>) => {
  const world = new World(START);
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    conversations: [conversationRow('c1')],
    messages: [messageRow(1)],
  });
  const adapter: InboxAdapter = {
    ...backend.adapter,
    open: async (options) => ({ ...(await backend.adapter.open(options)), ...bad }),
  };
  const tab = await openTab(world, adapter, { open: 'c1' });
  return { world, backend, tab };
};

const oops = (): never => {
  throw new Error('oops');
};

const send = { type: 'send', conversationId: 'c1', content: { kind: 'text', text: 'oi' } } as const;

describe('a command', () => {
  it('is done also when the answer says nothing', async () => {
    const { tab } = await begin({ execute: async () => undefined as never });
    expect(await tab.execute(send)).to.deep.equal({});
    tab.dispose();
  });

  it('is done also when the answer cannot be read, which is reported', async () => {
    const { tab } = await begin({ execute: async () => ({ message: { id: 5 } as never }) });
    expect(await tab.execute(send)).to.deep.equal({});
    expect(tab.reports).to.have.length(1);
    tab.dispose();
  });

  it('shows what it touched, as its own', async () => {
    const { tab } = await begin({
      execute: async () => ({ message: messageRow(7, { direction: 'out' }) }),
    });
    await tab.execute({ ...send, id: 'k1' });
    expect(tab.store.threads.items('c1').at(-1)!.key).to.equal('k1');
    tab.dispose();
  });

  it('shows the state that won, and not as its own', async () => {
    const current = messageRow(7);
    const { tab } = await begin({
      execute: async () => {
        throw new AdapterError('conflict', 'conflict', { current });
      },
    });
    await tab.execute({ ...send, id: 'k1' }).catch(() => undefined);
    expect(tab.store.threads.items('c1').at(-1)!.key).to.equal('m7');
    tab.dispose();
  });

  it('is refused before there is a session, and once the inbox has ended', async () => {
    const { tab } = await begin({});
    tab.dispose();
    let refused: unknown;
    await tab.execute(send).catch((error: unknown) => (refused = error));
    expect(refused).to.be.instanceOf(AdapterError);
    const world = new World(START);
    const backend = new FakeBackend();
    backend.rules.open = 'hang';
    const early = await openTab(world, backend.adapter);
    await early.execute(send).catch((error: unknown) => (refused = error));
    expect(refused).to.include({ code: 'offline' });
    early.dispose();
  });
});

describe('an adapter that throws where it should not', () => {
  it('does not stop the inbox: its hints and its closing are reported', async () => {
    const { world, backend, tab } = await begin({ hint: oops, close: oops });
    onScreen(tab).conversation.send({ type: 'typing' });
    await world.clock.pass(0);
    expect(tab.reports).to.have.length(1);
    backend.drop();
    await world.clock.pass(1000);
    expect(onScreen(tab).connection.getSnapshot().value).to.equal('live');
    tab.dispose();
    expect(tab.reports.map(String)).to.include('Error: oops');
    expect(tab.reports.length).to.be.at.least(3);
  });
});
