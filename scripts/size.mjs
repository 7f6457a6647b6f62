// Minified, gzip and brotli size of what a page loads first; fails over its budget. Reads dist/ and src/.
// `--write`: the same as a table into the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { root } from './run.mjs';

const KiB = 1024;
const SHIPPED = 'dist/cdn/chat-inbox.min.js';

const PANES = `
  export { InboxConversation } from './src/components/panes/conversation/conversation.js';
  export { InboxList } from './src/components/panes/list/list.js';
  export { InboxQueues } from './src/components/panes/queues/queues.js';
`;
/** The components of a queue, a conversation and its composer, the messages among them. */
const COMPONENTS = `${PANES}
  export { InboxThread } from './src/components/panes/thread/thread.js';
`;
/** What an agent works with: the same on a core in the browser. The messages come while a session is opened. */
const WORKPLACE = `${PANES}
  export { createInbox } from './src/create-inbox.js';
  export { browserEnvironment } from './src/browser/environment.js';
`;
/** In gzip, KiB. A lazy part is one file; what has a budget of its own is large for a reason. */
const BUDGET = { components: 60, element: 68, session: 24, httpAdapter: 3, part: 8 };
/** Parts under this have no row of their own. */
const SHOWN = 2;
/** What comes by itself. */
const WHEN = { session: 'as a session opens', ahead: 'right after the first drawing' };
const LARGE = { 'write-ogg': 76, ahead: 22, session: 20, microphone: 17 };

const bundle = (entry, options) =>
  build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
    ...options,
  });

/** A module and all that it imports statically: what import() loads comes on first use. */
function reach(graph, from, seen = new Set()) {
  if (seen.has(from) || !graph[from]) return seen;
  seen.add(from);
  for (const { kind, path } of graph[from].imports) {
    if (kind === 'import-statement') reach(graph, path, seen);
  }
  return seen;
}

/** This code built as what is shipped is: what it loads first, and what is fetched while a session is opened. */
async function built(code) {
  process.chdir(root);
  const { default: configs } = await import('../rollup.config.mjs');
  const cdn = configs.at(-1);
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? join(root, 'entry.ts') : null),
    load: (id) => (id === join(root, 'entry.ts') ? code : null),
  };
  const bundled = await rollup({ ...cdn, input: 'entry', plugins: [entry, ...cdn.plugins] });
  const { output } = await bundled.generate({ ...cdn.output, sourcemap: false });
  await bundled.close();
  const graph = Object.fromEntries(
    output.map(({ fileName, imports = [] }) => [
      fileName,
      { imports: imports.map((path) => ({ kind: 'import-statement', path })) },
    ]),
  );
  const first = reach(graph, output.find(({ isEntry }) => isEntry).fileName);
  const codeOf = (wanted) => output.filter(wanted).map(({ code }) => Buffer.from(code));
  return {
    first: codeOf(({ fileName }) => first.has(fileName)),
    session: codeOf(({ name }) => name === 'session'),
  };
}

/** The files as they are shipped, for a plain page. */
async function shipped() {
  const { metafile } = await bundle(SHIPPED);
  return [...reach(metafile.inputs, SHIPPED)].map((file) => readFileSync(join(root, file)));
}

/** What an application adds that has the dependencies already. */
async function withoutDependencies() {
  const entry = 'dist/esm/define.js';
  const { metafile, outputFiles } = await bundle(entry, { packages: 'external' });
  const { outputs } = metafile;
  const first = Object.keys(outputs).find((name) => outputs[name].entryPoint === entry);
  const names = reach(outputs, first);
  return outputFiles
    .filter((file) => names.has(relative(root, file.path)))
    .map((file) => file.contents);
}

/** Keeps what comes on first use out of a bundle. */
const lazyApart = {
  name: 'lazy parts apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
};

/** An entry of the package, with all that it imports. */
async function entry(path) {
  const { outputFiles } = await bundle(path, { splitting: false, plugins: [lazyApart] });
  return outputFiles.map(({ contents }) => contents);
}

