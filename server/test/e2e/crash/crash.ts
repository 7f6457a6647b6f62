// The gateway is killed with -9 at random moments while customers and agents write; then what was promised is held
// against what is there. The server of PostgreSQL is in TEST_DATABASE_URL. Run it by `npm run test:crash`.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { examine } from './evidence.js';
import { randomOf } from './random.js';
import { report } from './report.js';
import { openScene } from './scene.js';
import type { Worker } from '../worker.js';
import { pgliteStore, postgresStore } from './store.js';

/** The longest that it may go on before the next kill, in milliseconds. */
const LONGEST = 1000;

/** How often it is killed again while it starts. */
const DIES_STARTING = 0.1;

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'pglite' },
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
  },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
const began = Date.now();
const random = randomOf(seed);
const store = await (values.store === 'postgres'
  ? postgresStore(process.env['TEST_DATABASE_URL']!)
  : pgliteStore());
const scene = await openScene(store, random);
for (let round = 1; round <= rounds; round += 1) {
  await scene.isBusy();
  await pause(random() * LONGEST);
  const victim = scene.nodes[Math.floor(random() * scene.nodes.length)]!;
  await victim.kill();
  if (random() < DIES_STARTING) await dieStarting(victim);
  await victim.start();
  scene.isBack();
}
await scene.rest();
await scene.stop();
const db = await store.open();
const verdict = await examine(db, scene);
await db.close();
await scene.close();
await store.remove();
const failed = report({
  seed,
  store: values.store,
  rounds,
  seconds: (Date.now() - began) / 1000,
  verdict,
  agents: scene.agents,
});

async function dieStarting(node: Worker): Promise<void> {
  const starting = node.start().catch(() => {});
  await pause(random() * LONGEST);
  await node.kill();
  await starting;
}
process.exit(failed > 0 ? 1 : 0);
