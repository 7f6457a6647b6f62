import { expect } from '@open-wc/testing';
import { createActor } from 'xstate';
import { AdapterError } from '../../src/domain/errors.js';
import { submissionMachine } from '../../src/machines/submission.machine.js';
import { turn } from '../support/world.js';

const begin = () => {
  const calls: { values: unknown; id: string }[] = [];
  let refusal: Error | undefined;
  let ids = 0;
  const actor = createActor(submissionMachine, {
    input: {
      newId: () => `id-${(ids += 1)}`,
      run: async (values, id) => {
        calls.push({ values, id });
        if (refusal) throw refusal;
      },
    },
  }).start();
  return { actor, calls, refuse: (error?: Error) => (refusal = error) };
};

describe('a submission', () => {
  it('is done once, however often it is pressed', async () => {
    const { actor, calls } = begin();
    for (let press = 0; press < 3; press += 1) actor.send({ type: 'submit', values: 'a' });
    await turn();
    expect(actor.getSnapshot().value).to.equal('done');
    expect(calls).to.deep.equal([{ values: 'a', id: 'id-1' }]);
  });

  it('tries the same again under the same id, and other values under another', async () => {
    const { actor, calls, refuse } = begin();
    refuse(new AdapterError('internal'));
    actor.send({ type: 'submit', values: 'a' });
    await turn();
    expect(actor.getSnapshot().value).to.equal('refused');
    expect(actor.getSnapshot().context.error!.code).to.equal('internal');
    actor.send({ type: 'retry' });
    await turn();
    refuse();
    actor.send({ type: 'submit', values: 'b' });
    await turn();
    expect(actor.getSnapshot().context.error).to.equal(undefined);
    expect(calls.map(({ values, id }) => `${String(values)} ${id}`)).to.deep.equal([
      'a id-1',
      'a id-1',
      'b id-2',
    ]);
    actor.send({ type: 'reset' });
    expect(actor.getSnapshot().value).to.equal('editing');
  });

  it("takes a stranger's error for an adapter's", async () => {
    const { actor, refuse } = begin();
    refuse(new TypeError('oops'));
    actor.send({ type: 'submit', values: 'a' });
    await turn();
    expect(actor.getSnapshot().context.error).to.be.instanceOf(AdapterError);
  });
});
