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
        queues.read('new', false);
        queues.read('mine', true);
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
          const { atLeast: _, ...counted } = queues.count(queue);
          if (queue === 'mine' || rows.length > 0)
            expect(counted).to.deep.equal({ total: rows.length, unread });
          else expect(counted).to.deep.equal({});
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

  it('counts no queue that was never read, unless the backend does', () => {
    const { table, queues } = fresh();
    expect(queues.count('mine')).to.deep.equal({});
    table.set(conversationRow('a'));
    expect(queues.count('mine')).to.deep.equal({ total: 1, unread: 0, atLeast: true });
    queues.read('mine', false);
    expect(queues.count('mine'), 'one page of more').to.include({ total: 1, atLeast: true });
    queues.read('mine', true);
    expect(queues.count('mine')).to.deep.equal({ total: 1, unread: 0 });
    table.delete('a');
    expect(queues.count('mine')).to.deep.equal({ total: 0, unread: 0 });
    queues.give({ mine: { total: 7 } });
    expect(queues.count('mine')).to.deep.equal({ total: 7 });
    queues.clear();
    expect(queues.count('mine')).to.deep.equal({});
  });
});
