import { expect } from '@open-wc/testing';
import { createActor } from 'xstate';
import { inboxMachine } from '../../src/machines/inbox.machine.js';
import { loadOutbox, loadOutboxActor } from '../../src/machines/load-outbox.actor.js';
import { loadOutgoing } from '../../src/machines/stager.actor.js';
import type { FakeBackend } from '../support/fake-backend.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, entryRow, START } from '../support/rows.js';
import { turn, World } from '../support/world.js';

/** An inbox whose sending machine comes only when `load` has brought it. */
const begin = async (world: World, load: typeof loadOutbox) => {
  await Promise.all([loadOutbox(), loadOutgoing()]);
  const { ports, backend } = await livePorts(world, {
    conversations: [conversationRow('c1'), conversationRow('c2')],
  });
  const reports: unknown[] = [];
  const report = (error: unknown) => void reports.push(error);
  const machine = inboxMachine.provide({ actors: { loadOutbox: loadOutboxActor(load) } });
  const actor = createActor(machine, { input: { ...ports, report }, clock: world.clock }).start();
  const end = () => {
    actor.stop();
    ports.persistence.close();
  };
  const write = async (text: string) => {
    actor.send({ type: 'conversation.open', conversationId: 'c1' });
    await turn();
    const { composer } = actor.getSnapshot().children.conversation!.getSnapshot().children;
    composer!.send({ type: 'draft.changed', text });
    composer!.send({ type: 'submit' });
    await world.clock.pass(0);
  };
  return { actor, backend, end, reports, store: ports.store, write };
};

const texts = ({ executed }: FakeBackend) =>
  executed.flatMap((command) =>
    command.type === 'send' && command.content.kind === 'text' ? [command.content.text] : [],
  );

describe('loading what sends', () => {
  it('is tried again until it is there; what was written meanwhile leaves once, in order', async () => {
    const world = new World(START);
    let tries = 0;
    const { backend, end, reports, store, write } = await begin(world, () =>
      (tries += 1) < 3 ? Promise.reject(new Error('gone')) : loadOutbox(),
    );
    await world.clock.pass(0);
    await write('um');
    await write('dois');
    expect([...store.outbox.values()].map(({ state }) => state)).to.deep.equal([
      'queued',
      'queued',
    ]);
    expect(world.rows().outbox.size, 'it is safe').to.equal(2);
    expect(texts(backend)).to.deep.equal([]);
    await world.clock.pass(10_000);
    expect(texts(backend)).to.deep.equal(['um', 'dois']);
    expect(store.outbox.size + world.rows().outbox.size).to.equal(0);
    expect(reports.map(String)).to.deep.equal(['Error: gone', 'Error: gone']);
    await write('três');
    expect(texts(backend)).to.deep.equal(['um', 'dois', 'três']);
    end();
  });

  it('is tried again at once when the line is back', async () => {
    const world = new World(START);
    const tries: number[] = [];
    const { backend, end } = await begin(world, () => {
      tries.push(world.clock.now() - START);
      return tries.length < 5 ? Promise.reject(new Error('gone')) : loadOutbox();
    });
    await world.clock.pass(4000);
    expect(tries).to.deep.equal([0, 500, 1500, 3500]);
    backend.drop();
    await world.clock.pass(500);
    expect(tries.at(-1)).to.equal(4500);
    await world.clock.pass(60_000);
    expect(tries).to.have.length(5);
    end();
  });

  it('lets the agent retry and let go meanwhile', async () => {
    const world = new World(START);
    for (const [at, id] of ['k1', 'k2', 'k3'].entries()) {
      const conversationId = id === 'k3' ? 'c2' : 'c1';
      const state = id === 'k1' || id === 'k3' ? 'failed' : 'held';
      world.rows().outbox.set(id, entryRow(id, { seq: at, conversationId, state }));
    }
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { actor, backend, end } = await begin(world, () => gate.then(loadOutbox));
    actor.send({ type: 'entry.retry', id: 'k1' });
    actor.send({ type: 'entry.discard', id: 'k3' });
    actor.send({ type: 'connect.now' });
    await world.clock.pass(0);
    expect(texts(backend)).to.deep.equal([]);
    open();
    await world.clock.pass(0);
    expect(texts(backend)).to.deep.equal(['k1', 'k2']);
    expect(world.rows().outbox.size).to.equal(0);
    end();
  });

  it('leaves what is still waiting to the next page', async () => {
    const world = new World(START);
    const { backend, end, write } = await begin(world, () => new Promise(() => undefined));
    await write('antes');
    expect(texts(backend)).to.deep.equal([]);
    end();
    await world.clock.pass(60_000);
    const next = await begin(world, loadOutbox);
    await world.clock.pass(0);
    expect(texts(next.backend)).to.deep.equal(['antes']);
    expect(world.rows().outbox.size).to.equal(0);
    next.end();
  });

  it('stops trying when the inbox is closed', async () => {
    const world = new World(START);
    let tries = 0;
    const { end } = await begin(world, () => Promise.reject(new Error(String((tries += 1)))));
    await world.clock.pass(0);
    end();
    await world.clock.pass(600_000);
    expect(tries).to.equal(1);
    expect(world.clock.waiting).to.equal(0);
  });
});
