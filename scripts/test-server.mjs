// The tests of the gateway and of the simulator, two files at a time. Without arguments those that `npm test` has time
// for, with `--long` those called `….long.test.ts`. On PGlite, or, all of the gateway's, on the PostgreSQL server of
// TEST_DATABASE_URL: `node scripts/postgres.mjs node scripts/test-server.mjs`. Or the files that are named.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './run.mjs';

const tests = (folder) =>
  readdirSync(root + folder, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`);

const args = process.argv.slice(2);
const gateway = tests('server/test');
const all = [...gateway, ...tests('server/simulator/test')];
const isLong = (file) => file.endsWith('.long.test.ts');

function chosen() {
  if (args[0] === '--long') return all.filter(isLong);
  if (args.length > 0) return args;
  if (process.env.TEST_DATABASE_URL) return gateway;
  return all.filter((file) => !isLong(file));
}

const node = (...args) =>
  spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: root, stdio: 'inherit' }).status;

node('server/test/support/empty-database.ts'); // before several files need it at once
const status = node(
  '--test',
  '--test-concurrency=2',
  '--test-timeout=300000', // a file that hangs
  '--test-reporter=./scripts/node-totals.mjs',
  ...chosen(),
);
process.exit(status ?? 1);
