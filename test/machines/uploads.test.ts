import { expect } from '@open-wc/testing';
import { AdapterError } from '../../src/domain/errors.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import { FakeBackend } from '../support/fake-backend.js';
import { conversationRow, entryRow, HOUR, MINUTE, START } from '../support/rows.js';
import { openTab, type Tab } from '../support/tab.js';
import { World } from '../support/world.js';
import { waitUntil } from '../harness/wait-until.js';

const photo = new Blob(['photo'], { type: 'image/png' });

/** A photo that waits to leave. */
const waiting = (change: Partial<OutboxEntry> = {}): OutboxEntry =>
  entryRow(change.id ?? 'p1', {
    content: { kind: 'image', attachment: '', caption: 'olha', name: 'a.png' },
    file: { blob: photo, name: 'a.png' },
    ...change,
  });

const begin = async (...entries: OutboxEntry[]) => {
  const world = new World(START);
  for (const entry of entries) world.rows().outbox.set(entry.id, entry);
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    conversations: [conversationRow('c1')],
    info: { silenceMs: 48 * HOUR },
  });
  const start = async (): Promise<Tab> => {
    const tab = await openTab(world, backend.adapter);
    await world.clock.pass(0);
    return tab;
  };
  return { world, backend, start };
};

const sent = (backend: FakeBackend) =>
  backend.executed.flatMap((command) =>
    command.type === 'send' && 'attachment' in command.content ? [command.content.attachment] : [],
  );
const only = (tab: Tab) => [...tab.store.outbox.values()][0];

describe('uploads', () => {
  it('are not repeated when only the sending failed', async () => {
    const { world, backend, start } = await begin(waiting());
    backend.rules.send = new AdapterError('unavailable');
    const tab = await start();
    await world.clock.pass(MINUTE);
    expect(backend.executed.length).to.be.above(1);
    delete backend.rules.send;
    await world.clock.pass(MINUTE);
    expect(backend.uploads).to.have.length(1);
    expect(new Set(sent(backend))).to.deep.equal(new Set(['file-p1']));
    expect(tab.store.outbox.size).to.equal(0);
    tab.dispose();
  });

  it('are not repeated when the agent sends again what was refused', async () => {
    const { world, backend, start } = await begin(waiting());
    backend.rules.send = new AdapterError('undeliverable');
    const tab = await start();
    expect(only(tab)).to.deep.include({ state: 'failed' });
    delete backend.rules.send;
    tab.actor.send({ type: 'entry.retry', id: 'p1' });
    await world.clock.pass(0);
    expect(backend.uploads).to.have.length(1);
    expect(tab.store.outbox.size).to.equal(0);
    tab.dispose();
  });

  it('are repeated when what they answered was refused, and in a new session, under the same id', async () => {
    const { world, backend, start } = await begin(waiting());
    backend.rules.send = new AdapterError('invalid');
    const tab = await start();
    tab.actor.send({ type: 'entry.retry', id: 'p1' });
    await world.clock.pass(0);
    expect(backend.uploads).to.have.length(2);
    backend.rules.send = new AdapterError('unavailable', 'later', { retryAfterMs: MINUTE });
    tab.actor.send({ type: 'entry.retry', id: 'p1' });
    await world.clock.pass(0);
    backend.drop();
    delete backend.rules.send;
    await world.clock.pass(5 * MINUTE);
    expect(backend.opened).to.equal(2);
    expect(tab.store.outbox.size).to.equal(0);
    expect(backend.uploads.map(({ id }) => id)).to.deep.equal(['p1', 'p1', 'p1', 'p1']);
    tab.dispose();
  });

  it('fail alone: what the server has of the others is not sent again', async () => {
    const { world, backend, start } = await begin(
      waiting({ id: 'p1', seq: 1 }),
      waiting({ id: 'p2', seq: 2 }),
      waiting({ id: 'p3', seq: 3 }),
    );
    backend.rules.upload = () => {
      if (backend.uploads.at(-1)!.id === 'p2') throw new AdapterError('too_large');
    };
    const tab = await start();
    await world.clock.pass(MINUTE);
    const states = () => [...tab.store.outbox.values()].map(({ id, state }) => `${id} ${state}`);
    // Files are read in their own time, whatever the clock says.
    await waitUntil(() => states().join() === 'p2 failed,p3 held', 'one has failed');
    delete backend.rules.upload;
    tab.actor.send({ type: 'entry.retry', id: 'p2' });
    await world.clock.pass(MINUTE);
    await waitUntil(() => sent(backend).length === 3, 'all are sent');
    expect(backend.uploads.map(({ id }) => id)).to.deep.equal(['p1', 'p2', 'p2', 'p3']);
    expect(sent(backend)).to.deep.equal(['file-p1', 'file-p2', 'file-p3']);
    tab.dispose();
  });

  it('go on after a reload in their middle, under the same id', async () => {
    const { world, backend, start } = await begin(waiting());
    backend.rules.upload = 'hang';
    const tab = await start();
    expect(only(tab)!.state).to.equal('uploading');
    tab.crash();
    delete backend.rules.upload;
    const again = await start();
    expect(backend.uploads.map(({ id }) => id)).to.deep.equal(['p1', 'p1']);
    expect(sent(backend)).to.deep.equal(['file-p1']);
    await world.clock.pass(0);
    expect(world.rows().outbox.size).to.equal(0);
    again.dispose();
  });

  it('say so when the browser has lost the file, and send nothing', async () => {
    const { file: _, ...empty } = waiting();
    const { backend, start } = await begin(empty);
    const tab = await start();
    expect(only(tab)).to.deep.include({ state: 'failed', error: { code: 'file_lost' } });
    expect(backend.executed).to.deep.equal([]);
    tab.dispose();
  });

  it('say so when it can no longer be read', async () => {
    const gone = Object.assign(new Blob(['x'], { type: 'image/png' }), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }),
    });
    const { backend, start } = await begin(waiting({ file: { blob: gone, name: 'a.png' } }));
    backend.rules.upload = new AdapterError('unavailable', 'network error');
    const tab = await start();
    await waitUntil(() => only(tab)!.state === 'failed');
    expect(only(tab)).to.deep.include({ error: { code: 'file_lost' } });
    tab.dispose();
  });

  it('give the file back to the draft when they are cancelled, with its caption', async () => {
    const { world, backend, start } = await begin(waiting());
    backend.rules.upload = 'hang';
    const tab = await start();
    tab.actor.send({ type: 'entry.discard', id: 'p1' });
    await world.clock.pass(MINUTE);
    const [file] = tab.store.drafts.get('c1')!.files;
    expect(file).to.include({ name: 'a.png', caption: 'olha', blob: photo });
    expect(world.rows().outbox.size).to.equal(0);
    expect(world.rows().drafts.get('c1')!.files).to.have.length(1);
    expect(backend.executed).to.deep.equal([]);
    tab.dispose();
  });

  it('give nothing back of what was refused and is discarded', async () => {
    const { world, backend, start } = await begin(waiting());
    backend.rules.upload = new AdapterError('too_large');
    const tab = await start();
    await waitUntil(() => only(tab)!.state === 'failed');
    tab.actor.send({ type: 'entry.discard', id: 'p1' });
    await world.clock.pass(MINUTE);
    expect(tab.store.drafts.get('c1')).to.equal(undefined);
    tab.dispose();
  });
});
