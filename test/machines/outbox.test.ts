import { expect } from '@open-wc/testing';
import { AdapterError } from '../../src/domain/errors.js';
import type { Id } from '../../src/domain/id.js';
import { FakeBackend, type FakeOptions } from '../support/fake-backend.js';
import { prepared } from '../support/prepared.js';
import { conversationRow, entryRow, HOUR, MINUTE, START } from '../support/rows.js';
import { fileOf } from '../support/samples.js';
import { onScreen, openTab, type Tab } from '../support/tab.js';
import { turn, World } from '../support/world.js';

const rows = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id) => conversationRow(id));

const begin = async (
  options: FakeOptions = {},
  prepare: (world: World) => void = () => undefined,
) => {
  const world = new World(START);
  prepare(world);
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    conversations: rows,
    ...options,
    info: { silenceMs: 48 * HOUR, ...options.info },
  });
  const tab = await openTab(world, backend.adapter);
  tab.actor.send({ type: 'queue.show', queueId: 'mine' });
  await world.clock.pass(0);
  return { world, backend, tab };
};

/** Types and sends in the open conversation. */
const write = async (world: World, tab: Tab, text: string, conversationId: Id = 'c1') => {
  tab.actor.send({ type: 'conversation.open', conversationId });
  await turn();
  onScreen(tab).composer.send({ type: 'draft.changed', text });
  onScreen(tab).composer.send({ type: 'submit' });
  await world.clock.pass(0);
};

const texts = (backend: FakeBackend) =>
  backend.executed.flatMap((command) =>
    command.type === 'send' && command.content.kind === 'text' ? [command.content.text] : [],
  );
const delivered = (backend: FakeBackend) =>
  [...backend.messages.values()].flatMap(({ content }) =>
    'text' in content ? [content.text] : [],
  );
const states = (tab: Tab) =>
  [...tab.store.outbox.values()].sort((a, b) => a.seq - b.seq).map(({ state }) => state);

