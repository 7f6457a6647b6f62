// One page is put through a list of steps.
import { Broken, TooLong } from './tab.mjs';

/** No page is given longer than this: what is slow has shown it by then. */
const PAGE_MS = 75_000;

/**
 * Does one step after the other and notes what each says. One that takes too long is the last of its page, as the page still
 * works on it; one that fails costs no more than itself.
 */
export async function steps(tab, row, list) {
  for (const [name, step] of Object.entries(list)) {
    if (row.ended) return;
    if (tab.age > PAGE_MS) {
      row.ended = `${name}: the page's time was over`;
      return;
    }
    try {
      row[name] = await step();
    } catch (error) {
      const isLate = error instanceof TooLong;
      row[name] = isLate ? 'over 60 s' : 'failed';
      if (isLate) row.ended = `${name}: over 60 s`;
      else (row.errors ??= {})[name] = String(error).split('\n', 1)[0].slice(0, 200);
      if (error instanceof Broken) row.ended = `${name}: the page broke`;
    }
  }
}

/** Opens a page, puts it through `work` and closes it; what it noted. */
export async function inPage(open, work) {
  const tab = await open();
  const row = {};
  try {
    await work(tab, row);
  } finally {
    if (tab.errors.length > 0) row.pageErrors = [...new Set(tab.errors)].slice(0, 3);
    await tab.close();
  }
  return row;
}
