import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Flow } from '../../src/components/flow/flow.js';
import { Heights } from '../../src/components/flow/heights.js';
import { spliceOf } from '../../src/components/flow/splice.js';

const ESTIMATE = 50;

describe('heights of rows', () => {
  const change = fc.oneof(
    fc.record({
      type: fc.constant('splice' as const),
      at: fc.nat(30),
      removed: fc.nat(5),
      added: fc.array(fc.nat(300), { maxLength: 5 }),
    }),
    fc.record({
      type: fc.constant('set' as const),
      at: fc.nat(40),
      height: fc.integer({ min: 1, max: 300 }),
    }),
    fc.record({ type: fc.constant('look' as const), y: fc.nat(4000) }),
  );

  it('are those of a plain list, whatever changes in which order', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const heights = new Heights();
        const plain: number[] = [];
        const sum = (to: number) => plain.slice(0, to).reduce((total, each) => total + each, 0);
        for (const each of changes) {
          if (each.type === 'splice') {
            const at = Math.min(each.at, plain.length);
            const removed = Math.min(each.removed, plain.length - at);
            heights.splice(at, removed, each.added);
            plain.splice(at, removed, ...each.added);
          } else if (each.type === 'set') {
            if (each.at >= plain.length) continue;
            heights.set(each.at, each.height);
            plain[each.at] = each.height;
          } else if (plain.length > 0) {
            const found = plain.findIndex((_, at) => sum(at + 1) > each.y);
            expect(heights.at(each.y)).to.equal(found < 0 ? plain.length - 1 : found);
          }
          expect(heights.size).to.equal(plain.length);
          expect(heights.total).to.equal(sum(plain.length));
        }
        for (const at of plain.keys()) expect(heights.top(at)).to.equal(sum(at));
      }),
    );
  });
});

describe('a splice', () => {
  const letters = fc.uniqueArray(fc.nat(40), { maxLength: 20 });

  it('makes the second list of the first, and touches neither of their common ends', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const splice = spliceOf(before, after, (row) => row);
        const { at, removed, added } = splice ?? { at: 0, removed: 0, added: 0 };
        const made = before.toSpliced(at, removed, ...after.slice(at, at + added));
        expect(made).to.deep.equal(after);
        if (removed > 0 && added > 0) {
          expect(before[at]).not.to.equal(after[at]);
          expect(before[at + removed - 1]).not.to.equal(after[at + added - 1]);
        }
      }),
    );
  });

  it('is none between lists of the same keys', () => {
    expect(spliceOf([{ id: 1 }], [{ id: 1 }], ({ id }) => id)).to.equal(undefined);
  });
});

