// A page for each driver, built as an application would build it: in production mode, minified.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../scripts/run.mjs';

const PAGE = `<!doctype html><html lang="pt-BR"><meta charset="utf-8"><title>Bench</title>
<link rel="stylesheet" href="NAME.css">
<style>body { margin: 0 } #box { width: 760px; height: 760px; overflow: hidden }</style>
<div id="box"></div><script type="module" src="NAME.js"></script>`;

const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  metafile: true,
  logLevel: 'error',
  jsx: 'automatic',
  // As what we ship has it: whoever is measured is compiled while it loads, not within the first mount.
  banner: { js: '//# allFunctionsCalledOnLoad' },
  mainFields: ['browser', 'module', 'main'],
  conditions: ['production', 'style'],
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  loader: {
    '.svg': 'dataurl',
    '.png': 'dataurl',
    '.woff': 'empty',
    '.woff2': 'empty',
    '.ttf': 'empty',
  },
};

/** Builds a driver into a folder as `name`, with readable names where `minify` is false; the path of its page. */
export const buildDriver = (driver, outdir, minify, name) =>
  buildPage(
    name,
    `import { drivers } from './drivers/${driver}'; import { offer } from './page/page'; await offer(drivers);`,
    outdir,
    minify,
  );

/** Builds a page of this code; its path. */
export async function buildPage(name, contents, outdir, minify = true) {
  const stdin = {
    contents,
    resolveDir: join(root, 'bench'),
    sourcefile: `${name}.ts`,
    loader: 'ts',
  };
  await build({
    ...options,
    minify,
    stdin,
    outdir,
    entryNames: name,
    chunkNames: `${name}/[hash]`,
  });
  writeFileSync(join(outdir, `${name}.css`), '', { flag: 'a' });
  writeFileSync(join(outdir, `${name}.html`), PAGE.replaceAll('NAME', name));
  return `${name}.html`;
}

/** Bytes of an entry and all that it imports at once, sheets included, gzip. */
export async function gzipOf(contents) {
  const stdin = { contents, resolveDir: join(root, 'bench'), loader: 'tsx' };
  const { metafile, outputFiles } = await build({ ...options, stdin, outdir: 'out', write: false });
  const { outputs } = metafile;
  const seen = new Set();
  const reach = (name) => {
    if (seen.has(name) || !outputs[name]) return;
    seen.add(name);
    const { imports, cssBundle } = outputs[name];
    if (cssBundle) seen.add(cssBundle);
    for (const { kind, path } of imports) if (kind === 'import-statement') reach(path);
  };
  // What is imported on demand has an entry point too.
  reach(Object.keys(outputs).find((name) => outputs[name].entryPoint === '<stdin>'));
  const first = outputFiles.filter(({ path }) => [...seen].some((name) => path.endsWith(name)));
  return first.reduce((sum, { contents: bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}
