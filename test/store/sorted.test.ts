import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Sorted } from '../../src/store/sorted.js';

interface Row {
  id: string;
  at: number;
}

const rowOf = (at: number, said = ''): Row => ({ id: `${at} ${said}`, at });
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
          const put = (at: number, said = ''): void => {
            const row = rowOf(at, said);
            if (plain.has(at)) sorted.replace(row);
            else sorted.insert(row);
            plain.set(at, row);
          };
          for (const at of begin) put(at);
          for (const { at, said } of steps) {
            if (said !== '' || !plain.has(at)) put(at, said);
            else {
              sorted.remove(plain.get(at)!);
              plain.delete(at);
            }
          }
          expect(sorted.size).to.equal(plain.size);
          const wanted = [...plain.values()].sort(byPlace);
          expect(sorted.ids().every((id, at) => id === wanted[at]!.id)).to.equal(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('stay in order where they come at the front only, and leave one by one', () => {
    const sorted = new Sorted<Row>(byPlace);
    for (let at = 5000; at > 0; at -= 1) sorted.insert(rowOf(at));
    for (let at = 1; at < 5000; at += 1) sorted.remove(rowOf(at));
    expect(sorted.ids()).to.deep.equal([rowOf(5000).id]);
    sorted.remove(rowOf(5000));
    expect(sorted.ids()).to.deep.equal([]);
    sorted.insert(rowOf(1));
    expect(sorted.size).to.equal(1);
  });
});
