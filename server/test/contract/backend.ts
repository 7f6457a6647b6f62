import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { createSimulator, type Simulator } from '../../simulator/src/simulator.js';
import { listen } from '../../simulator/src/listen.js';
import { NUMBERS } from '../../simulator/src/seed.js';
import { plantFiles } from '../../seed/files.js';
import { plantLookups } from '../../seed/lookups.js';
import { SharedClock } from '../../seed/shared-clock.js';
import { jwtVerify } from '../../src/agents/jwt.js';
import { createWhatsApp } from '../../src/channel/whatsapp/whatsapp.js';
import type { Id } from '../../src/domain.js';
import { createGateway, type Gateway } from '../../src/gateway.js';
import { openDiskStorage } from '../../src/media/disk-storage.js';
import type { Database } from '../../src/sql/database.js';
import { openTestDatabase } from '../support/ground.js';

const SECRET = 'a secret of at least thirty-two bytes';
const VERIFY_TOKEN = 'verify';

/** Everything behind an adapter: a gateway of one node or more, and a simulator that plays WhatsApp for it. */
export interface Backend {
  kind: Database['kind'];
  sim: Simulator;
  /** The gateway's time. */
  clock: SharedClock;
  /** Signs agents' tokens. */
  secret: string;
  /** Of the nodes. */
  urls: string[];
  /** Resolves once nothing is under way any more, in or out. */
  settle: () => Promise<void>;
  /** The open conversation of the person with this business-scoped id. */
  conversationOf(userId: string): Promise<Id>;
  /** The log is another one from now on. */
  beginLogAnew(): Promise<void>;
  close(): Promise<void>;
}

/** On PGlite one node; on the PostgreSQL of TEST_DATABASE_URL two. */
export async function openBackend(): Promise<Backend> {
  const folder = await mkdtemp(join(tmpdir(), 'chat-inbox-contract-'));
  const storage = await openDiskStorage(folder);
  const numbers = NUMBERS.map((number) => ({ ...number, coexistence: true })); // edits are told
  const sim = createSimulator({ sentMs: 0, deliveredMs: 0, numbers });
  const graph = await listen(sim);
  const clock = new SharedClock(() => sim.clock.now());
  const { db, nodes } = await openNodes(clock, graph.url, sim, storage);
  const urls = nodes.map(({ port }) => `http://127.0.0.1:${port}`);
  await plantLookups(nodes[0]!.ground, await plantFiles(nodes[0]!.ground, storage));
  const over = new AbortController();
  const onTheirWay = followSends(sim, over.signal);
  await sim.control.webhooks.subscribe(`${urls[0]}/hooks/whatsapp`, VERIFY_TOKEN);
  return {
    kind: db.kind,
    sim,
    clock,
    secret: SECRET,
    urls,
    settle: () => settle(db, sim, onTheirWay),
    async conversationOf(userId) {
      const rows = await db.query<{ id: Id }>(
        `select c.id from conversation c join contact_key k on k.contact_id = c.contact_id
         where k.key = $1 and c.phase <> 'closed'`,
        [`user:${userId}`],
      );
      return rows[0]!.id;
    },
    async beginLogAnew() {
      const { ground } = nodes[0]!;
      await db.query('update head set epoch = $1', [ground.newId()]);
      ground.bus.publish({ type: 'written' });
    },
    async close() {
      over.abort();
      await Promise.all(nodes.map((node) => node.stop()));
      await graph.close();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openNodes(
  clock: SharedClock,
  baseUrl: string,
  { accessToken: token, appSecret, numbers }: Simulator,
  storage: Awaited<ReturnType<typeof openDiskStorage>>,
): Promise<{ db: Database; nodes: Gateway[] }> {
  const db = await openTestDatabase();
  const nodes: Gateway[] = [];
  for (let n = 0; n < (db.kind === 'postgres' ? 2 : 1); n += 1) {
    const node = await createGateway({
      database: db,
      channel: createWhatsApp({ fetch, clock, token, baseUrl, accountId: numbers[0]!.wabaId }),
      webhooks: { appSecret, verifyToken: VERIFY_TOKEN },
      storage,
      verify: jwtVerify(SECRET, clock),
      secret: SECRET,
      port: 0,
      clock,
      log: pino({ level: 'silent' }),
    });
    await node.start();
    nodes.push(node);
  }
  return { db, nodes };
}

/** What the gateway still has to do, with WhatsApp or by itself. */
const UNDONE = `
  select (select count(*) from webhook where done_at is null) as webhooks,
         (select count(*) from bot_turn) as turns,
         (select count(*) from arriving) as arriving,
         (select count(*) from outbox where state in ('queued', 'uploading', 'sending')) as sends`;

/** What is still under way after this time never ends. */
const PATIENCE_MS = 120_000;

async function settle(
  db: Database,
  { control }: Simulator,
  onTheirWay: ReadonlySet<string>,
): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 2;) {
    await control.webhooks.settled();
    const [row] = await db.query<Record<string, number>>(UNDONE);
    const undone = { ...row, onTheirWay: onTheirWay.size };
    const isQuiet = Object.values(undone).every((count) => count === 0);
    if (!isQuiet && performance.now() > end)
      throw new Error(`Still under way: ${JSON.stringify(undone)}`);
    quiet = isQuiet ? quiet + 1 : 0;
    await pause(quiet > 0 ? 0 : 5);
  }
}

/** The messages to customers that have not come to their phones yet. */
function followSends({ control }: Simulator, signal: AbortSignal): ReadonlySet<string> {
  const ids = new Set<string>();
  void (async () => {
    for await (const event of control.events(signal)) {
      if (event.type !== 'message' || event.message.direction !== 'out') continue;
      const { id, status } = event.message;
      if (status === 'accepted' || status === 'sent') ids.add(id);
      else ids.delete(id);
    }
  })();
  return ids;
}
