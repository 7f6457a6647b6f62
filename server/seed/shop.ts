import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { httpAdapter } from '../../src/adapters/http/http.adapter.js';
import { listen } from '../simulator/src/listen.js';
import { phonePage } from '../simulator/src/phone-page.js';
import type { Snapshot } from '../simulator/src/control.js';
import { systemClock } from '../simulator/src/clock.js';
import { createSimulator, type Simulator } from '../simulator/src/simulator.js';
import { jwtVerify, signJwt } from '../src/agents/jwt.js';
import { createWhatsApp } from '../src/channel/whatsapp/whatsapp.js';
import type { Id, Ms } from '../src/domain.js';
import { createGateway, type Gateway } from '../src/gateway.js';
import { openDiskStorage } from '../src/media/disk-storage.js';
import type { MediaStorage } from '../src/media/media-storage.js';
import type { Database } from '../src/sql/database.js';
import { Desk } from './desk.js';
import { plantFiles } from './files.js';
import { agents, plantLookups } from './lookups.js';
import { SharedClock } from './shared-clock.js';
import { BEGINNING_MS, stories } from './stories.js';
import { newTemplates } from './templates.js';
import { live } from './town.js';

const HOUR: Ms = 3_600_000;
/** For development only: what is signed with it is worth nothing. */
const SECRET = 'a secret for development, in the source for all to see';
const VERIFY_TOKEN = 'development';

export interface ShopOptions {
  /** Where files are, and what the simulator knows between two starts. */
  folder: string;
  /** Of the gateway. Default: one in the folder. */
  database?: Database;
  /** Lives a day of conversations through at the first start. Default true. */
  lively?: boolean;
  /** Where the phone page is, if that is free. Default: anywhere. */
  phonePort?: number;
  /** From which level on the gateway logs. Default `warn`. */
  logLevel?: string;
}

/** The demo's shop: a gateway and a simulator in one process, on one clock. */
export interface Shop {
  /** Where the gateway is. */
  url: string;
  /** Where the simulator's phone page is. */
  phone: string;
  sim: Simulator;
  gateway: Gateway;
  /** What a CRM's server would sign for an agent who has signed in; undefined for a stranger. */
  tokenOf(agentId: Id): Promise<string> | undefined;
  stop(): Promise<void>;
}

/** What is kept of the simulator: its world, and how far its clock is ahead of the machine's. */
interface Kept {
  ahead: Ms;
  world: Snapshot;
}

export async function openShop({
  folder,
  database,
  lively = true,
  phonePort = 0,
  logLevel = 'warn',
}: ShopOptions): Promise<Shop> {
  const path = join(folder, 'simulator.json');
  const kept = await read(path);
  if (!kept) await rm(folder, { recursive: true, force: true }); // a first start that was not finished
  await mkdir(folder, { recursive: true });
  const shift = kept?.ahead ?? (lively ? -BEGINNING_MS : 0);
  const sim = createSimulator({
    seed: randomUUID(),
    templates: [],
    clock: { ...systemClock, now: () => systemClock.now() + shift },
  });
  sim.app.route('/', await phonePage());
  if (kept) await sim.control.import(kept.world);
  const graph = await listen(sim, { port: phonePort }).catch(() => listen(sim)); // taken: any other
  const clock = new SharedClock(() => sim.clock.now());
  const storage = await openDiskStorage(join(folder, 'media'));
  const gateway = await openGateway(sim, graph.url, clock, storage, {
    database: database ?? join(folder, 'database'),
    log: pino({ level: logLevel }),
  });
  const over = new AbortController();
  void wakeWith(sim, clock, over.signal);

  const url = `http://127.0.0.1:${gateway.port}`;
  const tokenOf = (id: Id): Promise<string> | undefined => {
    const agent = agents.find((one) => one.id === id);
    return agent && signJwt(SECRET, agent, clock.now() + HOUR);
  };
  const keep = async (): Promise<void> => {
    const state: Kept = {
      ahead: sim.clock.now() - systemClock.now(),
      world: await sim.control.export(),
    };
    await writeFile(`${path}.part`, JSON.stringify(state));
    await rename(`${path}.part`, path);
  };
  if (!kept) {
    await plantTemplates(sim);
    await plantLookups(gateway.ground, await plantFiles(gateway.ground, storage));
  }
  await sim.control.webhooks.subscribe(`${url}/hooks/whatsapp`, VERIFY_TOKEN);
  if (!kept && lively)
    await live({ sim: sim.control, desk: deskOf(url, tokenOf), now: systemClock.now() }, stories);
  await keep();
  return {
    url,
    phone: `${graph.url}/phone`,
    sim,
    gateway,
    tokenOf,
    async stop() {
      over.abort();
      await sim.control.webhooks.flush();
      await keep();
      await gateway.stop();
      await graph.close();
    },
  };
}

async function openGateway(
  { accessToken: token, appSecret, numbers }: Simulator,
  baseUrl: string,
  clock: SharedClock,
  storage: MediaStorage,
  more: { database: string | Database; log: Logger },
): Promise<Gateway> {
  const gateway = await createGateway({
    ...more,
    // Requests take the machine's time, also while the shop's clock is set on by hours.
    channel: createWhatsApp({
      fetch,
      clock: systemClock,
      token,
      baseUrl,
      accountId: numbers[0]!.wabaId,
    }),
    webhooks: { appSecret, verifyToken: VERIFY_TOKEN },
    storage,
    verify: jwtVerify(SECRET, clock),
    secret: SECRET,
    port: 0,
    clock,
  });
  await gateway.start();
  return gateway;
}

/** Hands templates in by the Graph API as a business does; Meta decides at once here. */
async function plantTemplates({ fetch, accessToken, numbers, control }: Simulator): Promise<void> {
  for (const { status = 'approved', ...body } of newTemplates()) {
    await fetch(
      new Request(`http://graph/v25.0/${numbers[0]!.wabaId}/message_templates`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    const decision = status.toUpperCase() as 'APPROVED';
    await control.templates.setStatus(body.name, body.language, decision);
  }
}

/** The desk of each agent, opened once. */
function deskOf(url: string, tokenOf: Shop['tokenOf']): (id: Id) => Promise<Desk> {
  const desks = new Map<Id, Promise<Desk>>();
  return (id) => {
    const adapter = httpAdapter({
      url,
      token: async () => (await tokenOf(id)) ?? '',
      fetch: (address, init) => fetch(address, init),
      shareStream: false,
    });
    const desk = desks.get(id) ?? Desk.open(adapter, randomUUID);
    desks.set(id, desk);
    return desk;
  };
}

/** When the simulator's clock is set on, what fell due in the gateway happens. */
async function wakeWith(
  { control }: Simulator,
  clock: SharedClock,
  signal: AbortSignal,
): Promise<void> {
  for await (const event of control.events(signal)) if (event.type === 'clock') clock.wake();
}

const read = async (path: string): Promise<Kept | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Kept);
};
