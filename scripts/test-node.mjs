// Runs the tests of test/node/ under node:test, TypeScript as it is; with arguments only these files.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const all = () =>
  readdirSync(join(root, 'test/node'), { recursive: true })
    .map((file) => `test/node/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts'));

const files = process.argv.length > 2 ? process.argv.slice(2) : all();
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--test', '--test-reporter=./scripts/node-totals.mjs', ...files],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: 'test/node/tsconfig.json' },
  },
);
process.exit(status ?? 1);
