// How long it takes from a webhook to an agent's browser, and to its 200: two nodes on one PostgreSQL, 1,000 agents in
// sectors of 20, each message for one sector. The server of PostgreSQL is in TEST_DATABASE_URL. Run it by
// `npm run bench:gateway`.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { systemClock } from '../../../simulator/src/clock.js';
import { signJwt } from '../../../src/agents/jwt.js';
import { openGround } from '../../../src/ground.js';
import { postgresStore } from '../crash/store.js';
import { freePort } from '../ports.js';
import { Worker, type NodeSettings } from '../worker.js';
import { quantilesOf, type Quantiles } from './measure.js';
import type { Publish, Published } from './publisher.js';
import type { OpenReaders, Reading } from './readers.js';
import { printed, type Run } from './results.js';
import { plantTown } from './town.js';

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '15' },
    runs: { type: 'string', default: '5' },
    write: { type: 'string' },
  },
});
const SECRET = 'a secret of at least thirty-two bytes';
const APP_SECRET = 'app secret';
const AGENTS_EACH = 20;
const CUSTOMERS_EACH = 10;
const DAY = 24 * 3_600_000;
/** The last frames are on their way for so long at the most. */
const REST_MS = 2000;

const [agents, rate, seconds, runs] = [values.agents, values.rate, values.seconds, values.runs].map(
  Number,
) as [number, number, number, number];

const store = await postgresStore(process.env['TEST_DATABASE_URL']!);
const ports = [await freePort(), await freePort()];
const urls = ports.map((port) => `http://127.0.0.1:${port}`);
const settings: Omit<NodeSettings, 'port'> = {
  ...store.settings,
  graphUrl: 'http://127.0.0.1:9', // nobody is there: nothing is sent
  token: 'token',
  accountId: '102290129340398',
  appSecret: APP_SECRET,
  verifyToken: 'verify',
  secret: SECRET,
  times: 1,
  began: 0,
};
const nodes = ports.map(
  (port) =>
    new Worker({
      module: './gateway.ts',
      env: { SETTINGS: JSON.stringify({ ...settings, port }) },
    }),
);
for (const node of nodes) await node.start();
const db = await store.open();
const ground = await openGround({
  db,
  clock: systemClock,
  newId: randomUUID,
  random: Math.random,
  log: pino({ level: 'silent' }),
});
const town = await plantTown(ground, agents / AGENTS_EACH, AGENTS_EACH, CUSTOMERS_EACH);
await ground.bus.close();
await db.close();

const readers = new Worker({ module: './bench/readers.ts', env: {} });
const publisher = new Worker({ module: './bench/publisher.ts', env: {} });
await Promise.all([readers.start(), publisher.start()]);
const tokens = await Promise.all(
  town.agents.map((agent) => signJwt(SECRET, agent, Date.now() + DAY)),
);
const asked: OpenReaders = {
  readers: tokens.map((token, at) => ({ token, url: urls[at % urls.length]! })),
};
await readers.ask(asked);

const order: Publish = {
  urls,
  appSecret: APP_SECRET,
  customers: town.customers,
  phoneNumberId: '106540352242922',
  accountId: '102290129340398',
  perSecond: rate,
  seconds,
};
const all: Run[] = [];
for (let run = 0; run <= runs; run += 1) {
  const { waits, refused } = await publisher.ask<Published>(order);
  await pause(REST_MS);
  const { ages } = await readers.ask<Reading>({ take: true });
  const [socket, answer]: [Quantiles, Quantiles] = [quantilesOf(ages), quantilesOf(waits)];
  const due = rate * seconds * AGENTS_EACH;
  if (run > 0) all.push({ socket, answer, refused, missing: due - ages.length }); // the first one warms up
}
await Promise.all([...nodes.map((node) => node.stop()), readers.kill(), publisher.kill()]);
await store.remove();

const text = printed(all, { agents, rate, seconds });
console.log(text);
if (values.write) writeFileSync(values.write, text);
process.exit(0);
