import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Table } from '../../src/store/table.js';

interface Row {
  id: string;
  said: number;
}

const tableOf = (ids: readonly string[], report?: (error: unknown) => void): Table<Row> => {
  const table = new Table<Row>(
    ({ id }) => id,
    report ??
      ((error) => {
        throw error;
      }),
  );
  for (const id of ids) table.set({ id, said: 1 });
  return table;
};

/** What a table has, and what is told of its rows. */
const heard = (table: Table<Row>, ids: readonly string[], all: boolean): string[] => {
  const told: string[] = [];
  if (all) table.watchAll((id, old) => told.push(`any ${id} ${old?.said} ${table.get(id)?.said}`));
  for (const id of ids) table.watch(id, () => told.push(`${id} ${table.get(id) !== undefined}`));
  return told;
};

describe('a table that keeps some rows', () => {
  it('has the same and tells the same as one whose others are deleted one by one', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
    fc.assert(
      fc.property(ids, ids, ids, fc.boolean(), (rows, stay, watched, all) => {
        const [kept, emptied] = [tableOf(rows), tableOf(rows)];
        const told = [heard(kept, watched, all), heard(emptied, watched, all)];
        const stays = [...kept.values()].filter(({ id }) => stay.includes(id));
        kept.keep(stays);
        for (const id of rows) if (!stay.includes(id)) emptied.delete(id);
        expect([...kept.values()]).to.deep.equal([...emptied.values()]);
        expect(told[0]!.sort()).to.deep.equal(told[1]!.sort());
      }),
    );
  });

  it('reports a listener that throws, and goes on', () => {
    const errors: unknown[] = [];
    const table = tableOf(['a', 'b'], (error) => errors.push(error));
    const told: string[] = [];
    table.watch('a', () => {
      throw new Error('a');
    });
    table.watch('b', () => told.push('b'));
    table.keep([]);
    expect(errors).to.have.lengthOf(1);
    expect(told).to.deep.equal(['b']);
  });
});
