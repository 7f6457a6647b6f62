import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ServerClock } from '../../src/store/server-clock.js';
import { HOUR, START } from '../support/rows.js';
import { SimClock } from '../support/world.js';

describe('the server clock', () => {
  it('tells server time on a machine whose clock is wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: -48 * HOUR, max: 48 * HOUR }), fc.nat(HOUR), (wrong, later) => {
        const local = new SimClock(START + wrong);
        const clock = new ServerClock(local);
        clock.sync(START, true);
        local.jump(later);
        expect(clock.now()).to.equal(START + later);
      }),
    );
  });

  it('is not turned back by what comes late', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 * HOUR), { minLength: 1, maxLength: 10 }), (delays) => {
        const local = new SimClock(START);
        const clock = new ServerClock(local);
        clock.sync(START, true);
        // A tab that wakes reads old beats, one every 15 s, all at once.
        for (const [at, delay] of delays.sort((a, b) => b - a).entries()) {
          clock.sync(START - delay - 15_000 * (delays.length - at));
        }
        expect(clock.now()).to.equal(START);
      }),
    );
  });

  it('goes along when the machine’s clock is put forward or back', () => {
    const local = new SimClock(START);
    const clock = new ServerClock(local);
    clock.sync(START, true);
    local.jump(48 * HOUR);
    expect(clock.sync(START + 15_000)).to.equal(false);
    local.jump(15_000);
    expect(clock.sync(START + 30_000), 'told twice').to.equal(true);
    expect(clock.now()).to.equal(START + 30_000);
    local.jump(-96 * HOUR);
    expect(clock.sync(START + 45_000)).to.equal(true);
    expect(clock.now()).to.equal(START + 45_000);
  });

  it('believes the answer to a request at once', () => {
    const local = new SimClock(START);
    const clock = new ServerClock(local);
    clock.sync(START + 5 * HOUR, true);
    clock.sync(START, true);
    expect(clock.now()).to.equal(START);
  });
});
