// Minified, gzip and brotli size of what a page loads first; fails over its budget. Reads dist/ and src/.
// `--markdown`: the lazy parts as a table, for the README.
import { readFileSync } from 'node:fs';
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
/** In gzip. */
const BUDGET = 60 * KiB;
const HTTP_ADAPTER_BUDGET = 3 * KiB;

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

/** What connects to a server of the protocol, with all that it imports. */
async function httpAdapter() {
  const entry = 'src/adapters/http/http.adapter.ts';
  const { outputFiles } = await bundle(entry, { splitting: false, plugins: [lazyApart] });
  return outputFiles.map(({ contents }) => contents);
}

const kib = (bytes) => (bytes / KiB).toFixed(1).padStart(8);
const head = ['min', 'gzip', 'brotli'].map((word) => word.padStart(8)).join('');

/** Prints one line; says whether the files are within the budget. */
function report(name, files, budget = Infinity) {
  const sum = (length) => files.reduce((total, file) => total + length(file), 0);
  const gzip = sum((file) => gzipSync(file, { level: 9 }).length);
  const others = [sum((file) => file.length), sum((file) => brotliCompressSync(file).length)];
  const verdict = gzip > budget ? `  over its ${budget / KiB} KiB of gzip` : '';
  console.log(`${name.padEnd(50)}${kib(others[0])}${kib(gzip)}${kib(others[1])}${verdict}`);
  return gzip <= budget;
}

/** What comes on first use. */
async function printLazyParts() {
  const { inputs } = (await bundle(SHIPPED)).metafile;
  const first = reach(inputs, SHIPPED);
  const rows = Object.keys(inputs)
    .filter((file) => !first.has(file))
    .map((file) => ({
      name: basename(file).replace(/-.{8}\.js$/, ''),
      length: gzipSync(readFileSync(join(root, file)), { level: 9 }).length,
    }))
    .sort((a, b) => b.length - a.length);
  console.log('| lazy part | gzip |\n| --- | ---: |');
  for (const { name, length } of rows) console.log(`| ${name} | ${(length / KiB).toFixed(1)} KB |`);
}

if (process.argv.includes('--markdown')) {
  await printLazyParts();
  process.exit();
}
console.log(`${'KiB'.padEnd(50)}${head}`);
const components = await built(COMPONENTS);
const { first, session } = await built(WORKPLACE);
const verdicts = [
  report(
    'components of queue, conversation, composer',
    [...components.first, ...components.session],
    BUDGET,
  ),
  report('the same with a core, without the messages', first, BUDGET),
  report('http adapter; lazy parts apart', await httpAdapter(), HTTP_ADAPTER_BUDGET),
];
report('messages, storage: fetched as a session opens', session);
report('these two: all before a message is read', [...first, ...session]);
report('all of <chat-inbox>; lazy parts apart', await shipped());
report('the same without dependencies', await withoutDependencies());
const failed = verdicts.filter((within) => !within).length;
console.log(`\n${verdicts.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
