import { composerMachine } from '../../src/machines/composer.machine.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, START } from '../support/rows.js';
import { pending, silent, walk } from '../support/walk.js';
import { World } from '../support/world.js';

const SUBMITTING = '0.composer.submitting';

describe('the composer machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const world = new World(START);
    const { ports } = await livePorts(world, { conversations: [conversationRow()] });
    const draft = { conversationId: 'c1', text: 'oi', files: [], savedAt: START };
    ports.store.drafts.set(draft);
    const quiet = { ...ports, report: () => undefined };
    const model = composerMachine.provide({
      actors: { enqueue: pending as never, stager: silent as never },
      actions: { edit: () => undefined },
    });
    const template = { id: 't', name: 't', language: 'pt_BR', body: '' };
    walk(model, {
      input: { ports: quiet, conversationId: 'c1' },
      clock: world.clock,
      fields: ({ error, refusals }: { error?: string; refusals: unknown[] }) => [
        error,
        refusals.length > 0,
      ],
      events: [
        { type: 'draft.changed', text: 'x' },
        { type: 'reply.to' },
        { type: 'files.add', files: [] },
        { type: 'files.refused', refusals: [{ name: 'vazio.png', reason: 'empty' }] },
        { type: 'media.add', media: { mime: 'image/png' }, caption: '' },
        { type: 'file.caption', id: 'f', caption: 'x' },
        { type: 'file.remove', id: 'f' },
        { type: 'file.accept', id: 'f' },
        { type: 'file.move', id: 'f', by: 1 },
        { type: 'refusals.dismiss' },
        { type: 'submit' },
        { type: 'message.submit', text: 'x' },
        { type: 'template.submit', template, params: {} },
        { type: `xstate.done.actor.${SUBMITTING}`, output: undefined },
        { type: `xstate.error.actor.${SUBMITTING}`, error: new Error('full') },
      ],
    });
  });
});
