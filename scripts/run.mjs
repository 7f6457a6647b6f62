// Runs a command from the repository's root with its output passed on; says whether it succeeded.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export function run(command, args = [], { env, ...options } = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32' && command !== process.execPath,
    env: { ...process.env, ...env },
    ...options,
  });
  return status === 0;
}
