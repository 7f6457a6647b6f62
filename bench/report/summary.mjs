// What the README tells of the last run.
import { OURS } from '../others.mjs';
import { goalsOf, verdictOf } from './goals.mjs';
import { machineOf } from './machine.mjs';
import { countsOf } from './page.mjs';
import { shortProfile } from './profiles.mjs';
import { many, msOf, nameOf, number, table } from './words.mjs';

const SIZE = 1000;

const timeline = (thread = {}) =>
  table(
    [`${many(SIZE)} messages, ms`, 'mount', 'append', 'scroll, a frame', 'A→B→A', 'burst'],
    Object.entries(thread).map(([name, row]) => [
      nameOf(name),
      ...['mount', 'append', 'scroll', 'switch', 'burst'].map((key) => number(msOf(row[key]))),
    ]),
  );

const queue = (rows) =>
  table(
    ['conversations, ms', 'mount', 'one to the top', '100 a second, 5 s', '1,000 a second, 5 s'],
    rows.map(([count, name, row]) => [
      `${nameOf(name)}, ${many(count)}`,
      ...['mount', 'update', 'hundred', 'thousand'].map((key) => number(msOf(row[key]))),
    ]),
  );

function* queueRows(queues) {
  for (const [name, row] of Object.entries(queues[SIZE] ?? {})) yield [SIZE, name, row];
  for (const name of ['bare', OURS]) {
    const row = queues[100_000]?.[name];
    if (row) yield [100_000, name, row];
  }
}

const missedLine = ({ name, value, most, unit }) => {
  const is = value === Infinity ? (unit === 'px' ? 'lost' : 'over 60 s') : number(value, 2);
  return `- ${name}: ${`${is} ${value === Infinity ? '' : unit}`.trim()}, at most ${`${most} ${unit}`.trim()}`;
};

export function summaryOf(result, medians) {
  const goals = goalsOf(medians);
  const missed = goals.filter((goal) => verdictOf(goal) === 'missed');
  const rows = [...queueRows(medians.queue)];
  const verbs = new Set(missed.map(({ verb }) => verb));
  return [
    `\`${result.command}\`: processor time of the main thread, the same work for all in one run. ${machineOf(result)} All sizes, all rows, and how it was measured: [docs/bench.md](docs/bench.md).`,
    timeline(medians.thread[SIZE]),
    ...(rows.length > 0 ? [queue(rows)] : []),
    `Of what was aimed at: ${countsOf(goals)}.${missed.length > 0 ? ' Missed:' : ''}`,
    ...(missed.length > 0 ? [missed.map(missedLine).join('\n')] : []),
    ...(missed.length > 0 && result.profiles
      ? [
          'Where the time goes there (at 1,000 where no number is said, a build with readable names; the functions by what they took themselves, of all script):',
          shortProfile(result.profiles, verbs),
        ]
      : []),
  ].join('\n\n');
}
