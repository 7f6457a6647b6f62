// Serves /test/virtual/stories.js: what loads each story module, by its path, so that tests can draw
// all of them without Storybook.
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
    const entries = storyFiles().map((file) => `  '${file}': () => import('/${file}'),`);
    return {
      body: ['export default {', ...entries, '};'].join('\n'),
      type: 'js',
      headers: { 'cache-control': 'no-store' },
    };
  },
};
