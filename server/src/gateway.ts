import type { Logger } from 'pino';
import { newId as uuid7 } from '../../src/browser/new-id.js';
import { systemClock } from '../../src/browser/clock.js';
import { Roster } from './agents/roster.js';
import type { Verify } from './agents/verify.js';
import type { Bot } from './bot/bot.js';
import { createBot } from './bot/default-bot.js';
import { startBot } from './bot/worker.js';
import { CAN } from './can.js';
import type { Channel } from './channel/channel.js';
import { startNumbers } from './channel/numbers.js';
import { webhookRoutes, type WebhookOptions } from './channel/whatsapp/webhook.js';
import { execute } from './commands/execute.js';
import { toAdapterError, type Capabilities, type Clock, type Id } from './domain.js';
import { openGround, type Ground } from './ground.js';
import { createApp, type App } from './http/app.js';
import { LIMITS, type Limits } from './http/limits.js';
import { listen, type Listening } from './http/listen.js';
import { MediaLinks } from './http/media-links.js';
import type { Desk } from './http/routes.js';
import { startApplier } from './inbound/applier.js';
import type { Worker } from './loop.js';
import { startArriving } from './media/arriving.js';
import type { MediaStorage } from './media/media-storage.js';
import { stage } from './media/stage.js';
import { healthRoutes } from './ops/health.js';
import { createLog } from './ops/log.js';
import { RETENTION, startMaintenance, type Retention } from './ops/maintenance.js';
import { createMetrics, type Metrics } from './ops/metrics.js';
import { startOutbox, type OutboxOptions } from './outbox/outbox.js';
import type { Services, ServiceWords } from './services.js';
import { keepShop, type Shop } from './shop/shop.js';
import type { Database } from './sql/database.js';
import { openDatabase } from './sql/open.js';
import { Streams } from './stream/streams.js';
import { startTemplates } from './templates/sync.js';
import { PT_BR } from './words.pt-br.js';

export interface GatewayOptions {
  /** `postgres://…`, or a folder for an embedded one: closed at the stop. One that is open already stays the caller's. */
  database: string | Database;
  /** What carries messages: `createWhatsApp`. */
  channel: Channel;
  /** Of Meta's callback, which is `/hooks/whatsapp`. */
  webhooks: WebhookOptions;
  /** Where files are: `openDiskStorage` or `openS3Storage`. */
  storage: MediaStorage;
  /** Who a token belongs to: `jwtVerify`, or the host's own. */
  verify: Verify;
  /** Signs links to files. The same on all nodes. */
  secret: string;
  /** What agents choose from, written down at the start. Default: what the database holds. */
  shop?: Shop;
  /** Talks first. Default: greets, asks for the sector and hands over, in Brazilian Portuguese. */
  bot?: Bot;
  /** What the gateway writes to customers. Default: Brazilian Portuguese. */
  words?: ServiceWords;
  /** What agents can do, where it is not all that the gateway can. */
  can?: Partial<Capabilities>;
  /** Of the pages that may ask from another origin, `https://crm.example`. Default none. */
  origins?: readonly string[];
  limits?: Partial<Limits>;
  retention?: Partial<Retention>;
  outbox?: OutboxOptions;
  /** Where to listen, at the start. Without either `app` is served by somebody else. */
  port?: number;
  listening?: Listening;
  /** Default: the machine's. */
  clock?: Clock;
  newId?: () => Id;
  random?: () => number;
  /** Default: JSON lines on standard output, from `info` on. */
  log?: Logger;
}

export interface Gateway {
  /** Everything over HTTP, streams included (they need Node's own request and response, as its server gives them). */
  readonly app: App;
  readonly ground: Ground;
  readonly services: Services;
  /** Once it listens. */
  readonly port: number | undefined;
  /** Begins to work and, with a `port` or something that listens, to serve. */
  start(): Promise<void>;
  /** Lets streams move to other nodes, finishes what was begun, and lets go of everything. There is one stop. */
  stop(): Promise<void>;
}

/**
 * A whole gateway: nothing of it runs before `start`.
 * @throws FolderInUse when another living process has the database's folder
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { database, log = createLog() } = options;
  const db = typeof database === 'string' ? await openDatabase(database) : database;
  const closeDatabase = async (): Promise<void> => {
    if (db !== database) await db.close();
  };
  try {
    const ground = await openGround({
      db,
      clock: options.clock ?? systemClock,
      newId: options.newId ?? uuid7,
      random: options.random ?? Math.random,
      log,
    });
    return compose(ground, options, closeDatabase);
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

function compose(
  ground: Ground,
  options: GatewayOptions,
  closeDatabase: () => Promise<void>,
): Gateway {
  const services = servicesOf(options);
  const roster = new Roster(ground);
  const limits: Limits = { ...LIMITS, ...options.limits };
  const metrics: Metrics = createMetrics(ground, () => streams.size);
  const streams = new Streams(ground, roster, limits.streams, metrics);
  let stopped: Promise<void> | undefined;
  const app = createApp(deskOf(ground, services, streams, metrics, options.secret), {
    verify: options.verify,
    roster,
    limits,
    origins: options.origins ?? [],
    meter: metrics,
  })
    .route(
      '/',
      healthRoutes(ground, metrics, () => stopped !== undefined),
    )
    .route('/hooks/whatsapp', webhookRoutes(ground, options.webhooks));
  let workers: Worker[] = [];
  let listening = options.listening;
  const stop = async (): Promise<void> => {
    await streams.stop();
    await listening?.close();
    await Promise.all(workers.map((worker) => worker.stop()));
    await ground.bus.close();
    await closeDatabase();
  };
  return {
    app,
    ground,
    services,
    get port() {
      return listening?.port;
    },
    async start() {
      if (options.shop) await keepShop(ground, options.shop);
      await streams.start();
      workers = workersOf(ground, services, options);
      if (options.port !== undefined) listening ??= await listen(options.port);
      listening?.serve(app);
    },
    stop: () => (stopped ??= stop()),
  };
}

function servicesOf({ channel, storage, bot, words = PT_BR, can }: GatewayOptions): Services {
  const all: Capabilities = { ...CAN, ...can };
  const { close } = all;
  return {
    channel,
    storage,
    bot: bot ?? createBot(),
    words,
    can: { ...all, ...(close && { close: { finalMessageText: words.finalMessage, ...close } }) },
  };
}

const deskOf = (
  ground: Ground,
  services: Services,
  streams: Streams,
  metrics: Metrics,
  secret: string,
): Desk => ({
  ground,
  services,
  streams,
  links: new MediaLinks(secret, ground.clock),
  async execute(me, command) {
    try {
      const result = await execute(ground, services, me, command);
      metrics.commanded(command.type, 'done');
      return result;
    } catch (error) {
      metrics.commanded(command.type, toAdapterError(error).code);
      throw error;
    }
  },
  stage: (me, file) => stage(ground, services, me, file),
});

function workersOf(ground: Ground, services: Services, options: GatewayOptions): Worker[] {
  const templates = startTemplates(ground, services);
  return [
    startNumbers(ground, services),
    templates,
    startApplier(ground, services, { onTemplates: () => templates.wake() }),
    startBot(ground, services),
    startOutbox(ground, services, options.outbox),
    startArriving(ground, services),
    startMaintenance(ground, services.storage, { ...RETENTION, ...options.retention }),
  ];
}
