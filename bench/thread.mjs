// What a timeline is put through.
import { median, TooLong } from './tab.mjs';

const FRAMES = 120;
const LETTERS = 30;

/** Each step on its own: what takes too long, or cannot be done, costs the steps after it nothing but their turn. */
async function steps(tab, row, list) {
  for (const [name, step] of Object.entries(list)) {
    try {
      row[name] = await step();
    } catch (error) {
      row[name] = error instanceof TooLong ? 'over 60 s' : 'failed';
      if (!(error instanceof TooLong)) row.error ??= String(error).slice(0, 200);
      return;
    }
  }
}

/**
 * In so many pages (`rounds`) what is short, in the last of them all the rest; what is short within a page is done `times` times
 * and more.
 */
export async function measureThread(open, { count, rounds, times, burst, key }) {
  const rows = [];
  for (let round = 0; round < rounds; round += 1) {
    const tab = await open();
    const row = {};
    await steps(tab, row, {
      prepare: async () => (await tab.cost('thread.prepare', count)).ms,
      nothing: () => tab.costs(5, 'nothing'),
      heapBefore: () => tab.heapMB(),
      mount: async () => (await tab.cost('thread.mount')).ms,
      again: async () => {
        const all = [];
        for (let time = 0; time < times; time += 1) {
          await tab.ask('thread.unmount');
          all.push((await tab.cost('thread.mount')).ms);
        }
        return median(all);
      },
      elements: async () => (await tab.ask('thread.count')).elements,
      heap: async () => (await tab.heapMB()) - row.heapBefore,
      append: () => tab.costs(2 * times + 1, 'thread.append'),
      switch: () => tab.costs(times, 'thread.switch'),
    });
    const { prepend, change } = (await tab.read('window.bench.thread.can').catch(() => ({}))) ?? {};
    if (typeof row.switch === 'number' && round === rounds - 1) {
      await steps(tab, row, {
        narrows: () => tab.ask('thread.narrows'),
        scroll: async () => {
          const { ms, over16, over33, over50 } = await tab.tasks('thread.scroll', FRAMES);
          return { ms: ms / FRAMES, over16, over33, over50 };
        },
        blank: () => tab.ask('thread.scroll', FRAMES / 2, true),
        ...(prepend && {
          toEnd: () => tab.ask('thread.toEnd'),
          prepend: () => tab.costs(times, 'thread.prepend'),
          top: () => tab.ask('thread.toTop', 0),
          movesAtTop: () => tab.ask('thread.moves', 'prepend'),
          below: () => tab.ask('thread.toTop', 300),
          movesBelow: () => tab.ask('thread.moves', 'prepend'),
        }),
        ...(change && {
          middle: () => tab.ask('thread.toTop', 3000),
          movesAtChange: () => tab.ask('thread.moves', 'change'),
        }),
        ...(burst && {
          atEnd: () => tab.ask('thread.toEnd'),
          burst: () => tab.tasks('thread.burst', 1000, 10),
        }),
      });
    }
    if (tab.errors.length > 0) row.pageErrors = [...new Set(tab.errors)].slice(0, 3);
    await tab.close();
    rows.push(row);
    if (row.mount === 'over 60 s') break;
  }
  return { ...middle(rows), ...(key && { key: await keys(open, count) }) };
}

/** Of two fields, one beside an empty timeline and one beside a full one. */
async function keys(open, count) {
  const type = async (messages) => {
    const tab = await open();
    try {
      await tab.ask('thread.prepare', messages);
      await tab.ask('thread.mountField');
      await tab.type(LETTERS);
      return await tab.type(LETTERS);
    } catch (error) {
      return { failed: String(error).slice(0, 200) };
    } finally {
      await tab.close();
    }
  };
  return { empty: await type(1), full: await type(count) };
}

/** Of several rows one with the medians. */
function middle(rows) {
  const all = [...new Set(rows.flatMap(Object.keys))];
  const of = (values) => {
    if (values.every((value) => typeof value === 'number')) return median(values);
    if (
      values.every((value) => value !== null && typeof value === 'object' && !Array.isArray(value))
    )
      return middle(values);
    return values.find((value) => typeof value === 'string') ?? values[0];
  };
  return Object.fromEntries(
    all.map((name) => [
      name,
      of(rows.map((row) => row[name]).filter((value) => value !== undefined)),
    ]),
  );
}
