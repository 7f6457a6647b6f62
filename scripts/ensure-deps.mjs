// Installs the dependencies when they are missing or older than the lock, so that `npm start` and
// `npm test` are all a fresh clone needs. Imports nothing from node_modules.
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const cache = join(root, '.cache');
const claim = join(cache, 'installing');

const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
/** Which lock was installed here: one that was only touched since is the same. */
const stamp = join(modules, '.installed');
const hashOfLock = () => createHash('sha256').update(readFileSync(lock)).digest('hex');

function isInstalled() {
  const installed = join(modules, '.package-lock.json'); // npm writes it last
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfLock();
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

/** npm empties what a link leads to, which may be another copy's. */
function refuseLink() {
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  console.error(
    'node_modules is a symbolic link and does not fit package-lock.json. Nothing was installed: npm would delete\n' +
      'what is behind the link. Remove the link, or install where it leads to.',
  );
  process.exit(1);
}

export function ensureDeps() {
  if (isInstalled()) return;
  refuseLink();
  while (!claimed()) if (isInstalled() && !existsSync(claim)) return;
  try {
    if (isInstalled()) return;
    console.log('Installing dependencies…');
    if (run('npm', ['ci', '--no-audit', '--no-fund'])) writeFileSync(stamp, hashOfLock());
    else process.exitCode = 1;
  } finally {
    rmSync(claim, { force: true });
  }
  if (process.exitCode) process.exit();
}
