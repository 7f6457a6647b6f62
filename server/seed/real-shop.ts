import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../../src/browser/clock.js';
import { jwtVerify, signJwt } from '../src/agents/jwt.js';
import { createWhatsApp } from '../src/channel/whatsapp/whatsapp.js';
import type { WhatsAppConfig } from '../src/config.js';
import type { Id } from '../src/domain.js';
import { createGateway } from '../src/gateway.js';
import { openDiskStorage } from '../src/media/disk-storage.js';
import { plantFiles } from './files.js';
import { agents, plantLookups } from './lookups.js';
import type { Shop } from './shop.js';

const HOUR = 3_600_000;

export interface RealShopOptions {
  whatsapp: WhatsAppConfig;
  folder: string;
  /** Where Meta's webhooks come in, through a tunnel or a proxy with HTTPS. Default 8080. */
  port?: number;
  /** From which level on the gateway logs. Default `warn`. */
  logLevel?: string;
}

/**
 * The demo's shop, its agents and lists, on a number of your own at WhatsApp. Agents' tokens hold until the stop.
 * @throws FolderInUse when another one is running there
 */
export async function openRealShop({
  whatsapp: { token, accountId, appSecret, verifyToken, graphUrl },
  folder,
  port = 8080,
  logLevel = 'warn',
}: RealShopOptions): Promise<Pick<Shop, 'url' | 'gateway' | 'tokenOf' | 'stop'>> {
  await mkdir(folder, { recursive: true });
  const secret = randomBytes(32).toString('hex');
  const storage = await openDiskStorage(join(folder, 'media'));
  const gateway = await createGateway({
    database: join(folder, 'database'),
    channel: createWhatsApp({
      fetch,
      clock: systemClock,
      token,
      accountId,
      ...(graphUrl !== undefined && { baseUrl: graphUrl }),
    }),
    webhooks: { appSecret, verifyToken },
    storage,
    verify: jwtVerify(secret, systemClock),
    secret,
    port,
    log: pino({ level: logLevel }),
  });
  await plantLookups(gateway.ground, await plantFiles(gateway.ground, storage));
  await gateway.start();
  const tokenOf = (id: Id): Promise<string> | undefined => {
    const agent = agents.find((one) => one.id === id);
    return agent && signJwt(secret, agent, systemClock.now() + HOUR);
  };
  return {
    url: `http://127.0.0.1:${gateway.port}`,
    gateway,
    tokenOf,
    stop: () => gateway.stop(),
  };
}
