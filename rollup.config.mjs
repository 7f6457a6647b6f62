import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import minifyTemplates from 'rollup-plugin-minify-template-literals';
import { assets } from './scripts/rollup/assets.mjs';
import { chunks } from './scripts/rollup/chunks.mjs';
import { cut } from './scripts/rollup/cut.mjs';
import { decorators } from './scripts/rollup/decorators.mjs';
import { licenses } from './scripts/rollup/licenses.mjs';
import { lit, localize } from './scripts/rollup/lit.mjs';
import { properties } from './scripts/rollup/properties.mjs';
import { order } from './scripts/rollup/order.mjs';
import { xstate } from './scripts/rollup/xstate.mjs';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const external = (id) =>
  Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

const typescript = () => {
  const plugin = esbuild({ target: 'es2022', tsconfig: 'tsconfig.json', sourceMap: true });
  return {
    ...plugin,
    // Inside a package it would miss what its `browser` field leaves out: Node's own modules.
    resolveId: (id, importer) =>
      importer?.includes('node_modules') ? null : plugin.resolveId(id, importer),
  };
};
const templates = () =>
  minifyTemplates({ include: ['src/**/*.ts'], options: { minifyOptions: { minifyCSS: true } } });

const modules = readdirSync('src', { recursive: true })
  .map((file) => `src/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => /(?<!\.d|\.worker)\.ts$/.test(file)); // a worker is built with what asks for it

/** A module of types only is empty once compiled, and that is fine; how packages are written is not ours. */
const onwarn = (warning, warn) => {
  const isOurs = !(warning.ids?.[0] ?? warning.id ?? '').includes('node_modules');
  if (warning.code !== 'EMPTY_BUNDLE' && isOurs) warn(warning);
};

/** What an application's own bundler reads: one file per source module, dependencies left alone. */
const esm = {
  input: modules,
  external,
  onwarn,
  output: {
    dir: 'dist/esm',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: 'src',
  },
  plugins: [assets({ fileName: (file) => relative('src', file) }), templates(), typescript()],
};

/** What `preload()` fetches comes in one file instead of twenty. */
const PARTS = [
  'attach-button',
  'audio',
  'card',
  'copy-button',
  'document',
  'media',
  'message-actions',
  'problem-list',
  'quote',
  'reactions',
  'reply-bar',
  'trouble',
  'upload-progress',
];
const AHEAD = [
  ...PARTS.map((stem) => `components/parts/${stem}/${stem}`),
  'components/parts/icon/more-icons',
  'components/panes/composer/quick-replies',
  'components/panes/composer/stand-in',
  'components/panes/header/header-menu',
  'locales/later',
  'locales/pt-br.later',
];
/** What only the answers of a backend need, fetched while a session is opened. */
const SESSION = [
  'browser/open-storage',
  'components/panes/thread/thread',
  'domain/links',
  'domain/marks',
  'store/parse',
];

/** Chromium compiles such a file whole while it loads, off the main thread, instead of function by function at their first call. */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad';

/** What a plain <script type="module"> loads: everything inside, lazy parts in their own chunks. */
const cdn = {
  input: {
    'chat-inbox': 'src/define.ts',
    'local-adapter': 'src/adapters/local/local.adapter.ts',
    'http-adapter': 'src/adapters/http/http.adapter.ts',
  },
  // Else the entry becomes a tiny file in front of a chunk, as lazy chunks import from it.
  preserveEntrySignatures: 'allow-extension',
  onwarn,
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].min.js',
    manualChunks: chunks({ session: SESSION, ahead: AHEAD }),
    onlyExplicitManualChunks: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
  plugins: [
    assets(),
    templates(),
    resolve({ browser: true, exportConditions: ['production'] }),
    commonjs({ include: '**/node_modules/recordrtc/**' }),
    typescript(),
    ...[xstate, lit, localize].map(cut),
    properties(),
    order(),
    decorators(),
    // Its short names are the same in every class, which packs better than Terser's.
    minify({ target: 'es2022', minify: false, minifyIdentifiers: true, legalComments: 'none' }),
    terser({
      ecma: 2020,
      module: true,
      compress: { passes: 2 },
      format: { comments: false, preamble: COMPILE_AHEAD },
    }),
    licenses({ fileName: 'THIRD-PARTY-LICENSES.txt' }),
  ],
};

export default [esm, cdn];
