import { expect } from '@open-wc/testing';
import { isWaitingFirst, type Queue } from '../../src/domain/queue.js';

describe('isWaitingFirst', () => {
  const TABLE: Record<Queue['kind'], boolean> = {
    new: true,
    bot: false,
    mine: false,
    others: false,
    closed: false,
    custom: false,
  };
  for (const [kind, expected] of Object.entries(TABLE) as [Queue['kind'], boolean][]) {
    it(`${kind}: ${expected}`, () => expect(isWaitingFirst({ id: 'q', kind })).to.equal(expected));
  }
});
