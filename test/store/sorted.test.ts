import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Sorted } from '../../src/store/sorted.js';

interface Row {
  at: number;
  said: string;
}

const byPlace = (a: Row, b: Row): number => a.at - b.at;

describe('sorted rows', () => {
  it('are those of a plain list that is sorted after each change, in blocks or not', () => {
    const step = fc.record({
      at: fc.oneof(fc.nat(3000), fc.constantFrom(0, 1, 2999, 3000)),
      said: fc.string({ maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(3000), { maxLength: 2000, size: 'max' }),
        fc.array(step, { maxLength: 2000, size: 'max' }),
        (begin, steps) => {
          const sorted = new Sorted<Row>(byPlace);
          const plain = new Map<number, Row>();
          const put = (row: Row): void => {
            if (plain.has(row.at)) sorted.replace(row);
            else sorted.insert(row);
            plain.set(row.at, row);
          };
          for (const at of begin) put({ at, said: '' });
          for (const row of steps) {
            if (row.said !== '' || !plain.has(row.at)) put(row);
            else {
              sorted.remove(plain.get(row.at)!);
              plain.delete(row.at);
            }
          }
          expect(sorted.size).to.equal(plain.size);
          expect(sorted.values()).to.deep.equal([...plain.values()].sort(byPlace));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('stay in order where they come at the front only, and leave one by one', () => {
    const sorted = new Sorted<Row>(byPlace);
    for (let at = 5000; at > 0; at -= 1) sorted.insert({ at, said: '' });
    for (let at = 1; at < 5000; at += 1) sorted.remove({ at, said: '' });
    expect(sorted.values().map(({ at }) => at)).to.deep.equal([5000]);
    sorted.remove({ at: 5000, said: '' });
    expect(sorted.values()).to.deep.equal([]);
    sorted.insert({ at: 1, said: '' });
    expect(sorted.size).to.equal(1);
  });
});
