import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Conversation } from '../../src/domain/conversation.js';
import { Queues } from '../../src/store/queues.js';
import { Table } from '../../src/store/table.js';
import { QUEUES } from '../support/fake-backend.js';
import { conversationRow, START } from '../support/rows.js';

const fail = (error: unknown): never => {
  throw error;
};

const fresh = () => {
  const table = new Table<Conversation>(({ id }) => id, fail);
  const queues = new Queues(table, fail);
  queues.declare(QUEUES);
  return { table, queues };
};

describe('queues', () => {
  it('shows the longest wait first in Novos, and the newest movement first elsewhere', () => {
    const { table, queues } = fresh();
    const row = (id: string, change: Partial<Conversation>) =>
      table.set(conversationRow(id, change));
    row('late', { queue: 'new', waitingSince: START - 1, activeAt: START });
    row('early', { queue: 'new', waitingSince: START - 2, activeAt: START - 2 });
    row('answered', { queue: 'new', activeAt: START });
    row('old', { activeAt: START - 2 });
    row('fresh', { activeAt: START - 1 });
    expect(queues.ids('new')).to.deep.equal(['early', 'late', 'answered']);
    expect(queues.ids('mine')).to.deep.equal(['fresh', 'old']);
  });

  it('keeps order and counts as a recount would give them', () => {
    const row = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      queue: fc.constantFrom('new', 'mine', 'closed', 'elsewhere'),
      activeAt: fc.nat(3),
      waitingSince: fc.option(fc.nat(3), { nil: undefined }),
      unread: fc.nat(2),
    });
    const step = fc.oneof(row, fc.record({ gone: fc.constantFrom('a', 'b', 'c') }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { table, queues } = fresh();
        for (const change of steps) {
          if ('gone' in change) table.delete(change.gone);
          else table.set(conversationRow(change.id, change as Partial<Conversation>));
        }
        const recount = fresh();
        for (const each of table.values()) recount.table.set(each);
        for (const queue of ['new', 'mine', 'closed', 'elsewhere']) {
          expect(queues.ids(queue)).to.deep.equal(recount.queues.ids(queue));
          const rows = [...table.values()].filter((each) => each.queue === queue);
          const unread = rows.reduce((sum, each) => sum + each.unread, 0);
          expect(queues.count(queue)).to.deep.equal({ total: rows.length, unread });
        }
      }),
    );
  });

  it('gives the same list until the order changed, and tells nobody of other changes', () => {
    const { table, queues } = fresh();
    table.set(conversationRow('a'));
    const ids = queues.ids('mine');
    let told = 0;
    queues.watch(() => (told += 1));
    table.set(conversationRow('a', { rev: 2, protocol: '1' }));
    expect(queues.ids('mine')).to.equal(ids);
    expect(told).to.equal(0);
    table.set(conversationRow('a', { rev: 3, unread: 1 }));
    expect(queues.ids('mine')).to.equal(ids);
    expect(told).to.equal(1);
  });
});
