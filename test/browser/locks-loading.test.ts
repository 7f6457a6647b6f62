import { expect } from '@open-wc/testing';
import { browserEnvironment } from '../../src/browser/environment.js';
import { blockRequests } from '../harness/page.js';
import { waitUntil } from '../harness/wait-until.js';

describe('leadership whose code does not load', () => {
  it('is nobody’s until it does, so that two tabs never send at once', async () => {
    const unblock = await blockRequests('*/leader-lock.ts*');
    const { locks } = browserEnvironment();
    const life = new AbortController();
    const told: boolean[] = [];
    locks.hold(crypto.randomUUID(), (leading) => told.push(leading), life.signal);
    await import('../../src/browser/leader-lock.js').catch(() => told.push(false));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(told, 'the load has failed, and nobody leads').to.deep.equal([false]);
    await unblock();
    await waitUntil(() => told.includes(true), 'it leads at last', { timeout: 20_000 });
    life.abort();
  });
});
