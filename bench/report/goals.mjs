// What was aimed at: each condition of the plan, at each size. A goal is
// `{ name, value, most, unit, verb }`; `value` is undefined where it was not measured, Infinity where it was not over in 60 s.
import { OURS } from '../others.mjs';
import { slowerThan } from './rivals.mjs';
import { many, msOf } from './words.mjs';

const OVER = /^over /;

const ratio = (name, value, base, most, verb) => ({
  name,
  value: ratioOf(msOf(value), msOf(base)),
  most,
  unit: '×',
  verb,
});

const ratioOf = (value, base) => {
  if (typeof value === 'string') return OVER.test(value) ? Infinity : undefined;
  // What the other did not do in 60 s is less than any part of it.
  if (typeof base === 'string') return OVER.test(base) ? 0 : undefined;
  return typeof value === 'number' && typeof base === 'number' ? value / base : undefined;
};

const limit = (name, value, most, unit, verb) => ({
  name,
  value: value === null ? Infinity : typeof value === 'number' ? value : undefined,
  most,
  unit,
  verb,
});

const worst = (entries) => {
  const values = entries.map(([, value]) => (value === null ? Infinity : value));
  return values.length > 0 ? Math.max(...values) : undefined;
};

/** News, and how they are named in what was moved. */
const MOVES = {
  'older ones come': /^prepend/,
  'an image above comes late': /^picture/,
  'a reaction above': /^reaction/,
  'an edit above': /^edit/,
  'the pane becomes narrow': /^narrower/,
  'the field grows, or the pane becomes shorter': /^(shorter|the field)/,
  'a new message, at the end': /^append/,
};

function* timeline(count, { [OURS]: ours = {}, static30 = {}, bare = {} }, { field, own1000 }) {
  const at = `at ${many(count)}`;
  const html = 'to the visible bubbles as HTML';
  if (count === 1000 || count === 10_000) {
    yield ratio(
      `mount ${at}, the first of a page, ${html}`,
      ours.mount,
      static30.mount,
      2,
      'mount',
    );
    yield ratio(
      `mount ${at}, again in the same page, ${html}`,
      ours.again,
      static30.again,
      2,
      'mount',
    );
  }
  if (count === 100_000)
    yield ratio(`mount ${at} to our own 1,000`, ours.mount, own1000?.mount, 2, 'mount');
  yield ratio(
    `append while pinned ${at} to the bare list`,
    ours.append,
    bare.append,
    1.2,
    'append',
  );
  const moved = Object.entries({ ...ours.moves, ...grown(field) });
  for (const [news, pattern] of Object.entries(MOVES)) {
    const of = moved.filter(([name]) => pattern.test(name));
    yield limit(`moved in any frame ${at} when ${news}`, worst(of), 1, 'px', 'prepend');
  }
  for (const [how, name] of [
    ['scroll', 'scrolled'],
    ['wheel', 'scrolled by the wheel'],
  ]) {
    const { over16 } = ours[how] ?? {};
    yield ratio(`a frame ${name} ${at} ${html}`, ours[how], static30[how], 1.3, how);
    yield limit(`tasks over 16.7 ms while ${name} ${at}`, over16, 0, '', 'scroll');
  }
  const blank = (value) => (typeof value === 'number' ? value * 100 : undefined);
  yield limit(`blank ${at}, scrolled at 3,000 px a second`, blank(ours.blank), 0, '%', 'scroll');
  yield limit(
    `blank ${at}, by the wheel at 3,000 px a second`,
    blank(ours.wheelBlank),
    0,
    '%',
    'scroll',
  );
  if (count === 1000) {
    yield ratio(`burst ${at} to the bare list`, ours.burst, bare.burst, 1.3, 'burst');
    yield limit(`tasks over 50 ms in a burst ${at}`, ours.burst?.over50, 0, '', 'burst');
  }
  yield ratio(`switch ${at} ${html}`, ours.switch, static30.switch, 2, 'switch');
}

const grown = (field = {}) =>
  Object.fromEntries(Object.entries(field).filter(([name]) => name.startsWith('the field')));

function* keys({ empty, full } = {}) {
  const name = 'a key with 10,000 messages to one with an empty timeline';
  yield ratio(`${name}, until painted`, full?.painted, empty?.painted, 1.2, 'key');
  yield ratio(`${name}, at work`, full?.ms, empty?.ms, 1.2, 'key');
}

function* queues(queue) {
  const own = (count) => queue[count]?.[OURS] ?? {};
  if (queue[1000] && queue[100_000]) {
    const verb = 'mount of the queue';
    yield ratio('queue: mount of 100,000 to 1,000', own(100_000).mount, own(1000).mount, 1.3, verb);
  }
  const verb = '300 changes of the queue';
  for (const [count, { bare = {} }] of Object.entries(queue)) {
    const at = `at ${many(count)}`;
    const { hundred, thousand } = own(count);
    yield ratio(
      `queue: 100 changes a second ${at} to the bare list`,
      hundred,
      bare.hundred,
      1.2,
      verb,
    );
    yield ratio(
      `queue: 1,000 changes a second ${at} to 100 a second`,
      thousand,
      hundred,
      1.5,
      verb,
    );
  }
}

/** Every goal of what was measured, in the plan's order. */
export function goalsOf({ thread, field, queue, keys: typed }) {
  const own1000 = thread[1000]?.[OURS];
  const goals = [];
  for (const [count, all] of Object.entries(thread)) {
    if (!all[OURS]) continue;
    goals.push(...timeline(Number(count), all, { field: field[count]?.[OURS], own1000 }));
  }
  if (typed[10_000]?.[OURS]) goals.push(...keys(typed[10_000][OURS]));
  if (Object.values(queue).some((all) => all[OURS])) goals.push(...queues(queue));
  return [...goals, ...slowerThan({ thread, queue })];
}

/** `reached`, `missed` or `not measured`. */
export const verdictOf = ({ value, most }) =>
  value === undefined ? 'not measured' : value <= most ? 'reached' : 'missed';
