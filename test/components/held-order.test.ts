import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { HeldOrder } from '../../src/components/panes/list/held-order.js';

/** What is held is drawn as it was, and below it what has come below the last 50 of them; all else waits. */
const expected = (held: readonly string[], now: readonly string[]) => {
  const last = held.slice(-50);
  const end = now.findLastIndex((id) => last.includes(id)) + 1;
  const isNew = (id: string): boolean => !held.includes(id);
  return {
    drawn: [...held, ...now.slice(end).filter(isNew)],
    waiting: now.slice(0, end).filter(isNew).length,
  };
};

describe('an order that is held', () => {
  const place = fc.nat(200);
  const change = fc.oneof(
    fc.record({ kind: fc.constantFrom('comes', 'moves', 'leaves'), from: place, to: place }),
    fc.record({
      kind: fc.constantFrom('comes', 'moves'),
      from: place,
      to: fc.constantFrom(0, 200),
    }),
    fc.record({ kind: fc.constant('many come'), from: fc.integer({ min: 1, max: 60 }), to: place }),
  );

  it('stays, and counts what waits, whatever comes, moves and leaves', () => {
    const size = fc.nat(150);
    const draws = fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(size, draws, (count, all) => {
        const order = new HeldOrder();
        let made = 0;
        let now = Array.from({ length: count }, () => `row ${(made += 1)}`);
        let held: readonly string[] = now;
        order.hold('queue', now);
        for (const changes of all) {
          now = [...now];
          for (const { kind, from, to } of changes) {
            const moved = kind.endsWith('s') && kind !== 'comes' ? now.splice(from, 1) : [];
            const length = kind === 'comes' ? 1 : kind === 'many come' ? from : 0;
            const come = Array.from({ length }, () => `row ${(made += 1)}`);
            if (kind !== 'leaves') now.splice(to, 0, ...moved, ...come);
          }
          const { drawn, waiting } = expected(held, now);
          expect(order.of('queue', now)).to.deep.equal(drawn);
          expect(order.waiting).to.equal(waiting);
          expect(order.of('queue', now), 'drawn once more').to.equal(order.of('queue', now));
          expect(order.waiting).to.equal(waiting);
          held = drawn;
        }
      }),
    );
  });

  it('is let go for another list, and when it is asked for', () => {
    const order = new HeldOrder();
    order.hold('queue', ['a', 'b']);
    expect(order.of('queue', ['c', 'b', 'a'])).to.deep.equal(['a', 'b']);
    expect([order.holds, order.waiting]).to.deep.equal([true, 1]);
    expect(order.of('another', ['c'])).to.deep.equal(['c']);
    expect([order.holds, order.waiting]).to.deep.equal([false, 0]);
    order.hold('queue', ['a']);
    order.of('queue', ['c', 'a']);
    order.release();
    expect(order.waiting).to.equal(0);
    expect(order.of('queue', ['c', 'a'])).to.deep.equal(['c', 'a']);
  });
});
