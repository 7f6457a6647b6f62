import { expect } from '@open-wc/testing';
import { systemClock } from '../../src/browser/clock.js';
import { pageConnectivity } from '../../src/browser/connectivity.js';
import { browserEnvironment } from '../../src/browser/environment.js';

describe('the clock', () => {
  it('waits for months without firing at once', () => {
    const { setTimeout } = globalThis;
    const waits: number[] = [];
    let next = (): void => undefined;
    globalThis.setTimeout = ((fn: () => void, ms: number) => {
      waits.push(ms);
      next = fn;
      return 1;
    }) as never;
    let fired = 0;
    systemClock.setTimeout(() => (fired += 1), 60 * 86_400_000);
    while (fired === 0 && waits.length < 10) next();
    globalThis.setTimeout = setTimeout;
    expect(fired).to.equal(1);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).to.equal(60 * 86_400_000);
    expect(Math.max(...waits)).to.be.lessThan(2 ** 31);
  });

  it('forgets a timer, also an undefined one', async () => {
    let fired = false;
    systemClock.clearTimeout(systemClock.setTimeout(() => (fired = true), 0));
    systemClock.clearTimeout(undefined);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(fired).to.equal(false);
  });
});

describe('connectivity', () => {
  it('hears of the network, of being looked at, and of the page coming and going', () => {
    let heard = 0;
    const undo = pageConnectivity.watch(() => (heard += 1));
    for (const type of ['online', 'offline', 'pageshow', 'pagehide', 'focus'])
      dispatchEvent(new Event(type));
    for (const type of ['visibilitychange', 'resume']) document.dispatchEvent(new Event(type));
    expect(heard).to.equal(7);
    undo();
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).to.equal(7);
    expect(pageConnectivity.online()).to.equal(navigator.onLine);
  });
});

describe('the environment', () => {
  it('makes ids that grow with time, and chances in [0, 1)', async () => {
    const environment = browserEnvironment();
    const first = environment.newId();
    await new Promise((resolve) => setTimeout(resolve, 2));
    const second = environment.newId();
    expect(second > first).to.equal(true);
    expect(first).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(environment.random()).to.be.within(0, 1);
  });
});
