import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SimulatorClock, type Clock, type Ms } from '../src/clock.js';

/** A clock below the simulator's, turned by hand. */
class HandClock implements Clock {
  time: Ms = 1000;
  readonly #alarms = new Map<number, { due: Ms; fn: () => void }>();
  #count = 0;

  now(): Ms {
    return this.time;
  }

  setTimeout(fn: () => void, ms: Ms): number {
    this.#alarms.set(++this.#count, { due: this.time + ms, fn });
    return this.#count;
  }

  clearTimeout(id: unknown): void {
    this.#alarms.delete(id as number);
  }

  turn(ms: Ms): void {
    this.time += ms;
    for (const [id, { due, fn }] of [...this.#alarms]) {
      if (due > this.time || !this.#alarms.delete(id)) continue;
      fn();
    }
  }
}

describe('the clock', () => {
  const open = () => {
    const base = new HandClock();
    const clock = new SimulatorClock(base);
    const rang: [string, Ms][] = [];
    const set = (name: string, ms: Ms) =>
      clock.setTimeout(() => rang.push([name, clock.now()]), ms);
    return { base, clock, rang, set };
  };

  it('runs with the one below, and rings in order', () => {
    const { base, rang, set } = open();
    set('b', 200);
    set('a', 100);
    set('c', 200);
    base.turn(99);
    assert.equal(rang.length, 0);
    base.turn(101);
    assert.deepEqual(
      rang.map(([name]) => name),
      ['a', 'b', 'c'],
    );
  });

  it('is moved on: each timer at its own time, and those that a timer set', async () => {
    const { clock, rang, set } = open();
    set('second', 500);
    clock.setTimeout(() => set('first', 100), 200);
    set('beyond', 1001);
    await clock.advance(1000);
    assert.deepEqual(rang, [
      ['first', 1300],
      ['second', 1500],
    ]);
    assert.equal(clock.now(), 2000);
  });

  it('goes on from there with the one below', async () => {
    const { base, clock, rang, set } = open();
    set('later', 1500);
    await clock.advance(1000);
    base.turn(499);
    assert.equal(rang.length, 0);
    base.turn(1);
    assert.deepEqual(rang, [['later', 2500]]);
  });

  it('waits after each timer until what it began is over', async () => {
    const { clock } = open();
    const order: string[] = [];
    clock.setTimeout(() => order.push('first'), 100);
    clock.setTimeout(() => order.push('second'), 200);
    await clock.advance(300, async () => {
      await Promise.resolve();
      order.push('settled');
    });
    assert.deepEqual(order, ['settled', 'first', 'settled', 'second', 'settled']);
  });

  it('forgets what was cleared, and everything when it is reset', async () => {
    const { base, clock, rang, set } = open();
    clock.clearTimeout(set('cleared', 10));
    await clock.advance(50);
    set('forgotten', 10);
    clock.reset();
    assert.equal(clock.now(), base.now());
    await clock.advance(1000);
    assert.equal(rang.length, 0);
  });
});

describe('the clock of the machine', () => {
  it('holds no process that has nothing else to do', async () => {
    const script = fileURLToPath(new URL('support/forgotten.ts', import.meta.url));
    await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { timeout: 60_000 });
  });
});
