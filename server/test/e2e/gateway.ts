// A node of a gateway in a process of its own, for tests that kill it and for the bench.
import { join } from 'node:path';
import { pino } from 'pino';
import { jwtVerify } from '../../src/agents/jwt.js';
import { createWhatsApp } from '../../src/channel/whatsapp/whatsapp.js';
import { createGateway } from '../../src/gateway.js';
import { openDiskStorage } from '../../src/media/disk-storage.js';
import { openPglite } from '../../src/sql/pglite.js';
import { openPostgres } from '../../src/sql/postgres.js';
import { emptyDatabase } from '../support/empty-database.js';
import { briskClock } from './brisk-clock.js';
import type { NodeSettings } from './worker.js';

process.once('disconnect', () => process.exit());

const settings = JSON.parse(process.env['SETTINGS']!) as NodeSettings;
const clock = briskClock(settings.times, settings.began);
const gateway = await createGateway({
  database:
    settings.database === undefined
      ? await openPglite(join(settings.folder, 'database'), await emptyDatabase())
      : await openPostgres(settings.database),
  channel: createWhatsApp({
    fetch,
    clock,
    token: settings.token,
    accountId: settings.accountId,
    baseUrl: settings.graphUrl,
  }),
  webhooks: { appSecret: settings.appSecret, verifyToken: settings.verifyToken },
  storage: await openDiskStorage(join(settings.folder, 'media')),
  verify: jwtVerify(settings.secret, clock),
  secret: settings.secret,
  port: settings.port,
  clock,
  log: pino({ level: settings.logLevel ?? 'silent' }),
});
await gateway.start();
console.log('ready');
process.once('SIGTERM', () => void gateway.stop().then(() => process.exit()));