describe('the outbox', () => {
  it('keeps the order of each conversation, also when the first is slow', async () => {
    const { world, backend, tab } = await begin();
    let release = (): void => undefined;
    backend.rules.upload = () => new Promise<void>((resolve) => (release = resolve));
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await turn();
    onScreen(tab).composer.send({
      type: 'files.add',
      files: [fileOf('a.png', 'image/png')],
    });
    await prepared(tab.store);
    onScreen(tab).composer.send({ type: 'draft.changed', text: 'depois' });
    onScreen(tab).composer.send({ type: 'submit' });
    await world.clock.pass(HOUR / 60);
    expect(states(tab)).to.deep.equal(['uploading', 'queued']);
    await write(world, tab, 'outra', 'c2');
    expect(texts(backend), 'another conversation is not held up').to.deep.equal(['outra']);
    release();
    await world.clock.pass(0);
    expect(
      backend.executed.map((command) => command.type === 'send' && command.content.kind),
    ).to.deep.equal(['text', 'image', 'text']);
    tab.dispose();
  });

  it('sends at most four at once', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.send = 'hang';
    for (const { id } of rows) await write(world, tab, id, id);
    expect(backend.executed).to.have.length(4);
    expect(states(tab)).to.deep.equal([
      'sending',
      'sending',
      'sending',
      'sending',
      'queued',
      'queued',
    ]);
    tab.dispose();
  });

  it('does not let conversations that wait hold up the others', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.send = () => {
      const { conversationId } = backend.executed.at(-1)! as { conversationId: Id };
      if (conversationId !== 'c6')
        throw new AdapterError('rate_limited', 'x', { retryAfterMs: HOUR });
    };
    for (const { id } of rows) await write(world, tab, id, id);
    expect(delivered(backend)).to.deep.equal(['c6']);
    tab.dispose();
  });

  it('tries again under the same id, later each time', async () => {
    const { world, backend, tab } = await begin();
    world.chance = () => 1;
    const at: number[] = [];
    backend.rules.send = () => {
      at.push(world.clock.now() - START);
      throw new AdapterError('unavailable');
    };
    await write(world, tab, 'oi');
    await world.clock.pass(15_000);
    expect(at).to.deep.equal([0, 1000, 3000, 7000, 15_000]);
    delete backend.rules.send;
    await world.clock.pass(30_000);
    expect(delivered(backend)).to.deep.equal(['oi']);
    expect(new Set(backend.executed.map(({ id }) => id)).size).to.equal(1);
    expect(tab.store.outbox.size).to.equal(0);
    tab.dispose();
  });

  it('never tries before the server allows it, not even when the connection comes back', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.send = new AdapterError('rate_limited', 'x', { retryAfterMs: MINUTE });
    await write(world, tab, 'oi');
    delete backend.rules.send;
    backend.drop();
    await world.clock.pass(5000);
    tab.actor.send({ type: 'connect.now' });
    await world.clock.pass(MINUTE - 5001);
    expect(backend.executed).to.have.length(1);
    await world.clock.pass(1);
    expect(delivered(backend)).to.deep.equal(['oi']);
    tab.dispose();
  });

  it('waits for the connection, and goes at once when it is back', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.open = new AdapterError('offline');
    backend.drop();
    await world.clock.pass(0);
    await write(world, tab, 'oi');
    await world.clock.pass(HOUR);
    expect(backend.executed).to.deep.equal([]);
    expect(states(tab)).to.deep.equal(['queued']);
    delete backend.rules.open;
    tab.actor.send({ type: 'connect.now' });
    await world.clock.pass(0);
    expect(delivered(backend)).to.deep.equal(['oi']);
    tab.dispose();
  });

  it('does not run in circles when the session is refused', async () => {
    const { world, backend, tab } = await begin();
    world.chance = () => 1;
    backend.rules.send = new AdapterError('unauthorized');
    await write(world, tab, 'oi');
    await world.clock.pass(10_000);
    expect(backend.executed.length).to.be.within(2, 6);
    tab.dispose();
  });

  describe('after a refusal', () => {
    const failing = async () => {
      const begun = await begin();
      const { world, backend, tab } = begun;
      backend.rules.send = new AdapterError('undeliverable', 'número não existe');
      await write(world, tab, 'um');
      delete backend.rules.send;
      await write(world, tab, 'dois');
      await write(world, tab, 'três');
      return { ...begun, head: [...tab.store.outbox.values()][0]!.id };
    };

    it('says why, and holds those behind it', async () => {
      const { world, backend, tab, head } = await failing();
      await world.clock.pass(HOUR);
      expect(states(tab)).to.deep.equal(['failed', 'held', 'held']);
      expect(tab.store.outbox.get(head)!.error).to.deep.equal({
        code: 'undeliverable',
        text: 'número não existe',
      });
      expect(texts(backend)).to.deep.equal(['um']);
      tab.dispose();
    });

    it('sends all in order when the agent tries again', async () => {
      const { world, backend, tab, head } = await failing();
      tab.actor.send({ type: 'entry.retry', id: head });
      await world.clock.pass(0);
      expect(delivered(backend)).to.deep.equal(['um', 'dois', 'três']);
      expect(backend.executed[0]!.id).to.equal(backend.executed[1]!.id);
      tab.dispose();
    });

    it('sends the others in order when the agent lets it go', async () => {
      const { world, backend, tab, head } = await failing();
      tab.actor.send({ type: 'entry.discard', id: head });
      await world.clock.pass(0);
      expect(delivered(backend)).to.deep.equal(['dois', 'três']);
      expect(world.rows().outbox.size).to.equal(0);
      tab.dispose();
    });

    it('still holds them after a reload', async () => {
      const { world, backend, tab } = await failing();
      tab.dispose();
      await world.clock.pass(0);
      const again = await openTab(world, backend.adapter);
      await world.clock.pass(HOUR);
      expect(states(again)).to.deep.equal(['failed', 'held', 'held']);
      again.dispose();
    });
  });

  describe('at the end of the window', () => {
    const closing = [
      conversationRow('c1', {
        lastInboundAt: START - 24 * HOUR + MINUTE,
        reply: { mode: 'free', until: START + MINUTE },
      }),
    ];

    it('does not send what waited too long, and keeps the text', async () => {
      const { world, backend, tab } = await begin({ conversations: closing });
      backend.rules.send = new AdapterError('unavailable', 'x', { retryAfterMs: MINUTE });
      await write(world, tab, 'oi');
      delete backend.rules.send;
      await world.clock.pass(MINUTE);
      expect(backend.executed, 'by our own look').to.have.length(1);
      const [entry] = tab.store.outbox.values();
      expect(entry).to.deep.include({ state: 'failed', content: { kind: 'text', text: 'oi' } });
      expect(entry!.error!.code).to.equal('window_closed');
      tab.dispose();
    });

    it("takes the server's word", async () => {
      const { world, backend, tab } = await begin();
      backend.rules.send = new AdapterError('window_closed');
      await write(world, tab, 'oi');
      expect(states(tab)).to.deep.equal(['failed']);
      expect(tab.store.windowOf('c1')!.state).to.equal('closed');
      tab.dispose();
    });

    it('looks again after a long upload', async () => {
      const { world, backend, tab } = await begin({ conversations: closing });
      backend.rules.upload = () => world.clock.jump(MINUTE);
      tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
      await turn();
      onScreen(tab).composer.send({
        type: 'files.add',
        files: [fileOf('a.png', 'image/png')],
      });
      await prepared(tab.store);
      onScreen(tab).composer.send({ type: 'submit' });
      await world.clock.pass(0);
      expect(backend.executed).to.deep.equal([]);
      expect(states(tab)).to.deep.equal(['failed']);
      tab.dispose();
    });
  });

  it('gives up after a day', async () => {
    const noEnd = [
      conversationRow('c1', { channel: { kind: 'telegram' }, reply: { mode: 'free' } }),
    ];
    const { world, backend, tab } = await begin({ conversations: noEnd });
    backend.rules.send = new AdapterError('unavailable');
    await write(world, tab, 'oi');
    world.clock.jump(23 * HOUR);
    await world.clock.pass(MINUTE);
    expect(states(tab)[0]).to.be.oneOf(['queued', 'sending']);
    world.clock.jump(HOUR);
    await world.clock.pass(MINUTE);
    expect(states(tab)).to.deep.equal(['failed']);
    tab.dispose();
  });

  describe('with a backend that would send it twice', () => {
    const info = { idempotent: false };

    it('never repeats what may have arrived', async () => {
      const { world, backend, tab } = await begin({ info });
      backend.rules.send = new AdapterError('timeout', 'lost', { applied: 'maybe' });
      await write(world, tab, 'um');
      delete backend.rules.send;
      await write(world, tab, 'dois');
      await world.clock.pass(HOUR);
      expect(backend.executed).to.have.length(1);
      expect(states(tab)).to.deep.equal(['unconfirmed', 'held']);
      tab.dispose();
    });

    it('repeats what has surely not', async () => {
      const { world, backend, tab } = await begin({ info });
      backend.rules.send = new AdapterError('unavailable');
      await write(world, tab, 'um');
      delete backend.rules.send;
      await world.clock.pass(MINUTE);
      expect(delivered(backend)).to.deep.equal(['um']);
      tab.dispose();
    });

    it('is settled when the message turns up after all', async () => {
      const { world, backend, tab } = await begin({ info });
      backend.rules.send = () => {
        backend.perform(backend.executed.at(-1)!);
        throw new AdapterError('timeout', 'lost', { applied: 'maybe' });
      };
      await write(world, tab, 'um');
      await world.clock.pass(0);
      expect(tab.store.outbox.size).to.equal(0);
      expect(tab.store.threads.items('c1')).to.have.length(1);
      tab.dispose();
    });

    it('asks about what was half sent when the page went away', async () => {
      const { world, backend, tab } = await begin({ info });
      backend.rules.send = 'hang';
      await write(world, tab, 'um');
      tab.dispose();
      await world.clock.pass(0);
      delete backend.rules.send;
      const again = await openTab(world, backend.adapter);
      await world.clock.pass(HOUR);
      expect(states(again)).to.deep.equal(['unconfirmed']);
      expect(backend.executed).to.have.length(1);
      again.actor.send({ type: 'entry.retry', id: backend.executed[0]!.id });
      await world.clock.pass(0);
      expect(delivered(backend)).to.deep.equal(['um']);
      again.dispose();
    });
  });

  it('goes on after a reload with what was half sent, under the same id', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.send = 'hang';
    await write(world, tab, 'um');
    await write(world, tab, 'dois');
    tab.dispose();
    await world.clock.pass(0);
    expect([...world.rows().outbox.values()].map(({ state }) => state)).to.deep.equal([
      'sending',
      'queued',
    ]);
    delete backend.rules.send;
    const again = await openTab(world, backend.adapter);
    expect(delivered(backend)).to.deep.equal(['um', 'dois']);
    expect(backend.executed[0]!.id).to.equal(backend.executed[1]!.id);
    again.dispose();
  });

  it('shows how far an upload is, and stops it when the agent lets it go', async () => {
    const { world, backend, tab } = await begin();
    const signals: AbortSignal[] = [];
    const { adapter } = backend;
    tab.dispose();
    const watched = await openTab(world, {
      ...adapter,
      open: async (options) => {
        const session = await adapter.open(options);
        return {
          ...session,
          upload: async (upload, { signal }) => {
            signals.push(signal);
            upload.onProgress!(40, 100);
            return new Promise(() => undefined);
          },
        };
      },
    });
    watched.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await turn();
    onScreen(watched).composer.send({
      type: 'files.add',
      files: [fileOf('a.png', 'image/png')],
    });
    await prepared(watched.store);
    onScreen(watched).composer.send({ type: 'draft.changed', text: 'depois' });
    onScreen(watched).composer.send({ type: 'submit' });
    await world.clock.pass(0);
    const [entry] = watched.store.outbox.values();
    expect(entry).to.deep.include({ state: 'uploading', progress: { sent: 40, total: 100 } });
    watched.actor.send({ type: 'entry.discard', id: entry!.id });
    await world.clock.pass(0);
    expect(signals[0]!.aborted).to.equal(true);
    expect(delivered(backend)).to.deep.equal(['depois']);
    expect(world.rows().outbox.size).to.equal(0);
    watched.dispose();
  });

  it('does not take back what is being sent', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.send = 'hang';
    await write(world, tab, 'um');
    tab.actor.send({ type: 'entry.discard', id: backend.executed[0]!.id });
    await world.clock.pass(0);
    expect(states(tab)).to.deep.equal(['sending']);
    tab.dispose();
  });

  it('never sends what was let go before it left', async () => {
    const { world, backend, tab } = await begin();
    backend.rules.open = new AdapterError('offline');
    backend.drop();
    await world.clock.pass(0);
    await write(world, tab, 'um');
    tab.actor.send({ type: 'entry.discard', id: [...tab.store.outbox.values()][0]!.id });
    delete backend.rules.open;
    tab.actor.send({ type: 'connect.now' });
    await world.clock.pass(MINUTE);
    expect(backend.executed).to.deep.equal([]);
    tab.dispose();
  });

  it('ends as exactly one of sent and let go, whenever the agent lets it go', async () => {
    for (let moments = 0; moments < 40; moments += 1) {
      const { world, backend, tab } = await begin();
      tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
      await turn();
      const { composer } = onScreen(tab);
      composer.send({ type: 'draft.changed', text: 'um' });
      composer.send({ type: 'submit' });
      for (let moment = 0; moment < moments; moment += 1) await Promise.resolve();
      const [entry] = tab.store.outbox.values();
      if (entry) tab.actor.send({ type: 'entry.discard', id: entry.id });
      const letGo = entry !== undefined && tab.store.outbox.size === 0;
      await world.clock.pass(MINUTE);
      expect(delivered(backend), `after ${moments} moments`).to.deep.equal(letGo ? [] : ['um']);
      expect(world.rows().outbox.size + tab.store.outbox.size).to.equal(0);
      tab.dispose();
    }
  });

  it('keeps a bubble until the message is seen, where the answer does not show it', async () => {
    const { world, backend, tab } = await begin();
    const { adapter } = backend;
    tab.dispose();
    const blind = await openTab(world, {
      ...adapter,
      open: async (options) => {
        const session = await adapter.open(options);
        return {
          ...session,
          execute: async (command) => (void backend.executed.push(command), {}),
        };
      },
    });
    await write(world, blind, 'um');
    await write(world, blind, 'dois');
    await world.clock.pass(HOUR);
    expect(texts(backend), 'each once').to.deep.equal(['um', 'dois']);
    expect(blind.store.threads.items('c1')).to.have.length(2);
    backend.say({ conversationId: 'c1', direction: 'out', commandId: backend.executed[0]!.id });
    await world.clock.pass(0);
    expect(blind.store.outbox.size).to.equal(1);
    expect(blind.store.threads.items('c1')).to.have.length(2);
    blind.dispose();
  });

  describe('in several tabs', () => {
    const twoTabs = async () => {
      const begun = await begin();
      const other = await openTab(begun.world, begun.backend.adapter);
      return { ...begun, other };
    };

    it('sends from one of them, also what the other wrote', async () => {
      const { world, backend, tab, other } = await twoTabs();
      await write(world, other, 'da outra');
      expect(delivered(backend)).to.deep.equal(['da outra']);
      expect(backend.executed).to.have.length(1);
      expect(tab.store.outbox.size + other.store.outbox.size).to.equal(0);
      tab.dispose();
      other.dispose();
    });

    it('goes on in the other when the first is closed', async () => {
      const { world, backend, tab, other } = await twoTabs();
      backend.rules.send = 'hang';
      await write(world, tab, 'um');
      delete backend.rules.send;
      tab.dispose();
      await world.clock.pass(0);
      expect(delivered(backend)).to.deep.equal(['um']);
      expect(new Set(backend.executed.map(({ id }) => id)).size).to.equal(1);
      other.dispose();
    });

    it('stops in the one that another has taken over from', async () => {
      const { world, backend, tab, other } = await twoTabs();
      world.locks.steal('chat-inbox:fake:ana');
      await write(world, tab, 'um');
      expect(delivered(backend)).to.deep.equal(['um']);
      expect(backend.executed).to.have.length(1);
      expect(onScreen(tab).outbox.getSnapshot().value).to.deep.equal({ standing: 'following' });
      expect(onScreen(other).outbox.getSnapshot().value).to.deep.equal({ standing: 'leading' });
      tab.dispose();
      other.dispose();
    });

    it('lets go of what it was sending when another has taken over', async () => {
      const { world, backend, tab, other } = await twoTabs();
      const flying = (of: Tab) =>
        Object.keys(onScreen(of).outbox.getSnapshot().children).filter((id) =>
          id.startsWith('delivery'),
        );
      backend.rules.send = 'hang';
      await write(world, tab, 'um');
      expect(flying(tab)).to.have.length(1);
      world.locks.steal('chat-inbox:fake:ana');
      await world.clock.pass(0);
      expect([flying(tab).length, flying(other).length]).to.deep.equal([0, 1]);
      tab.dispose();
      other.dispose();
    });

    it('asks no more than now and then for what another has taken', async () => {
      let asked = 0;
      const { world, backend, tab } = await begin({}, (world) => {
        const rows = world.rows();
        const open = rows.open.bind(rows);
        // In the end it gets it, so that this test ends.
        rows.open = (dead) => ({ ...open(dead), claimOutbox: async () => (asked += 1) > 50 });
      });
      await write(world, tab, 'um');
      await world.clock.pass(MINUTE);
      expect(asked).to.be.within(2, 10);
      expect(backend.executed).to.deep.equal([]);
      tab.dispose();
    });

    it('retries and lets go from any of them', async () => {
      const { world, backend, tab, other } = await twoTabs();
      backend.rules.send = new AdapterError('undeliverable');
      await write(world, tab, 'um');
      await write(world, tab, 'dois');
      delete backend.rules.send;
      const [first, second] = [...other.store.outbox.values()].sort((a, b) => a.seq - b.seq);
      other.actor.send({ type: 'entry.discard', id: second!.id });
      other.actor.send({ type: 'entry.retry', id: first!.id });
      await world.clock.pass(0);
      expect(delivered(backend)).to.deep.equal(['um']);
      expect(tab.store.outbox.size + other.store.outbox.size + world.rows().outbox.size).to.equal(
        0,
      );
      tab.dispose();
      other.dispose();
    });
  });

  it('leaves entries of other accounts alone', async () => {
    const { world, backend, tab } = await begin({}, (world) =>
      world.rows('fake:bruno').outbox.set('k9', entryRow('k9')),
    );
    await world.clock.pass(HOUR);
    expect(backend.executed).to.deep.equal([]);
    expect(world.rows('fake:bruno').outbox.size).to.equal(1);
    tab.dispose();
  });
});
