import { expect } from '@open-wc/testing';
import { systemClock } from '../../src/browser/clock.js';
import { newId } from '../../src/browser/new-id.js';
import { failureOf } from '../../src/contract/desk.js';
import { Patience } from '../../src/contract/patience.js';
import { Scene } from '../../src/contract/scene.js';
import { Watcher } from '../../src/contract/story/watcher.js';
import { modelHand } from './model/hand.js';

/** More turns than it takes to tell of a message. */
const TURNS = 60;

describe('Watcher', () => {
  it('settles when the last event comes between the fold and the look at the backend', async () => {
    const late: number[] = [];
    for (let turns = 0; turns < TURNS; turns += 1)
      if (!(await settlesAfterMessage(turns))) late.push(turns);
    expect(late).to.deep.equal([]);
  });
});

/** Whether it settles when a message was written so many turns of the queue before. */
async function settlesAfterMessage(turns: number): Promise<boolean> {
  const hand = await modelHand();
  const scene = new Scene(hand, new Patience(systemClock, 50), newId);
  const customer = await hand.arrive();
  const seat = await hand.agent();
  const watcher = await Watcher.open('the agent', seat, scene, [customer.conversationId]);
  const fresh = await scene.open(seat);
  await fresh.follow();
  await customer.write('Oi?');
  for (let i = 0; i < turns; i += 1) await Promise.resolve();
  const failure = await failureOf(watcher.settle(fresh));
  await scene.leave();
  return failure === undefined;
}
