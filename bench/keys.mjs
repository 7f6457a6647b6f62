// How soon a letter in the message field is painted, beside a timeline of one message and beside a long one.
import { inPage, steps } from './steps.mjs';

const WARM = 30;
const LETTERS = 80;

/** One page of each, so that slow drift of the machine meets both. */
export async function measureKeys(open, { count }) {
  const type = (messages) =>
    inPage(open, (tab, row) =>
      steps(tab, row, {
        prepare: () => tab.ask('thread.prepare', messages),
        mount: () => tab.ask('thread.mountField'),
        warm: () => tab.type(WARM),
        key: () => tab.type(LETTERS),
      }),
    );
  const empty = await type(1);
  const full = await type(count);
  return { empty: empty.key, full: full.key };
}
