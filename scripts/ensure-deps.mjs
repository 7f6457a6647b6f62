// Installs the dependencies when they are missing or older than the lock, so that `npm start` and
// `npm test` are all a fresh clone needs. Imports nothing from node_modules.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const cache = join(root, '.cache');
const claim = join(cache, 'installing');

function isInstalled() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json'); // npm writes it last
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

const isDead = (pid) => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

/** Two commands begun at once must not install into each other: the second one waits. */
function claimed() {
  mkdirSync(cache, { recursive: true });
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = existsSync(claim) ? Number(readFileSync(claim, 'utf8')) : 0;
    if (holder > 0 && isDead(holder)) rmSync(claim, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    return false;
  }
}

export function ensureDeps() {
  if (isInstalled()) return;
  while (!claimed()) if (isInstalled() && !existsSync(claim)) return;
  try {
    if (isInstalled()) return;
    console.log('Installing dependencies…');
    if (!run('npm', ['ci', '--no-audit', '--no-fund'])) process.exitCode = 1;
  } finally {
    rmSync(claim, { force: true });
  }
  if (process.exitCode) process.exit();
}
