// What a page with a list of conversations is put through.
import { median } from './numbers.mjs';
import { inPage, steps } from './steps.mjs';

const SECONDS = 5;

/** `busy`: the rows change a hundred and a thousand times a second, which takes long and is not done in every page. */
export function measureQueue(open, { count, times, busy }) {
  return inPage(open, (tab, row) =>
    steps(tab, row, {
      prepare: async () => (await tab.cost('queue.prepare', count)).ms,
      mount: async () => (await tab.cost('queue.mount')).ms,
      mountShown: () => tab.ask('queue.check'),
      again: async () => {
        const all = [];
        for (let time = 0; time < times; time += 1) {
          await tab.ask('queue.unmount');
          all.push((await tab.cost('queue.mount')).ms);
        }
        return median(all);
      },
      elements: async () => (await tab.ask('queue.count')).elements,
      update: () => tab.costs(2 * times + 1, 'queue.update'),
      updateShown: () => tab.ask('queue.check'),
      ...(busy && {
        hundred: () => tab.tasks('queue.updates', 100, SECONDS),
        thousand: () => tab.tasks('queue.updates', 1000, SECONDS),
        busyShown: () => tab.ask('queue.check'),
      }),
    }),
  );
}
