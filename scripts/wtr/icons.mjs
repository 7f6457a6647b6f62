// Serves of `lucide` only what src and demo import, as one module: every test file begins with an empty
// cache, and would ask for each of its 2,000 modules.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../run.mjs';

const PATH = '/test/virtual/lucide.js';

function imported() {
  const sources = ['src', 'demo'].flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, dir, file), 'utf8')),
  );
  const names = sources
    .flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from 'lucide'/g)])
    .flatMap(([, list]) => list.split(','))
    .map((name) => name.replace(/ as .*/, '').trim())
    .filter((name) => name && !name.startsWith('type '));
  return [...new Set(names)];
}

let building;

export const icons = {
  name: 'icons',
  resolveImport: ({ source }) => (source === 'lucide' ? PATH : undefined),
  async serve(context) {
    if (context.path !== PATH) return undefined;
    building ??= build({
      stdin: { contents: `export { ${imported().join()} } from 'lucide';`, resolveDir: root },
      bundle: true,
      format: 'esm',
      write: false,
    });
    const { outputFiles } = await building;
    return { body: outputFiles[0].text, type: 'js' };
  },
};