/** What comes on first use, the largest first. */
async function lazyParts() {
  const { inputs } = (await bundle(SHIPPED)).metafile;
  const first = reach(inputs, SHIPPED);
  return Object.keys(inputs)
    .filter((file) => !first.has(file))
    .map((file) => ({
      name: basename(file).replace(/-.{8}\.js$/, ''),
      gzip: gzip([readFileSync(join(root, file))]),
    }))
    .sort((a, b) => b.gzip - a.gzip);
}

const sum = (files, length) => files.reduce((total, file) => total + length(file), 0) / KiB;
const gzip = (files) => sum(files, (file) => gzipSync(file, { level: 9 }).length);
const kib = (size) => size.toFixed(1).padStart(8);
const isOver = ({ gzip, budget = Infinity }) => gzip > budget;
const verdict = (row) => (isOver(row) ? `  over its ${row.budget} KiB of gzip` : '');

const row = (name, files, budget) => ({
  name,
  budget,
  min: sum(files, (file) => file.length),
  gzip: gzip(files),
  brotli: sum(files, (file) => brotliCompressSync(file).length),
});

/** The table between its marks in the README. */
function write(rows, parts) {
  const file = join(root, 'README.md');
  const large = parts.filter(({ gzip: size }) => size >= SHOWN);
  const table = [
    '| | KiB gzip | brotli | at most |',
    '| --- | ---: | ---: | ---: |',
    ...rows.map(
      ({ name, gzip: size, brotli, budget }) =>
        `| ${name} | ${size.toFixed(1)} | ${brotli.toFixed(1)} | ${budget ?? ''} |`,
    ),
    ...large.map(
      ({ name, gzip: size, budget }) => `| ${name} | ${size.toFixed(1)} | | ${budget} |`,
    ),
    `| on first use: ${parts.length - large.length} more | under ${SHOWN.toFixed(1)} each | | ${BUDGET.part} |`,
  ].join('\n');
  const marks = /(<!-- size -->)[^]*(<!-- \/size -->)/;
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(marks, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`),
  );
}

const components = await built(COMPONENTS);
const { first, session } = await built(WORKPLACE);
const rows = [
  row(
    'components of queue, conversation, composer',
    [...components.first, ...components.session],
    BUDGET.components,
  ),
  row('the same with a core, without the messages', first, BUDGET.components),
  row('messages, storage: fetched as a session opens', session, BUDGET.session),
  row('these two: all before a message is read', [...first, ...session]),
  row('all of `<chat-inbox>`; lazy parts apart', await shipped(), BUDGET.element),
  row('the same without dependencies', await withoutDependencies()),
  row(
    'adapters/http; lazy parts apart',
    await entry('src/adapters/http/http.adapter.ts'),
    BUDGET.httpAdapter,
  ),
  row('adapters/rest; lazy parts apart', await entry('src/adapters/rest/rest.ts')),
  row('adapters/local; lazy parts apart', await entry('src/adapters/local/local.adapter.ts')),
];
const parts = (await lazyParts()).map((part) => ({
  ...part,
  name: WHEN[part.name] ?? `on first use: ${part.name}`,
  budget: LARGE[part.name] ?? BUDGET.part,
}));
console.log(
  `${'KiB'.padEnd(50)}${['min', 'gzip', 'brotli'].map((word) => word.padStart(8)).join('')}`,
);
for (const each of rows) {
  const sizes = [each.min, each.gzip, each.brotli].map(kib).join('');
  console.log(`${each.name.padEnd(50)}${sizes}${verdict(each)}`);
}
for (const each of parts) {
  if (each.gzip < SHOWN && !isOver(each)) continue;
  console.log(`${each.name.padEnd(58)}${kib(each.gzip)}${verdict(each)}`);
}
if (process.argv.includes('--write')) write(rows, parts);
const held = [...rows.filter(({ budget }) => budget), ...parts];
const failed = held.filter(isOver).length;
console.log(`\n${held.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
