// Whether ours is faster than every other library in every row, from 1,000 messages and conversations up.
import { CONTROLS, OURS } from '../others.mjs';
import { many, msOf } from './words.mjs';

const MEASURES = {
  thread: ['mount', 'again', 'append', 'prepend', 'scroll', 'wheel', 'switch', 'burst'],
  queue: ['mount', 'again', 'update', 'hundred', 'thousand'],
};
/** Where it is looked whether the outcome is to be seen. */
const SHOWN = {
  mount: 'mountShown',
  again: 'mountShown',
  append: 'appendShown',
  switch: 'switchShown',
  burst: 'burstShown',
  update: 'updateShown',
  hundred: 'busyShown',
  thousand: 'busyShown',
};
const PART = { thread: 'timeline', queue: 'queue' };
const WORDS = {
  again: 'mount again',
  hundred: '100 changes a second',
  thousand: '1,000 changes a second',
};

/** Whose profile tells why a row is slower. */
const VERBS = {
  thread: { again: 'mount' },
  queue: {
    mount: 'mount of the queue',
    again: 'mount of the queue',
    update: 'one to the top of the queue',
    hundred: '300 changes of the queue',
    thousand: '3,000 changes of the queue',
  },
};

/** One goal for each other and size: how its closest row compares, and which that is. */
export function* slowerThan(result) {
  for (const [part, names] of Object.entries(MEASURES)) {
    for (const [count, { [OURS]: ours, ...all }] of Object.entries(result[part])) {
      if (!ours || Number(count) < 1000) continue;
      for (const [peer, row] of Object.entries(all)) {
        if (CONTROLS.includes(peer)) continue;
        const shown = names.filter((name) => row[SHOWN[name]] !== 'failed');
        // What ours was to show and did not counts as never done.
        const own = (name) => (ours[SHOWN[name]] === 'failed' ? 'over 60 s' : ours[name]);
        const rows = shown.flatMap((name) => compared(name, own(name), row[name]));
        const slower = rows.filter(([, value]) => value > 1).map(describe);
        const [[closest, value] = []] = rows.toSorted(([, a], [, b]) => b - a);
        const unseen = names.filter((name) => !shown.includes(name)).map(nameOf);
        const what = [
          slower.length > 0 ? `; slower in ${slower.join(', ')}` : '',
          unseen.length > 0 ? `; not shown by it: ${unseen.join(', ')}` : '',
        ].join('');
        yield {
          name: `${PART[part]} at ${many(count)}: every row of ${peer} (${rows.length} rows${what})`,
          value,
          most: 1,
          unit: '×',
          verb: VERBS[part][closest] ?? closest,
        };
      }
    }
  }
}

const nameOf = (name) => WORDS[name] ?? name;

const describe = ([name, value]) =>
  `${nameOf(name)} (${value === Infinity ? 'over 60 s' : `${value.toFixed(2)} ×`})`;

/** What the other cannot do, or was not asked to, is no row; nor what it was to show and did not. */
function compared(name, own, other) {
  const [value, base] = [msOf(own), msOf(other)];
  if (typeof base === 'string') return base.startsWith('over') ? [[name, 0]] : [];
  if (typeof base !== 'number') return [];
  if (typeof value === 'string' && value.startsWith('over')) return [[name, Infinity]];
  return typeof value === 'number' ? [[name, value / base]] : [];
}