describe('a flow of rows', () => {
  const VIEW = 500;
  const keys = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `row-${from + at}`);
  const flowOf = (rows: readonly string[]) => {
    const flow = new Flow<string>(
      (row) => row,
      () => ESTIMATE,
    );
    flow.take(rows);
    return flow;
  };
  const drawnOf = ({ from, to }: Flow<string>) => to - from;
  /** All that takes room, from the top. */
  const heightOf = (flow: Flow<string>, kept = -1) => {
    const stretches = flow.stretches(kept);
    const rows = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
    return (
      stretches.reduce((sum, { gap }) => sum + gap, 0) + rows * ESTIMATE + flow.room(stretches)
    );
  };

  it('draws its end, and no more than is needed, however long it is', () => {
    const flow = flowOf(keys(0, 100_000));
    flow.coverEnd(VIEW);
    expect(flow.to).to.equal(100_000);
    expect(drawnOf(flow)).to.be.within(VIEW / ESTIMATE, 60);
    expect(heightOf(flow)).to.equal(100_000 * ESTIMATE);
  });

  it('draws little beyond the view until somebody may scroll', () => {
    const rows = keys(0, 1000);
    for (const cover of [
      (flow: Flow<string>) => flow.coverEnd(VIEW),
      (flow: Flow<string>) => flow.cover(20_000, VIEW),
    ]) {
      const flow = flowOf(rows);
      cover(flow);
      expect(drawnOf(flow)).to.be.within(VIEW / ESTIMATE + 1, VIEW / ESTIMATE + 5);
      expect(cover(flow), 'nothing has changed').to.equal(false);
      expect([flow.open(), flow.open()]).to.deep.equal([true, false]);
      expect(cover(flow)).to.equal(true);
      expect(drawnOf(flow)).to.be.at.least((VIEW + 400) / ESTIMATE);
    }
  });

  it('knows from the estimates what will be in view', () => {
    const flow = new Flow<number>(String, (row) => (row % 2 === 0 ? 20 : 180));
    flow.take(Array.from({ length: 100 }, (_, at) => at));
    flow.coverEnd(VIEW);
    expect(flow.to - flow.from).to.be.within(6, 7);
  });

  it('takes the last rows for the others where very many come at once', () => {
    const looked: number[] = [];
    const flow = new Flow<number>(String, (row) => (looked.push(row), row < 90_000 ? 1000 : 40));
    flow.take(Array.from({ length: 100_000 }, (_, at) => at));
    expect(looked).to.have.length.below(2000);
    expect(flow.room([])).to.equal(100_000 * 40);
  });

  it('draws what is around where it is looked at', () => {
    const flow = flowOf(keys(0, 1000));
    for (const top of [0, 300, 900, 20_000, 20_500, 19_000, 49_500, 10_000]) {
      flow.cover(top, VIEW);
      expect(flow.from * ESTIMATE, `above ${top}`).to.be.at.most(top);
      expect(flow.to * ESTIMATE, `below ${top}`).to.be.at.least(top + VIEW);
      expect(drawnOf(flow)).to.be.below(100);
      expect(heightOf(flow)).to.equal(1000 * ESTIMATE);
    }
  });

  it('is not drawn anew for a line up or down', () => {
    const flow = flowOf(keys(0, 1000));
    flow.cover(20_000, VIEW);
    const atFirst = drawnOf(flow);
    for (const by of [10, 110, -110, 0]) flow.cover(20_000 + by, VIEW);
    expect(drawnOf(flow), 'further as soon as she scrolls').to.be.above(atFirst + 10);
    expect([20, -20, 40].map((by) => flow.cover(20_000 + by, VIEW))).to.deep.equal([
      false,
      false,
      false,
    ]);
  });

  it('does not draw at once all that is ahead of who begins to scroll', () => {
    const flow = flowOf(keys(0, 1000));
    flow.cover(20_000, VIEW);
    const drawn = [-50, -100, -100, -150].map((by) => {
      const { from } = flow;
      flow.cover(20_000 + by, VIEW);
      return from - flow.from;
    });
    const [first, then] = [400 / ESTIMATE, 500 / ESTIMATE];
    expect(drawn[0], 'as far as for who may scroll').to.be.within(first - 2, first + 1);
    expect(drawn[1], 'the rest').to.be.within(then - 2, then + 1);
    expect(drawn.slice(2)).to.deep.equal([0, 0]);
  });

  it('has drawn what comes into view of who scrolls by more than a view at once', () => {
    for (const by of [600, -600]) {
      const flow = flowOf(keys(0, 2000));
      flow.cover(50_000, VIEW);
      flow.cover(50_000 + by / 2, VIEW);
      for (let step = 1; step < 12; step += 1) {
        const top = 50_000 + by * step;
        expect(flow.from * ESTIMATE, `above ${top}`).to.be.at.most(top);
        expect(flow.to * ESTIMATE, `below ${top}`).to.be.at.least(top + VIEW);
        flow.cover(top, VIEW);
      }
    }
  });

  it('keeps drawn what it drew when rows come above', () => {
    const flow = flowOf(keys(100, 200));
    flow.cover(2000, VIEW);
    const drawn = flow.rows.slice(flow.from, flow.to);
    const change = flow.take(keys(50, 200));
    expect(change).to.deep.equal({ added: keys(50, 100), removed: [] });
    expect(flow.rows.slice(flow.from, flow.to)).to.deep.equal(drawn);
  });

  it('keeps drawn a row that has the focus, above and below, and takes no more room', () => {
    const flow = flowOf(keys(0, 1000));
    flow.cover(20_000, VIEW);
    for (const kept of [0, 3, 900, 999]) {
      const drawn = flow.stretches(kept).flatMap(({ from, to }) => keys(from, to));
      expect(drawn).to.include(`row-${kept}`);
      expect(heightOf(flow, kept)).to.equal(1000 * ESTIMATE);
    }
  });

  it('lets nothing go that is being selected, up to a bound', () => {
    const flow = flowOf(keys(0, 5000));
    flow.cover(0, VIEW, true);
    for (let top = 0; top < 10_000; top += 400) flow.cover(top, VIEW, true);
    expect(flow.from).to.equal(0);
    for (let top = 10_000; top < 100_000; top += 400) flow.cover(top, VIEW, true);
    expect(drawnOf(flow)).to.be.below(500);
  });

  it('lets nothing go at its end either that is being selected, up to a bound', () => {
    const flow = flowOf(keys(0, 60));
    flow.coverEnd(VIEW, () => true);
    const { from } = flow;
    for (let count = 100; count <= 400; count += 100) {
      flow.take(keys(0, count));
      flow.coverEnd(VIEW, () => true);
      expect(flow.from, `of ${count}`).to.equal(from);
      expect(flow.to).to.equal(count);
    }
    flow.take(keys(0, 900));
    flow.coverEnd(VIEW, () => true);
    expect(drawnOf(flow)).to.be.below(100);
  });

  it('takes up small errors of the rows above, and leaves the rest to be scrolled', () => {
    const flow = flowOf(keys(0, 1000));
    flow.cover(20_000, VIEW);
    const { gap } = flow.stretches()[0]!;
    expect(flow.absorb(120)).to.equal(0);
    expect(flow.stretches()[0]!.gap).to.equal(gap - 120);
    expect(flow.absorb(5000)).to.equal(5120);
    expect(flow.stretches()[0]!.gap).to.equal(gap);
    flow.cover(0, VIEW);
    expect(flow.absorb(30)).to.equal(30);
  });
});
