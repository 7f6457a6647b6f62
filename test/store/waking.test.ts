import { expect } from '@open-wc/testing';
import { Store } from '../../src/store/store.js';
import { conversationRow, messageRow, START } from '../support/rows.js';
import { SimClock } from '../support/world.js';

const COUNT = 1000;
const numbers = Array.from({ length: COUNT }, (_, at) => at);

const open = (): Store => {
  const store = new Store({
    clock: new SimClock(START),
    report: (error) => {
      throw error;
    },
  });
  for (const at of numbers) {
    store.apply({ type: 'conversation', conversation: conversationRow(`c${at}`) });
  }
  store.threads.open('c1');
  return store;
};

describe('who is woken by a thousand events', () => {
  it('of other conversations: nobody who looks at one', () => {
    const store = open();
    let woken = 0;
    const count = () => (woken += 1);
    store.conversations.watch('c1', count);
    store.threads.watch('c1', count);
    store.watchRules(count);
    store.watchSession(count);
    for (const at of numbers.slice(2)) {
      const id = `c${at}`;
      store.apply({
        type: 'conversation',
        conversation: conversationRow(id, { rev: 2, unread: 1 }),
      });
      store.apply({ type: 'message', message: messageRow(1, { id, conversationId: id }) });
    }
    expect(woken).to.equal(0);
  });

  it('that repeat what is known: nobody', () => {
    const store = open();
    const failed = messageRow(1, {
      direction: 'out',
      status: 'failed',
      error: { code: 'window_closed' },
    });
    store.apply({ type: 'message', message: failed });
    let woken = 0;
    const count = () => (woken += 1);
    store.conversations.watchAll(count);
    store.threads.watch('c1', count);
    store.queues.watch(count);
    store.watchRules(count);
    for (const _ of numbers) {
      store.apply({ type: 'message', message: { ...failed } });
      store.apply({ type: 'conversation', conversation: conversationRow('c1') });
    }
    expect(woken).to.equal(0);
  });

  it('that fail: who looks at that conversation, once for each refusal', () => {
    const store = open();
    const told: (string | undefined)[] = [];
    store.watchRules((id) => told.push(id));
    for (const code of ['undeliverable', 'window_closed', 'window_closed'] as const) {
      const message = messageRow(1, { direction: 'out', status: 'failed', error: { code } });
      store.apply({ type: 'message', message });
    }
    expect(told).to.deep.equal(['c1']);
  });

  it('that leave the order as it is: the order stays the same list', () => {
    const store = open();
    const before = store.queues.ids('mine');
    for (const at of numbers) {
      const conversation = conversationRow(`c${at}`, { rev: 2, unread: 1 });
      store.apply({ type: 'conversation', conversation });
    }
    expect(store.queues.ids('mine')).to.equal(before);
    expect(store.queues.count('mine').unread).to.equal(COUNT);
    store.apply({
      type: 'conversation',
      conversation: conversationRow('c500', { rev: 3, activeAt: START }),
    });
    expect(store.queues.ids('mine')[0]).to.equal('c500');
    expect(before[0], 'what was told is not changed afterwards').to.equal('c0');
  });
});
