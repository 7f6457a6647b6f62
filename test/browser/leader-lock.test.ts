import { expect } from '@open-wc/testing';
import { webLeaderLock } from '../../src/browser/leader-lock.js';

const ended = new AbortController();
after(() => ended.abort());

/** A tab that wants to lead. */
const stand = (name: string) => {
  const controller = new AbortController();
  ended.signal.addEventListener('abort', () => controller.abort());
  const told: boolean[] = [];
  let wake = (): void => undefined;
  webLeaderLock.hold(
    name,
    (leading) => {
      told.push(leading);
      wake();
    },
    controller.signal,
  );
  const until = async (count: number): Promise<void> => {
    while (told.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { told, until, leave: () => controller.abort() };
};

const freshName = (): string => `test-lock-${crypto.randomUUID()}`;

/** Timers that fire when told to. */
const takeTimers = () => {
  const { setInterval, clearInterval } = globalThis;
  const timers = new Map<number, () => void>();
  globalThis.setInterval = ((fn: () => void) => {
    timers.set(timers.size + 1, fn);
    return timers.size;
  }) as never;
  globalThis.clearInterval = ((id: number) => timers.delete(id)) as never;
  return {
    tick: () => timers.forEach((fn) => fn()),
    giveBack: () => Object.assign(globalThis, { setInterval, clearInterval }),
  };
};

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

describe('leadership', () => {
  it('is one tab’s, and passes on when that one goes', async () => {
    const name = freshName();
    const one = stand(name);
    await one.until(1);
    const two = stand(name);
    const other = stand(freshName());
    await other.until(1);
    expect(two.told).to.deep.equal([]);
    one.leave();
    await two.until(1);
    expect(two.told).to.deep.equal([true]);
    expect(one.told).to.deep.equal([true]);
  });

  it('leaves no lock behind', async () => {
    const name = freshName();
    const one = stand(name);
    await one.until(1);
    const two = stand(name);
    two.leave();
    one.leave();
    await moment();
    const { held = [], pending = [] } = await navigator.locks.query();
    expect([...held, ...pending].filter((lock) => lock.name === name)).to.deep.equal([]);
  });

  it('stays with a leader that answers', async () => {
    const timers = takeTimers();
    const name = freshName();
    const one = stand(name);
    await one.until(1);
    const two = stand(name);
    for (let tick = 0; tick < 6; tick += 1) {
      timers.tick();
      await moment();
    }
    timers.giveBack();
    expect(one.told).to.deep.equal([true]);
    expect(two.told).to.deep.equal([]);
  });

  it('is taken from a leader that does not answer, and that one is told', async () => {
    const timers = takeTimers();
    const name = freshName();
    let lost = false;
    void navigator.locks
      .request(name, () => new Promise(() => undefined))
      .catch(() => (lost = true));
    await moment();
    const two = stand(name);
    await moment();
    for (let tick = 0; tick < 3; tick += 1) timers.tick();
    await two.until(1);
    timers.giveBack();
    await moment();
    expect(two.told).to.deep.equal([true]);
    expect(lost).to.equal(true);
  });

  it('tells a leader that was passed over, which then waits again', async () => {
    const name = freshName();
    const one = stand(name);
    await one.until(1);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const thief = navigator.locks.request(name, { steal: true }, () => held);
    await one.until(2);
    expect(one.told).to.deep.equal([true, false]);
    release();
    await thief;
    await one.until(3);
    expect(one.told).to.deep.equal([true, false, true]);
  });

  it('is everybody’s where there are no locks', async () => {
    const locks = LockManager.prototype;
    const request = Object.getOwnPropertyDescriptor(locks, 'request')!;
    locks.request = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const name = freshName();
    const [one, two] = [stand(name), stand(name)];
    await Promise.all([one.until(1), two.until(1)]);
    Object.defineProperty(locks, 'request', request);
    expect([one.told, two.told]).to.deep.equal([[true], [true]]);
  });
});
