import { createHmac } from 'node:crypto';
import { systemClock } from '../../src/browser/clock.js';
import { jwtVerify } from './agents/jwt.js';
import { createWhatsApp } from './channel/whatsapp/whatsapp.js';
import { ConfigError, readConfig, type Config } from './config.js';
import { createGateway, type Gateway } from './gateway.js';
import { listen, type Listening } from './http/listen.js';
import { openDiskStorage } from './media/disk-storage.js';
import { openS3Storage } from './media/s3-storage.js';
import type { MediaStorage } from './media/media-storage.js';
import { createLog } from './ops/log.js';
import { readShop, ShopError } from './shop/read-shop.js';
import type { Shop } from './shop/shop.js';
import { FolderInUse } from './sql/folder-lock.js';

/** Runs a gateway as its environment says, until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  process.once('uncaughtException', (error) => {
    log.fatal({ err: error }, 'broken');
    process.exit(1);
  });
  const shop = config.shopFile === undefined ? undefined : await readShop(config.shopFile);
  const listening = await listen(config.port);
  const gateway = await open(config, listening, log, shop).catch(async (error: unknown) => {
    await listening.close();
    throw error;
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      gateway.stop().then(
        () => log.info('stopped'),
        (error: unknown) => {
          log.error({ err: error }, 'the stop failed');
          process.exit(1);
        },
      );
    });
  await gateway.start();
  log.info({ port: listening.port, database: gateway.ground.db.kind }, 'serving');
}

async function open(
  config: Config,
  listening: Listening,
  log: ReturnType<typeof createLog>,
  shop: Shop | undefined,
): Promise<Gateway> {
  const { token, accountId, appSecret, verifyToken, graphUrl } = config.whatsapp;
  return createGateway({
    database: config.database,
    channel: createWhatsApp({
      fetch,
      clock: systemClock,
      token,
      accountId,
      ...(graphUrl !== undefined && { baseUrl: graphUrl }),
    }),
    webhooks: { appSecret, verifyToken },
    storage: await openStorage(config),
    verify: jwtVerify(config.jwtSecret, systemClock),
    secret: createHmac('sha256', config.jwtSecret).update('links').digest('base64url'),
    origins: config.origins,
    ...(shop && { shop }),
    listening,
    log,
  });
}

const openStorage = async ({ media }: Config): Promise<MediaStorage> =>
  'folder' in media ? openDiskStorage(media.folder) : openS3Storage({ fetch, ...media.s3 });

/** What whoever started the process can put right by herself is said in words; the rest with its place. */
function explain(error: unknown): void {
  const isPlain =
    error instanceof ConfigError ||
    error instanceof FolderInUse ||
    error instanceof ShopError ||
    (error as { code?: unknown }).code === 'EADDRINUSE';
  console.error(isPlain ? (error as Error).message : error);
  process.exitCode = 1;
}

main().catch(explain);
