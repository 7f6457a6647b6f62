// Installs the dependencies when they are missing or older than the lock, so that `npm start` and
// `npm test` are all a fresh clone needs. Imports nothing from node_modules.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

export function ensureDeps() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json'); // npm writes it last
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing dependencies…');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) process.exit(1);
}
