// `new URL('./data/pt.json', import.meta.url)` emits the file and keeps the URL right, whichever
// chunk the code ends in. `fileName` says where; without it the asset gets a hashed name.
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

const literal = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;
const anyAsset = /new URL\([^)]*import\.meta\.url/;

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
          source: readFileSync(file),
          ...(fileName ? { fileName: fileName(file) } : { name: basename(file) }),
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
