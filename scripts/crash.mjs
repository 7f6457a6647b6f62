// `npm run test:crash`: the gateway killed with -9 under load, 50 times on PGlite and 50 times on PostgreSQL with two
// nodes. `-- --rounds 5` for another number, `--store pglite` for one of the two, `--seed 1` to kill as before.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startPostgres } from './postgres.mjs';
import { root } from './run.mjs';

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string' },
  },
});
const stores = values.store ? [values.store] : ['pglite', 'postgres'];
let [passed, failed] = [0, 0];
for (const store of stores) {
  const postgres = store === 'postgres' ? await startPostgres() : undefined;
  const args = ['--store', store, '--rounds', values.rounds];
  if (values.seed) args.push('--seed', values.seed);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'server/test/e2e/crash/crash.ts', ...args],
    {
      cwd: root,
      env: { ...process.env, ...(postgres && { TEST_DATABASE_URL: postgres.url }) },
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    },
  );
  postgres?.stop();
  process.stdout.write(stdout);
  const [, p = 0, f = 0] = /^(\d+) passed, (\d+) failed/m.exec(stdout) ?? [];
  passed += Number(p);
  failed += Math.max(Number(f), status === 0 ? 0 : 1);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
