// What was measured, as tables.
import { OURS, PEERS } from '../others.mjs';
import { many, msOf, nameOf, number, percent, table } from './words.mjs';

const overs = ({ over16, over33 } = {}) => `${number(over16, 0)} / ${number(over33, 0)}`;

const timeline = (count, all) => [
  `### ${many(count)} messages`,
  table(
    [
      '',
      'pages',
      'mount',
      'again',
      'append',
      'prepend 50',
      'A→B→A',
      'burst',
      'tasks > 50',
      'elements',
      'heap MB',
    ],
    Object.entries(all).map(([name, row]) => [
      nameOf(name),
      row.pages,
      ...['mount', 'again', 'append', 'prepend', 'switch', 'burst'].map((key) =>
        number(msOf(row[key])),
      ),
      number(row.burst?.over50, 0),
      number(row.elements, 0),
      number(row.heap, 2),
    ]),
  ),
  table(
    [
      '',
      'scroll, a frame',
      'tasks > 16.7 / 33',
      'blank',
      'wheel, an event',
      'tasks > 16.7 / 33',
      'blank',
      'through all, a frame',
      'passed',
      'tasks > 16.7 / 33',
      'blank',
    ],
    Object.entries(all).map(([name, row]) => [
      nameOf(name),
      number(msOf(row.scroll)),
      overs(row.scroll),
      percent(row.blank),
      number(msOf(row.wheel)),
      overs(row.wheel),
      percent(row.wheelBlank),
      number(msOf(row.through)),
      percent(row.through?.passed),
      overs(row.through),
      percent(row.through?.blank),
    ]),
  ),
  ...movesTable(all),
  ...wordsOn(all),
];

/** How far what is read moved, the worst of all painted frames. */
function movesTable(all) {
  const moved = Object.entries(all).filter(([, { moves }]) => typeof moves === 'object');
  if (moved.length === 0) return [];
  const names = [...new Set(moved.flatMap(([, { moves }]) => Object.keys(moves)))];
  const px = (value) => (value === null || value === Infinity ? 'lost' : number(value));
  return [
    'What is read moved so far (px, the worst of 45 painted frames; lost: it was no longer there):',
    table(
      ['', ...moved.map(([name]) => nameOf(name))],
      names.map((name) => [name, ...moved.map(([, { moves }]) => px(moves[name]))]),
    ),
  ];
}

/** What could not be measured, and why. */
function wordsOn(all) {
  const lines = Object.entries(all).flatMap(([name, { ended, errors, pageErrors }]) => {
    const words = [
      ...(ended ? [`its page ended at ${ended}`] : []),
      ...Object.entries(errors ?? {}).map(([step, error]) => `${step} failed (${error})`),
      ...(pageErrors ? [`errors of its own: ${pageErrors.join('; ')}`] : []),
    ];
    return words.length > 0 ? [`- ${name}: ${words.join('; ')}.`] : [];
  });
  return lines.length > 0 ? [lines.join('\n').replaceAll('|', '\\|')] : [];
}

const fields = (field) => {
  const rows = Object.entries(field).filter(([, all]) => all[OURS]);
  const px = (value) => (value === null ? 'lost' : number(value));
  const of = (row, where) => px(row[`the field grows, ${where}`]);
  return rows.length === 0
    ? []
    : [
        '### The field grows',
        'Five lines are typed into the field of `<inbox-conversation>`; what is read moved so far (px):',
        table(
          ['messages', 'at the end', 'in the middle'],
          rows.map(([count, { [OURS]: row }]) => [
            many(count),
            of(row, 'at the end'),
            of(row, '3000 px below the top'),
          ]),
        ),
      ];
};

const keys = (typed) =>
  Object.entries(typed).flatMap(([count, all]) => [
    `### A key, with ${many(count)} messages`,
    table(
      [
        '',
        'at work: beside one message',
        'beside all',
        'until painted: beside one message',
        'beside all',
      ],
      Object.entries(all).map(([name, { empty, full }]) => [
        nameOf(name),
        ...[empty?.ms, full?.ms, empty?.painted, full?.painted].map((value) => number(value, 2)),
      ]),
    ),
  ]);

const queue = (count, all) => [
  `### ${many(count)} conversations`,
  table(
    [
      '',
      'pages',
      'mount',
      'again',
      'one to the top',
      '100 a second, 5 s',
      '1,000 a second, 5 s',
      'of 5,000 taken',
      'tasks > 50',
      'elements',
    ],
    Object.entries(all).map(([name, row]) => [
      nameOf(name),
      row.pages,
      ...['mount', 'again', 'update', 'hundred', 'thousand'].map((key) => number(msOf(row[key]))),
      number(row.thousand?.value, 0),
      number(row.thousand?.over50, 0),
      number(row.elements, 0),
    ]),
  ),
  ...wordsOn(all),
];

const shows = (thread) => {
  const rows = Object.entries(thread[1000] ?? thread[100] ?? {}).filter(([, { shown }]) => shown);
  return rows.length === 0
    ? []
    : [
        '### What each one shows',
        'Of the newest 40 messages those that say something and are drawn, and what is there of what they hold. Whoever lacks something has less to do.',
        table(
          ['', 'messages', 'pictures', 'quotations', 'links'],
          rows.map(([name, { shown }]) => [
            nameOf(name),
            ...[shown.messages, shown.pictures, shown.quotes, shown.links],
          ]),
        ),
      ];
};

const bytesOf = (bytes) =>
  bytes
    ? [
        '### Bytes',
        'What a page loads to show the same, with its sheets, everything inside; each built alone by esbuild, minified, gzip.',
        table(
          ['', 'KiB', 'what is in it'],
          Object.entries(bytes).map(([name, size]) => [
            nameOf(name),
            number(size / 1024),
            PEERS[name]?.has ??
              'the whole `<chat-inbox>` and what it loads for the first session: queues, list, timeline, field, sending, storage',
          ]),
        ),
      ]
    : [];

export const tablesOf = ({ thread, field, queue: queues, keys: typed, bytes }) =>
  [
    ...Object.entries(thread).flatMap(([count, all]) => timeline(count, all)),
    ...shows(thread),
    ...fields(field),
    ...keys(typed),
    ...Object.entries(queues).flatMap(([count, all]) => queue(count, all)),
    ...bytesOf(bytes),
  ].join('\n\n');
