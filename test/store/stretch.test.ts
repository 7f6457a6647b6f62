import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { emptyStretch, insert, placeOf, takeOldest, takeOne } from '../../src/store/stretch.js';
import { messageRow } from '../support/rows.js';

/** What is done to a stretch: a message comes, one goes, or the oldest ones go. */
const STEP = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ out: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ oldest: fc.nat(60) }) },
);

describe('a stretch of messages', () => {
  it('stays in order and knows its keys, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(STEP, { maxLength: 80 }), (steps) => {
        const stretch = emptyStretch();
        let known: number[] = [];
        for (const step of steps) {
          if ('put' in step) {
            if (known.includes(step.put)) continue;
            insert(stretch, messageRow(step.put));
            known = [...known, step.put].sort((a, b) => a - b);
          } else if ('out' in step) {
            if (!known.includes(step.out)) continue;
            takeOne(stretch, placeOf(stretch.messages, messageRow(step.out)));
            known = known.filter((each) => each !== step.out);
          } else {
            const count = Math.min(step.oldest, known.length);
            const gone = takeOldest(stretch, count).map(({ id }) => id);
            expect(gone).to.deep.equal(known.slice(0, count).map((n) => messageRow(n).id));
            known = known.slice(count);
          }
          const ids = known.map((n) => messageRow(n).id);
          expect(stretch.messages.map(({ id }) => id)).to.deep.equal(ids);
          expect(stretch.items.map(({ message }) => message.id)).to.deep.equal(ids);
          expect([...stretch.keys].sort()).to.deep.equal([...ids].sort());
        }
      }),
    );
  });
});
