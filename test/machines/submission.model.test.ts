import { submissionMachine } from '../../src/machines/submission.machine.js';
import { START } from '../support/rows.js';
import { pending, walk } from '../support/walk.js';
import { SimClock } from '../support/world.js';

const SUBMITTING = '0.submission.submitting';

describe('the submission machine', () => {
  it('reaches every state, and leaves it again', () => {
    const input = { newId: () => 'id', run: () => new Promise(() => undefined) };
    walk(submissionMachine.provide({ actors: { run: pending as never } }), {
      input,
      clock: new SimClock(START),
      events: [
        { type: 'submit', values: 1 },
        { type: 'retry' },
        { type: 'reset' },
        { type: `xstate.done.actor.${SUBMITTING}`, output: undefined },
        { type: `xstate.error.actor.${SUBMITTING}`, error: new Error('no') },
      ],
    });
  });
});
