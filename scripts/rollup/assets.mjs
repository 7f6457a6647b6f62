// `new URL('./data/pt.json', import.meta.url)` emits the file and keeps the URL right, whichever
// chunk the code ends in. `fileName` says where; without it the asset gets a hashed name. A file called
// `….worker.ts` is emitted as one module with all it imports: it works wherever a host's bundler copies it to.
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const literal = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;
const anyAsset = /new URL\([^)]*import\.meta\.url/;

const isWorker = (file) => file.endsWith('.worker.ts');
const built = (file) => (isWorker(file) ? file.replace(/\.ts$/, '.js') : file);

const sourceOf = (file) =>
  isWorker(file)
    ? buildSync({
        entryPoints: [file],
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        write: false,
      }).outputFiles[0].contents
    : readFileSync(file);

export function assets({ fileName } = {}) {
  return {
    name: 'assets',
    transform(code, id) {
      if (!anyAsset.test(code)) return null;
      const next = code.replace(literal, (_match, _quote, path) => {
        const file = resolve(dirname(id), path);
        this.addWatchFile(file);
        const reference = this.emitFile({
          type: 'asset',
          source: sourceOf(file),
          ...(fileName ? { fileName: fileName(built(file)) } : { name: basename(built(file)) }),
        });
        return `import.meta.ROLLUP_FILE_URL_${reference}`;
      });
      if (anyAsset.test(next)) {
        this.error('An asset URL must be a string literal: no build can follow a computed one.');
      }
      return { code: next, map: null };
    },
    // Written back in the form that the host's own bundler understands.
    resolveFileUrl({ relativePath }) {
      const path = relativePath.startsWith('.') ? relativePath : `./${relativePath}`;
      return `new URL(${JSON.stringify(path)}, import.meta.url)`;
    },
  };
}
