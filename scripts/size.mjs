// Minified, gzip and brotli size of what a page loads first; fails over its budget.
import { relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './run.mjs';

const KiB = 1024;
const entry = "export * from './src/define.ts'";
const rows = [
  { name: 'queue, conversation, composer; lazy parts apart', budget: 60 * KiB },
  { name: 'our own code only', external: true },
];

/** The entry and each chunk that it imports statically: import() chunks load on first use. */
function firstLoad({ metafile: { outputs }, outputFiles }) {
  const wanted = new Set();
  const walk = (name) => {
    if (wanted.has(name) || !outputs[name]) return;
    wanted.add(name);
    for (const { kind, path } of outputs[name].imports) {
      if (kind === 'import-statement') walk(path);
    }
  };
  walk(Object.keys(outputs).find((name) => outputs[name].entryPoint));
  return outputFiles
    .filter((file) => wanted.has(relative(root, file.path)))
    .map((file) => file.contents);
}

async function measure({ external }) {
  const result = await build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
    conditions: ['production'],
    ...(external && { packages: 'external' }),
    legalComments: 'none',
    logLevel: 'error',
  });
  const files = firstLoad(result);
  const sum = (length) => files.reduce((total, file) => total + length(file), 0);
  return {
    min: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}

const kib = (bytes) => (bytes / KiB).toFixed(1).padStart(8);
let failed = 0;
console.log(`${'KiB'.padEnd(50)}${['min', 'gzip', 'brotli'].map((h) => h.padStart(8)).join('')}`);
for (const row of rows) {
  const { min, gzip, brotli } = await measure(row);
  const over = gzip > (row.budget ?? Infinity);
  if (over) failed += 1;
  const verdict = over ? `  over its ${row.budget / KiB} KiB of gzip` : '';
  console.log(`${row.name.padEnd(50)}${kib(min)}${kib(gzip)}${kib(brotli)}${verdict}`);
}
console.log(`\n${1 - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
