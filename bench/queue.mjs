// What a list of conversations is put through.
import { median, TooLong } from './tab.mjs';

const SECONDS = 5;

export async function measureQueue(open, { count, rounds }) {
  const rows = [];
  for (let round = 0; round < rounds; round += 1) {
    const tab = await open();
    const row = {};
    try {
      row.prepare = (await tab.cost('queue.prepare', count)).ms;
      row.mount = (await tab.cost('queue.mount')).ms;
      const again = [];
      for (let time = 0; time < 3; time += 1) {
        await tab.ask('queue.unmount');
        again.push((await tab.cost('queue.mount')).ms);
      }
      row.again = median(again);
      row.elements = (await tab.ask('queue.count')).elements;
      row.update = await tab.costs(7, 'queue.update');
      if (round < rounds - 1) continue;
      row.hundred = (await tab.tasks('queue.updates', 100, SECONDS)).ms;
      const fast = await tab.tasks('queue.updates', 1000, SECONDS);
      row.thousand = fast.ms;
      row.taken = fast.value;
      row.over50 = fast.over50;
    } catch (error) {
      row.error = error instanceof TooLong ? 'over 60 s' : String(error).slice(0, 200);
    } finally {
      if (tab.errors.length > 0) row.pageErrors = [...new Set(tab.errors)].slice(0, 3);
      await tab.close();
      rows.push(row);
    }
    if (row.error) break;
  }
  const names = [...new Set(rows.flatMap(Object.keys))];
  const valueOf = (name) => {
    const values = rows.map((row) => row[name]).filter((value) => value !== undefined);
    return values.every((value) => typeof value === 'number') ? median(values) : values[0];
  };
  return Object.fromEntries(names.map((name) => [name, valueOf(name)]));
}
