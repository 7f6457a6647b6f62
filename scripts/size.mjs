// Minified, gzip and brotli size of what a page loads first; fails over its budget. Reads dist/.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './run.mjs';

const KiB = 1024;

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

/** The files as they are shipped, for a plain page. */
async function shipped() {
  const entry = 'dist/cdn/chat-inbox.min.js';
  const { metafile } = await bundle(entry);
  return [...reach(metafile.inputs, entry)].map((file) => readFileSync(join(root, file)));
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

console.log(`${'KiB'.padEnd(50)}${head}`);
const within = report('queue, conversation, composer; lazy parts apart', await shipped(), 60 * KiB);
report('without dependencies', await withoutDependencies());
console.log(within ? '\n1 passed, 0 failed' : '\n0 passed, 1 failed');
process.exit(within ? 0 : 1);
