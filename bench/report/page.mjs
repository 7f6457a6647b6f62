// The results as a page: what was aimed at, what was measured, and where the time goes.
import { goalsOf, verdictOf } from './goals.mjs';
import { machineOf } from './machine.mjs';
import { profileTables } from './profiles.mjs';
import { tablesOf } from './tables.mjs';
import { table } from './words.mjs';

const valueOf = ({ value, unit }) => {
  if (value === undefined) return '–';
  if (value === Infinity) return unit === 'px' ? 'lost' : 'over 60 s';
  return `${value.toFixed(2)} ${unit}`.trim();
};

const goalTable = (goals) =>
  table(
    ['', 'measured', 'at most', ''],
    goals.map((goal) => {
      const verdict = verdictOf(goal);
      return [
        goal.name,
        valueOf(goal),
        `${goal.most} ${goal.unit}`.trim(),
        verdict === 'missed' ? '**missed**' : verdict,
      ];
    }),
  );

/** `4 reached, 2 missed, 1 not measured`. */
export const countsOf = (goals) =>
  ['reached', 'missed', 'not measured']
    .map((verdict) => [goals.filter((goal) => verdictOf(goal) === verdict).length, verdict])
    .filter(([count]) => count > 0)
    .map((pair) => pair.join(' '))
    .join(', ');

export function pageOf(result, medians) {
  const goals = goalsOf(medians);
  const { command, profiles, rounds, bytes } = result;
  return `# This library, others and three controls under the same work

    ${command}

${machineOf(result)}

Milliseconds of processor time of the page's main thread, until all is painted and the page has nothing left to do; waiting for
that alone costs about 2 ms in each. Only ratios within the run mean something. All take turns, ${rounds} rounds: the median of so many pages
as the tables say. Nothing may take longer than a minute, and no page is given a new step after 75 seconds; where it did, the table says so in the place
of the number and below. The pane is 760 × 760. **static30** writes the thirty rows that can be seen as HTML, **bare** is a virtual list of rows of one
height, **cv-all** has all rows in the page under \`content-visibility\`. Ours is \`<inbox-thread>\` and \`<inbox-list>\` as they are, on the real store,
with news from the stream of a backend in the page. Every page's files are marked to be compiled whole while they load, as those that we ship
are. Before a mount all parts of a conversation are loaded and two messages have been drawn where nobody sees them, as the inbox does it once its
shell is drawn and nothing is open; and before a list's one row, as it does it while the first page is on its way. What is beyond the view it draws once a pointer comes, a finger, a key or a scroll.

A mount is the first of a fresh page, again one of those after it. A→B→A: to another conversation of the same length and back. The burst is
1,000 messages at 100 a second. Scrolling is 50 px a frame, 120 frames, by a script; the wheel is turned as far by the browser's own input events, the mouse on the messages.
Through all: 600 px a frame from the end to the top, for five seconds at most. A key is one letter in the message field. After each step the bench
looks whether the newest message, or the row that moved last, is painted in view; who does not show it fails the step that asks, and ours is not compared with it in that.

Others beyond 10,000, and deep-chat's and vaadin's lists of conversations: not there. deep-chat takes older messages only by asking for them itself
and changes none. react-virtuoso has no rows of its own: here they are plain HTML that says what ours says. All others but it draw every row they are given, so nothing of theirs is ever blank.

## What was aimed at

${countsOf(goals)}. The leak test (no live instance after collection) is part of \`npm run test:long\`, the size budget of \`npm run size\`.

${goalTable(goals)}

## What was measured

${tablesOf({ ...medians, bytes })}
${
  profiles
    ? `
## Where the time of ours goes

At 1,000 where no number is said, built with readable names; each time once, in a fresh page. The functions by what they took themselves, of another page that was
sampled.

${profileTables(profiles)}
`
    : ''
}`;
}
