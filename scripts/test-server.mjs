// Runs the tests of the gateway, the simulator and the examples under node:test, TypeScript as it is; with arguments
// only these files. The gateway's run on PGlite, or on the PostgreSQL that `TEST_DATABASE_URL` names:
// `node scripts/postgres.mjs node scripts/test-server.mjs --gateway`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const tests = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true })
        .map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
        .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    : [];

const args = process.argv.slice(2);
const GATEWAY = ['server/test'];
const ALL = [...GATEWAY, 'server/simulator/test'];
const files =
  args.length === 0 ? ALL.flatMap(tests) : args[0] === '--gateway' ? GATEWAY.flatMap(tests) : args;

const { status } = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    '--test',
    '--test-concurrency=2',
    '--test-reporter=./scripts/node-totals.mjs',
    ...files,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
