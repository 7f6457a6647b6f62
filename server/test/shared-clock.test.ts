import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SharedClock } from '../seed/shared-clock.js';

const HOUR = 3_600_000;

describe('the shared clock', () => {
  it('runs what fell due when time was set on, each once and in order', () => {
    let now = 0;
    const clock = new SharedClock(() => now);
    const ran: string[] = [];
    clock.setTimeout(() => ran.push('later'), 2 * HOUR);
    clock.setTimeout(() => {
      ran.push('sooner');
      clock.setTimeout(() => ran.push('again'), HOUR);
    }, HOUR);
    const tomorrow = clock.setTimeout(() => ran.push('tomorrow'), 24 * HOUR);
    now = 3 * HOUR;
    clock.wake();
    assert.deepEqual(ran, ['sooner', 'later']);
    now = 4 * HOUR;
    clock.wake();
    clock.wake();
    assert.deepEqual(ran, ['sooner', 'later', 'again']);
    clock.clearTimeout(tomorrow);
  });

  it('does not run what was cleared, by what rang before it either', () => {
    let now = 0;
    const clock = new SharedClock(() => now);
    const cleared = clock.setTimeout(() => assert.fail('cleared'), 2 * HOUR);
    clock.setTimeout(() => clock.clearTimeout(cleared), HOUR);
    now = 3 * HOUR;
    clock.wake();
  });

  it('runs by itself when its time comes', async () => {
    const clock = new SharedClock(() => 0);
    await new Promise<void>((resolve) => clock.setTimeout(resolve, 1));
  });
});
