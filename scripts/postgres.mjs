// A PostgreSQL server of our own, in a folder that is gone afterwards: `startPostgres()` gives its URL and the stop.
// It is installed with apt-get where it is missing. PostgreSQL refuses to run as root, so it runs as its own user.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIB = '/usr/lib/postgresql';
const isRoot = process.getuid?.() === 0;

const binaries = () => {
  const versions = existsSync(LIB) ? readdirSync(LIB).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((v) => `${LIB}/${v}/bin`).find((bin) => existsSync(`${bin}/initdb`));
  return found;
};

function install() {
  if (!isRoot) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  const apt = (...args) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'postgresql');
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a server on loopback. @returns {Promise<{ url: string, stop: () => void }>} */
export async function startPostgres() {
  if (!binaries()) install();
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'chat-inbox-pg-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const as = (command, args) =>
    isRoot
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', command, ...args]]
      : [command, args];
  execFileSync(...as(`${bin}/initdb`, ['-D', data, '-U', 'inbox', '-A', 'trust', '--no-sync']), {
    stdio: 'ignore',
    cwd: folder,
  });
  const port = await freePort();
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
  // Nobody pulls its plug, and a test empties thirty tables: no wait for the disk.
  const settings = ['-c', 'max_connections=200', '-c', 'fsync=off'];
  const server = spawn(...as(`${bin}/postgres`, [...args, ...settings]), {
    stdio: 'ignore',
    cwd: folder,
  });
  const stop = () => {
    server.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  await isReady(bin, port);
  return { url: `postgres://inbox@127.0.0.1:${port}/postgres`, stop };
}

async function isReady(bin, port) {
  for (let tries = 100; tries > 0; tries--) {
    try {
      execFileSync(`${bin}/pg_isready`, ['-h', '127.0.0.1', '-p', String(port)], {
        stdio: 'ignore',
      });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL did not start');
}

// `node scripts/postgres.mjs <command>…` runs a command with TEST_DATABASE_URL set.
if (process.argv[1] === import.meta.filename) {
  const { url, stop } = await startPostgres();
  const [command, ...rest] = process.argv.slice(2);
  const child = spawn(command, rest, {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  child.on('exit', (code) => {
    stop();
    process.exit(code ?? 1);
  });
}
