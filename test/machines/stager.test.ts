import { expect } from '@open-wc/testing';
import { createActor } from 'xstate';
import { composerMachine } from '../../src/machines/composer.machine.js';
import { once } from '../../src/machines/once.js';
import { loadOutgoing, stagerActor } from '../../src/machines/stager.actor.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, START } from '../support/rows.js';
import { turn, World } from '../support/world.js';

const png = (name: string) => new File(['x'], name, { type: 'image/png' });

/** A composer whose rules for files come only when `load` has brought them. */
const begin = async (load: typeof loadOutgoing) => {
  await loadOutgoing();
  const { ports, backend } = await livePorts(new World(START), {
    conversations: [conversationRow('c1')],
  });
  const reports: unknown[] = [];
  const report = (error: unknown) => void reports.push(error);
  const actor = createActor(
    composerMachine.provide({ actors: { stager: stagerActor(once(load)) } }),
    { input: { ports: { ...ports, report }, conversationId: 'c1' } },
  ).start();
  await turn();
  const names = () => ports.store.drafts.get('c1')?.files.map(({ name }) => name);
  return { actor, backend, names, ports, reports };
};

describe('files that are added', () => {
  it('wait for the rules, in order, and are staged even when the conversation has been left', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { actor, names } = await begin(() => gate.then(loadOutgoing));
    actor.send({ type: 'files.add', files: [png('a.png')] });
    actor.send({ type: 'files.add', files: [png('b.png'), png('c.png')] });
    await turn();
    expect(names()).to.equal(undefined);
    actor.stop();
    open();
    await turn();
    expect(names()).to.deep.equal(['a.png', 'b.png', 'c.png']);
  });

  it('are refused in words when the rules cannot be loaded, and taken at the next try', async () => {
    let tries = 0;
    const { actor, names, reports } = await begin(() =>
      (tries += 1) < 3 ? Promise.reject(new Error('gone')) : loadOutgoing(),
    );
    actor.send({ type: 'files.add', files: [png('a.png')] });
    await turn();
    expect(actor.getSnapshot().context.refusals).to.deep.equal([
      { name: 'a.png', reason: 'unchecked' },
    ]);
    expect(reports.map(String)).to.deep.equal(['Error: gone', 'Error: gone']);
    actor.send({ type: 'files.add', files: [png('a.png')] });
    await turn();
    expect(actor.getSnapshot().context.refusals).to.deep.equal([]);
    expect(names()).to.deep.equal(['a.png']);
    actor.stop();
  });

  it('that come after Enter are not part of what was sent', async () => {
    const { actor, names, ports } = await begin(loadOutgoing);
    actor.send({ type: 'draft.changed', text: 'oi' });
    actor.send({ type: 'files.add', files: [png('a.png')] });
    actor.send({ type: 'submit' });
    await turn();
    expect([...ports.store.outbox.values()].map(({ content }) => content.kind)).to.deep.equal([
      'text',
    ]);
    expect(names()).to.deep.equal(['a.png']);
    actor.stop();
  });
});
