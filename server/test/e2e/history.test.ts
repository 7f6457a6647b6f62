import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkHistory, checkStream, type Arrival, type Attempt } from './history.js';

const attempts: Attempt[] = ['a', 'b'].flatMap((lane) =>
  [1, 2, 3, 4].map((n) => ({ lane, id: `${lane}${n}`, accepted: true })),
);
const good: Arrival[] = attempts.map(({ lane, id }) => ({ lane, id }));

/** The lists of the findings that are not empty. */
const faults = (handed: readonly Attempt[], arrivals: readonly Arrival[]) =>
  Object.fromEntries(
    Object.entries(checkHistory(handed, arrivals)).filter(
      ([, found]) => Array.isArray(found) && found.length > 0,
    ),
  );

describe('the history checker', () => {
  it('finds nothing in what arrived once and in order, however the lanes are mixed', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (coins) => {
        const lanes = [
          good.filter(({ lane }) => lane === 'a'),
          good.filter(({ lane }) => lane === 'b'),
        ];
        const mixed: Arrival[] = [];
        for (const heads of coins) {
          const [first, second] = heads ? lanes : lanes.toReversed();
          const next = first!.shift() ?? second!.shift();
          if (!next) break;
          mixed.push(next);
        }
        assert.deepEqual(faults(attempts, mixed), {});
      }),
    );
  });

  it('catches each one that is lost', () => {
    for (const { lane, id } of good) {
      const arrivals = good.filter((arrival) => arrival.lane !== lane || arrival.id !== id);
      assert.deepEqual(faults(attempts, arrivals), { lost: [`${lane}/${id}`] });
    }
  });

  it('catches each one that is doubled, wherever the second copy comes', () => {
    for (const copy of good) {
      for (let at = 0; at <= good.length; at += 1) {
        const arrivals = good.toSpliced(at, 0, copy);
        assert.deepEqual(faults(attempts, arrivals).doubled, [`${copy.lane}/${copy.id}`]);
      }
    }
  });

  it('catches each one that another of its lane has overtaken', () => {
    const arrivals = [good[1]!, good[0]!, ...good.slice(2)];
    assert.deepEqual(faults(attempts, arrivals), { overtaken: ['a/a1'] });
    const last = [good[3]!, good[0]!, good[1]!, good[2]!, ...good.slice(4)];
    assert.deepEqual(faults(attempts, last), { overtaken: ['a/a1', 'a/a2', 'a/a3'] });
  });

  it('catches what nobody sent, and what came to the wrong conversation', () => {
    assert.deepEqual(faults(attempts, [...good, { lane: 'a', id: 'a9' }]), {
      foreign: ['a/a9'],
    });
    const astray = [...good.slice(0, 7), { lane: 'a', id: 'b4' }];
    assert.deepEqual(faults(attempts, astray), { lost: ['b/b4'], foreign: ['a/b4'] });
  });

  it('lets what was not known to be accepted arrive once or never', () => {
    const unsure = attempts.map((attempt) => ({ ...attempt, accepted: !attempt.id.endsWith('2') }));
    const without = good.filter(({ id }) => !id.endsWith('2'));
    assert.deepEqual(faults(unsure, without), {});
    assert.deepEqual(faults(unsure, good), {});
    assert.equal(checkHistory(unsure, good).recovered, 2);
    assert.deepEqual(faults(unsure, [...good, good[1]!]), { doubled: ['a/a2'] });
  });
});

describe('the stream checker', () => {
  const due = [3, 4, 7, 9];

  it('finds nothing in what was told once and in order', () => {
    assert.deepEqual(checkStream(due, due), { due: 4, gaps: [], repeats: [], late: [] });
  });

  it('catches a gap, a repeat and a late one', () => {
    assert.deepEqual(checkStream(due, [3, 7, 9]).gaps, [4]);
    assert.deepEqual(checkStream(due, [3, 4, 4, 7, 9]).repeats, [4]);
    assert.deepEqual(checkStream(due, [3, 4, 7, 3, 9]).repeats, [3]);
    assert.deepEqual(checkStream(due, [3, 7, 4, 9]).late, [4]);
  });
});
