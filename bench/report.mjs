// The results as a page: tables, and what was aimed at.
import { cpus, totalmem } from 'node:os';
import { CONTROLS, OURS } from './others.mjs';

const number = (value, digits = 1) =>
  typeof value === 'number' && Number.isFinite(value)
    ? value >= 100
      ? Math.round(value).toLocaleString('en')
      : value.toFixed(digits)
    : typeof value === 'string'
      ? value
      : '–';
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(head.length - 1)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

const threadTable = (count, all) =>
  `### ${count.toLocaleString('en')} messages\n\n${table(
    [
      '',
      'mount',
      'mount again',
      'append',
      'prepend 50',
      'moved px, at the top / 300 below',
      'scroll, a frame',
      'tasks > 16.7 / 33',
      'blank',
      'A→B→A',
      'burst',
      'tasks > 50',
      'a key, alone / beside',
      'painted',
      'elements',
      'heap MB',
    ],
    Object.entries(all).map(([name, row]) => [
      name === OURS ? `**${name}**` : name,
      ...[row.mount, row.again, row.append, row.prepend].map((value) => number(value)),
      `${number(row.movesAtTop)} / ${number(row.movesBelow)}`,
      number(row.scroll?.ms),
      `${number(row.scroll?.over16, 0)} / ${number(row.scroll?.over33, 0)}`,
      typeof row.blank === 'number' ? `${(row.blank * 100).toFixed(1)} %` : '–',
      number(row.switch),
      number(row.burst?.ms ?? row.burst),
      number(row.burst?.over50, 0),
      `${number(row.key?.empty?.ms)} / ${number(row.key?.full?.ms)}`,
      number(row.key?.full?.painted),
      number(row.elements, 0),
      number(row.heap, 2),
    ]),
  )}`;

const queueTable = (count, all) =>
  `### ${count.toLocaleString('en')} conversations\n\n${table(
    [
      '',
      'mount',
      'mount again',
      'one to the top',
      '100 a second, 5 s',
      '1,000 a second, 5 s',
      'of 5,000 taken',
      'tasks > 50',
      'elements',
    ],
    Object.entries(all).map(([name, row]) => [
      name === OURS ? `**${name}**` : name,
      ...[row.mount, row.again, row.update, row.hundred].map((value) => number(value)),
      number(row.thousand ?? row.error),
      ...[row.taken, row.over50, row.elements].map((value) => number(value, 0)),
    ]),
  )}`;

/** What was aimed at: a name, what was measured, and at most what it should be. */
function* goalsOf({ thread, queue }) {
  const ratio = (name, value, base, most) => {
    if (value === 'over 60 s') return [[name, Infinity, most, '×']];
    const isKnown = typeof value === 'number' && typeof base === 'number';
    return isKnown ? [[name, value / base, most, '×']] : [];
  };
  const atMost = (name, value, most, unit) =>
    typeof value === 'number' ? [[name, value, most, unit]] : [];
  for (const [count, all] of Object.entries(thread)) {
    const { [OURS]: ours, static30, bare } = all;
    if (!ours || !static30 || !bare) continue;
    const at = `at ${Number(count).toLocaleString('en')}`;
    if (count === '1000' || count === '10000') {
      yield* ratio(
        `mount ${at}, first of a page, to the visible bubbles as HTML`,
        ours.mount,
        static30.mount,
        2,
      );
      yield* ratio(`mount ${at}, again, to the same`, ours.again, static30.again, 2);
    }
    if (count === '100000' && thread[1000]?.[OURS]) {
      yield* ratio(`mount ${at} to our own 1,000`, ours.mount, thread[1000][OURS].mount, 2);
    }
    yield* ratio(`append while pinned ${at} to the bare list`, ours.append, bare.append, 1.2);
    yield* atMost(`moved by 50 older ones at the top ${at}`, ours.movesAtTop, 1, 'px');
    yield* atMost(`moved by 50 older ones 300 px below it ${at}`, ours.movesBelow, 1, 'px');
    yield* atMost(`moved by an edit above ${at}`, ours.movesAtChange, 1, 'px');
    yield* atMost(`off the end of a narrowed pane ${at}`, ours.narrows, 1, 'px');
    yield* ratio(
      `scroll, a frame, ${at} to the visible bubbles as HTML`,
      ours.scroll?.ms,
      static30.scroll?.ms,
      1.3,
    );
    yield* atMost(`tasks over 16.7 ms while scrolling ${at}`, ours.scroll?.over16, 0, '');
    yield* atMost(`blank at 3,000 px a second ${at}`, ours.blank * 100, 0, '%');
    yield* ratio(`switch ${at} to the visible bubbles as HTML`, ours.switch, static30.switch, 2);
    yield* ratio(`burst ${at} to the bare list`, ours.burst?.ms, bare.burst?.ms, 1.3);
    yield* atMost(`tasks over 50 ms in a burst ${at}`, ours.burst?.over50, 0, '');
    yield* ratio(
      `a key ${at} to an empty timeline, at work`,
      ours.key?.full?.ms,
      ours.key?.empty?.ms,
      1.2,
    );
    yield* ratio(
      `a key ${at} to an empty timeline, until painted`,
      ours.key?.full?.painted,
      ours.key?.empty?.painted,
      1.2,
    );
  }
  const few = queue[1000]?.[OURS];
  const many = queue[100_000]?.[OURS];
  if (few && many) yield* ratio('queue: mount of 100,000 to 1,000', many.mount, few.mount, 1.3);
  for (const [count, { [OURS]: ours, bare }] of Object.entries(queue)) {
    if (!ours) continue;
    const at = `at ${Number(count).toLocaleString('en')}`;
    if (bare)
      yield* ratio(
        `queue: 100 changes a second ${at} to the bare list`,
        ours.hundred,
        bare.hundred,
        1.2,
      );
    yield* ratio(
      `queue: 1,000 changes a second ${at} to 100`,
      ours.thousand ?? ours.error,
      ours.hundred,
      1.5,
    );
  }
  yield* slowerThanPeers({ thread, queue });
}

