// Copies the emoji of our three languages into src, so that the package carries them itself.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

// `pt` and `es` exist only in the CLDR flavour; one flavour for all keeps the shortcodes alike.
const from = dirname(
  createRequire(import.meta.url).resolve('emoji-picker-element-data/package.json'),
);
const to = join(root, 'src/components/parts/emoji-picker/data');

for (const language of ['pt', 'en', 'es']) {
  const file = join(to, `${language}.json`);
  if (existsSync(file)) continue;
  mkdirSync(to, { recursive: true });
  cpSync(join(from, language, 'cldr/data.json'), file);
}
