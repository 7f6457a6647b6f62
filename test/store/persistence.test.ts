import { expect } from '@open-wc/testing';
import type { Draft } from '../../src/domain/draft.js';
import { Persistence } from '../../src/store/persistence.js';
import { Store } from '../../src/store/store.js';
import { entryRow, messageRow, START } from '../support/rows.js';
import { turn, World } from '../support/world.js';

const { seq: _seq, state: _state, ...fresh } = entryRow('k1');

const tab = (world: World) => {
  const reports: unknown[] = [];
  const report = (error: unknown): void => void reports.push(error);
  const store = new Store({ clock: world.clock, report });
  return { store, persistence: new Persistence(store, world.environment(), report), reports };
};

const draft = (change: Partial<Draft> = {}): Draft => ({
  conversationId: 'c1',
  text: 'olá',
  files: [],
  savedAt: START,
  ...change,
});

describe('the outbox in storage', () => {
  it('shows an entry only once it is stored', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    const whenShown: number[] = [];
    store.outbox.watchAll(() => whenShown.push(world.rows('a').outbox.size));
    await persistence.enqueue(fresh);
    expect(whenShown).to.deep.equal([1]);
    expect(store.outbox.get('k1')).to.include({ state: 'queued' });
  });

  it('shows nothing when it could not be stored', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    world.rows('a').broken = new Error('full');
    let refused: unknown;
    await persistence.enqueue(fresh).catch((error: unknown) => (refused = error));
    expect(refused).to.be.an('error');
    expect(store.outbox.size).to.equal(0);
    world.rows('a').broken = undefined;
    await persistence.enqueue(fresh);
    expect(store.outbox.size, 'the next one is not held up').to.equal(1);
  });

  it('gives every entry a later place than those before it', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    for (const id of ['k1', 'k2', 'k3']) await persistence.enqueue({ ...fresh, id });
    const places = ['k1', 'k2', 'k3'].map((id) => store.outbox.get(id)!.seq);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    expect(new Set(places).size).to.equal(3);
  });

  it('deletes what the server has', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    await persistence.enqueue(fresh);
    store.apply({ type: 'message', message: messageRow(1, { commandId: 'k1' }) });
    await turn();
    expect(world.rows('a').outbox.size).to.equal(0);
  });

  it('stores changes, but not the progress of an upload', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    await persistence.enqueue(fresh);
    persistence.update('k1', { state: 'uploading', progress: { sent: 1, total: 2 } });
    await turn();
    expect(store.outbox.get('k1')!.progress).to.deep.equal({ sent: 1, total: 2 });
    expect(world.rows('a').outbox.get('k1')).to.include({ state: 'queued' });
    persistence.update('k1', { state: 'failed', error: { code: 'undeliverable' } });
    persistence.update('k1', { state: 'queued' });
    await turn();
    expect(world.rows('a').outbox.get('k1')).to.deep.equal({ ...entryRow('k1'), seq: START });
    expect(store.outbox.get('k1')).to.not.have.any.keys('error', 'progress');
  });

  it('does not bring back an entry that is gone', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    persistence.update('k1', { state: 'failed' });
    await turn();
    expect(store.outbox.size + world.rows('a').outbox.size).to.equal(0);
  });

  it('brings back what was stored, and of this account only', async () => {
    const world = new World(START);
    world.rows('a').outbox.set('k1', entryRow('k1'));
    world.rows('b').outbox.set('k2', entryRow('k2'));
    const { store, persistence } = tab(world);
    await persistence.open('a');
    expect([...store.outbox.values()].map(({ id }) => id)).to.deep.equal(['k1']);
  });

  it('shows entries of other tabs as they come, change and go', async () => {
    const world = new World(START);
    const [one, two] = [tab(world), tab(world)];
    await one.persistence.open('a');
    await two.persistence.open('a');
    await one.persistence.enqueue(fresh);
    await turn();
    expect(two.store.outbox.get('k1')).to.include({ state: 'queued' });
    one.persistence.update('k1', { state: 'failed', error: { code: 'undeliverable' } });
    await turn();
    expect(two.store.outbox.get('k1')).to.include({ state: 'failed' });
    one.store.outbox.delete('k1');
    await turn();
    expect(two.store.outbox.size).to.equal(0);
    expect([...one.reports, ...two.reports]).to.deep.equal([]);
  });

  it('believes its own newer state over what another tab makes it read', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    await persistence.enqueue(fresh);
    const rows = world.rows('a');
    const hear = [...rows.watchers][0]!;
    hear('outbox');
    persistence.update('k1', { state: 'failed', error: { code: 'undeliverable' } });
    await turn();
    expect(store.outbox.get('k1')).to.include({ state: 'failed' });
    hear('outbox');
    await Promise.resolve();
    store.outbox.delete('k1');
    await turn();
    await turn();
    expect(store.outbox.size, 'it does not come back').to.equal(0);
    expect(rows.outbox.size).to.equal(0);
  });

  it('lets only one of two tabs take an entry', async () => {
    const world = new World(START);
    const [one, two] = [tab(world), tab(world)];
    await one.persistence.open('a');
    await two.persistence.open('a');
    await one.persistence.enqueue(fresh);
    const claims = await Promise.all([one.persistence.claim('k1'), two.persistence.claim('k1')]);
    expect(claims.filter(Boolean)).to.have.length(1);
  });

  it('leaves storage of another account alone when another agent signs in', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    await persistence.enqueue(fresh);
    store.drafts.set(draft());
    await persistence.open('b');
    expect(store.outbox.size + store.drafts.size).to.equal(0);
    await turn();
    expect(world.rows('a').outbox.size).to.equal(1);
    expect(world.rows('a').drafts.get('c1')!.text, 'written on the way out').to.equal('olá');
    expect(world.rows('b').drafts.size).to.equal(0);
    expect(world.rows('a').tabs, 'closed').to.equal(0);
    await persistence.open('a');
    expect(store.outbox.size + store.drafts.size).to.equal(2);
  });

  it('tries again to open storage that did not open', async () => {
    const world = new World(START);
    const store = new Store({ clock: world.clock, report: () => undefined });
    let broken = true;
    const openStorage = async (account: string) => {
      if (broken) throw new Error('blocked');
      return world.rows(account).open();
    };
    const persistence = new Persistence(
      store,
      { openStorage, clock: world.clock },
      () => undefined,
    );
    let refused = false;
    await persistence.open('a').catch(() => (refused = true));
    expect(refused).to.equal(true);
    broken = false;
    await persistence.open('a');
    expect(persistence.kind).to.equal('durable');
  });
});

