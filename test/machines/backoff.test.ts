import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { backoff } from '../../src/machines/backoff.js';

describe('back-off', () => {
  it('is anything up to twice as long each time, and never above 30 s', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoff(attempt, 1))).to.deep.equal([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    expect(backoff(3, 0)).to.equal(0);
    expect(backoff(3, 0.25)).to.equal(2000);
  });

  it('never ends before the server asked for, and does not believe everything', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double(),
        (attempt, random, asked) => {
          const wait = backoff(attempt, random, asked);
          expect(wait).to.be.within(0, 600_000);
          if (asked >= 0) expect(wait).to.be.at.least(Math.min(asked, 600_000));
          else expect(wait).to.equal(backoff(attempt, random));
        },
      ),
    );
  });
});