const MEASURES = {
  thread: {
    mount: (row) => row.mount,
    append: (row) => row.append,
    prepend: (row) => row.prepend,
    scroll: (row) => row.scroll?.ms,
    switch: (row) => row.switch,
    burst: (row) => row.burst?.ms,
  },
  queue: {
    mount: (row) => row.mount,
    update: (row) => row.update,
    'a hundred a second': (row) => row.hundred,
    'a thousand a second': (row) => row.thousand,
  },
};

/** Every measure in which another library is faster, from 1,000 rows up. */
function* slowerThanPeers(result) {
  for (const [part, measures] of Object.entries(MEASURES)) {
    for (const [count, { [OURS]: ours, ...all }] of Object.entries(result[part])) {
      if (!ours || Number(count) < 1000) continue;
      for (const [peer, row] of Object.entries(all)) {
        if (CONTROLS.includes(peer)) continue;
        for (const [name, of] of Object.entries(measures)) {
          const [own, other] = [of(ours), of(row)];
          if (typeof own !== 'number' || typeof other !== 'number') continue;
          yield [
            `${part}: ${name} at ${Number(count).toLocaleString('en')} to ${peer}`,
            own / other,
            1,
            '×',
          ];
        }
      }
    }
  }
}

export function reportOf(result) {
  const { thread, queue, bytes, date, command, browser, load, rounds } = result;
  const goals = [...goalsOf(result)];
  const missed = goals.filter(([, value, most]) => value > most);
  const sections = [
    ...Object.entries(thread).map(([count, all]) => threadTable(Number(count), all)),
    ...Object.entries(queue).map(([count, all]) => queueTable(Number(count), all)),
  ];
  const rows = goals.map(([name, value, most, unit]) => [
    name,
    value === Infinity ? 'over 60 s' : `${value.toFixed(2)} ${unit}`.trim(),
    `${most} ${unit}`.trim(),
    value > most ? '**missed**' : 'reached',
  ]);
  return `# This library, others and three controls under the same work

    ${command}

${date.slice(0, 16).replace('T', ' ')} UTC, ${browser}, headless, on ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB; load ${load.toFixed(1)} by others when it began.

Milliseconds of processor time of the page's main thread, until all is painted and the page has nothing left to do; waiting for
that alone costs about 2 ms in each. Only ratios within the run mean something. Ours and the controls: the median of ${rounds} pages;
others: one page, and nothing longer than a minute. The pane is 760 × 760. **static30** writes the thirty rows that can be seen as HTML,
**bare** is a virtual list of rows of one height, **cv-all** has all rows in the page under \`content-visibility\`. Ours is \`<inbox-thread>\` and
\`<inbox-list>\` as they are, on the real store, with news from the stream of a backend in the page.

A mount is the first of a fresh page, a mount again one of those after it. A→B→A: to another conversation of the same length and back. The
burst is 1,000 messages at 100 a second. Scrolling is 50 px a frame, 120 frames. A key is one letter in the message field, alone and
beside the timeline; until it is painted on the clock.

## What was aimed at

${missed.length === 0 ? 'All of it is reached.' : `${goals.length - missed.length} reached, ${missed.length} missed.`}

${table(['', 'measured', 'at most', ''], rows)}

## What was measured

${sections.join('\n\n')}
${
  Object.keys(bytes).length > 0
    ? `\n### Bytes\n\nAll that a page loads for the first screen, minified, gzip; each built alone by esbuild.\n\n${table(
        ['', 'KiB'],
        Object.entries(bytes).map(([name, size]) => [name, number(size / 1024)]),
      )}\n`
    : ''
}`;
}