describe('drafts in storage', () => {
  it('are written a moment after typing began, however long it goes on', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    for (let letter = 1; letter <= 10; letter += 1) {
      store.drafts.set(draft({ text: 'x'.repeat(letter) }));
      await world.clock.pass(100);
      const saved = world.rows('a').drafts.get('c1')?.text.length ?? 0;
      expect(letter - saved, 'letters that could be lost').to.be.lessThan(5);
    }
    await world.clock.pass(400);
    expect(world.rows('a').drafts.get('c1')!.text).to.have.length(10);
  });

  it('are written at once when asked, and when it closes', async () => {
    const world = new World(START);
    const { store, persistence } = tab(world);
    await persistence.open('a');
    store.drafts.set(draft({ text: 'um' }));
    persistence.flushDrafts();
    expect(world.rows('a').drafts.get('c1')!.text).to.equal('um');
    store.drafts.set(draft({ text: 'dois' }));
    persistence.close();
    expect(world.rows('a').drafts.get('c1')!.text).to.equal('dois');
    expect(world.clock.waiting).to.equal(0);
  });

  it('are deleted when they become empty', async () => {
    const world = new World(START);
    world.rows('a').drafts.set('c1', draft());
    const { store, persistence } = tab(world);
    await persistence.open('a');
    expect(store.drafts.get('c1')!.text).to.equal('olá');
    store.drafts.delete('c1');
    await world.clock.pass(400);
    expect(world.rows('a').drafts.size).to.equal(0);
  });

  it('are kept beside what was typed before storage was open', async () => {
    const world = new World(START);
    world.rows('a').drafts.set('c1', draft({ text: 'velho' }));
    const { store, persistence } = tab(world);
    store.drafts.set(draft({ text: 'novo' }));
    await persistence.open('a');
    expect(store.drafts.get('c1')!.text).to.equal('velho\nnovo');
    await world.clock.pass(500);
    expect(world.rows('a').drafts.get('c1')!.text).to.equal('velho\nnovo');
  });

  it('that another tab changes are shown here, and not written over by the next letter', async () => {
    const world = new World(START);
    const [one, two] = [tab(world), tab(world)];
    await one.persistence.open('a');
    await two.persistence.open('a');
    const write = async ({ store }: typeof one, text: string) => {
      const old = store.drafts.get('c1');
      store.drafts.set(draft({ text: (old?.text ?? '') + text, savedAt: world.clock.now() }));
      await world.clock.pass(500);
      await turn();
    };
    await write(one, 'Bom dia');
    expect(two.store.drafts.get('c1')?.text).to.equal('Bom dia');
    await write(two, ', Maria');
    expect(one.store.drafts.get('c1')?.text).to.equal('Bom dia, Maria');
    expect(world.clock.waiting, 'what was taken over is not written again').to.equal(0);
    one.store.drafts.delete('c1');
    await world.clock.pass(500);
    await turn();
    expect(two.store.drafts.size).to.equal(0);
  });

  it('that are being typed here and in another tab are both kept, in both', async () => {
    const world = new World(START);
    const [one, two] = [tab(world), tab(world)];
    await one.persistence.open('a');
    await two.persistence.open('a');
    two.store.drafts.set(draft({ text: 'meu' }));
    one.store.drafts.set(draft({ text: 'outro', savedAt: START + 1 }));
    one.persistence.flushDrafts();
    await turn();
    expect(two.store.drafts.get('c1')!.text).to.equal('outro\nmeu');
    await world.clock.pass(500);
    await turn();
    expect(one.store.drafts.get('c1')!.text).to.equal('outro\nmeu');
    expect(world.clock.waiting, 'nobody goes on writing').to.equal(0);
  });

  it('keep a file that one tab adds while another one types', async () => {
    const world = new World(START);
    const [one, two] = [tab(world), tab(world)];
    await one.persistence.open('a');
    await two.persistence.open('a');
    one.store.drafts.set(draft({ text: 'Segue', savedAt: START }));
    one.persistence.flushDrafts();
    await turn();
    const photo = { id: 'f1', name: 'a.png', caption: '', blob: new Blob(['a']) };
    one.store.drafts.set(draft({ text: 'Segue', files: [photo], savedAt: START + 1 }));
    two.store.drafts.set(draft({ text: 'Segue a foto', savedAt: START + 1 }));
    one.persistence.flushDrafts();
    await turn();
    await world.clock.pass(500);
    await turn();
    for (const { store } of [one, two]) {
      const { text, files } = store.drafts.get('c1')!;
      expect(text).to.equal('Segue a foto');
      expect(files.map(({ id }) => id)).to.deep.equal(['f1']);
    }
  });

  it('that another tab sent are not taken from what is typed here', async () => {
    const world = new World(START);
    const [one, two] = [tab(world), tab(world)];
    await one.persistence.open('a');
    await two.persistence.open('a');
    one.store.drafts.set(draft({ text: 'Bom dia' }));
    one.persistence.flushDrafts();
    await turn();
    two.store.drafts.set(draft({ text: 'Bom dia, Maria', savedAt: START + 1 }));
    one.store.drafts.delete('c1');
    one.persistence.flushDrafts();
    await world.clock.pass(500);
    await turn();
    for (const { store } of [one, two])
      expect(store.drafts.get('c1')?.text).to.equal('Bom dia, Maria');
  });

  it('go when the account is forgotten, and what waits to leave too, and nothing is written again', async () => {
    const world = new World(START);
    const { store, persistence, reports } = tab(world);
    await persistence.open('a');
    await persistence.enqueue(fresh);
    store.drafts.set(draft());
    store.undelivered.set({ conversationId: 'c1' });
    const rows = world.rows('a');
    rows.outbox.clear();
    for (const hear of [...rows.watchers]) hear('forgotten');
    expect(store.outbox.size + store.drafts.size).to.equal(0);
    await world.clock.pass(500);
    await turn();
    expect(rows.outbox.size + rows.drafts.size).to.equal(0);
    expect([rows.tabs, world.clock.waiting, reports.length]).to.deep.equal([0, 0, 0]);
    expect(store.undelivered.size).to.equal(0);
    await persistence.open('a');
    store.drafts.set(draft());
    persistence.flushDrafts();
    expect(rows.drafts.size, 'until she signs in again').to.equal(1);
  });

  it('stay in memory, and are reported, when they cannot be written', async () => {
    const world = new World(START);
    const { store, persistence, reports } = tab(world);
    await persistence.open('a');
    world.rows('a').broken = new Error('full');
    store.drafts.set(draft());
    await world.clock.pass(400);
    expect(store.drafts.get('c1')!.text).to.equal('olá');
    expect(reports).to.have.length(1);
  });

  it('stay, when they could not be written, also when another tab writes', async () => {
    const world = new World(START);
    const [one, two] = [tab(world), tab(world)];
    await one.persistence.open('a');
    await two.persistence.open('a');
    const rows = world.rows('a');
    rows.broken = new Error('full');
    one.store.drafts.set(draft());
    await world.clock.pass(400);
    rows.broken = undefined;
    two.store.drafts.set(draft({ conversationId: 'c2', text: 'outro' }));
    await world.clock.pass(400);
    await turn();
    expect(one.store.drafts.get('c1')?.text).to.equal('olá');
    one.persistence.flushDrafts();
    expect(rows.drafts.get('c1')?.text, 'written with the next').to.equal('olá');
  });
});
