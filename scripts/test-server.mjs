// The tests of the gateway and of the simulator, two files at a time: on PGlite, or on the PostgreSQL server of
// TEST_DATABASE_URL (`node scripts/postgres.mjs node scripts/test-server.mjs`).
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './run.mjs';

/** The simulator has no database: its tests run once. */
const folders = process.env.TEST_DATABASE_URL
  ? ['server/test']
  : ['server/test', 'server/simulator/test'];
const files = folders.flatMap((folder) =>
  readdirSync(root + folder, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`),
);

const node = (...args) =>
  spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: root, stdio: 'inherit' }).status;

node('server/test/support/empty-database.ts'); // before several files need it at once
const status = node(
  '--test',
  '--test-concurrency=2',
  '--test-reporter=./scripts/node-totals.mjs',
  ...files,
);
process.exit(status ?? 1);
