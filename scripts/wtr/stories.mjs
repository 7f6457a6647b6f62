// Serves /test/virtual/stories.js: every story module by its path, so that a test can render all of
// them without Storybook.
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.mjs';

export function storyFiles() {
  const dir = join(root, 'stories');
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true })
    .map((file) => `stories/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.stories.ts'))
    .sort();
}

export const stories = {
  name: 'stories',
  serve(context) {
    if (context.path !== '/test/virtual/stories.js') return undefined;
    const files = storyFiles();
    const imports = files.map((file, i) => `import * as s${i} from '/${file}';`);
    const entries = files.map((file, i) => `  ${JSON.stringify(file)}: s${i},`);
    return {
      body: [...imports, 'export default {', ...entries, '};'].join('\n'),
      type: 'js',
      headers: { 'cache-control': 'no-store' },
    };
  },
};
