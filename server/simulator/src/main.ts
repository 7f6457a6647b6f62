// The simulator in a process of its own, with the phone page. Everything is set by the environment (README.md).
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Snapshot } from './control.js';
import { listen } from './listen.js';
import { phonePage } from './phone-page.js';
import { CUSTOMERS } from './seed.js';
import { createSimulator } from './simulator.js';

const { env } = process;
/** Two runs with one seed would make the same wamids, which a gateway that remembers the first takes for repeats. */
const seed = env.SIMULATOR_SEED ?? randomUUID();
const simulator = createSimulator({
  seed,
  ...(env.WHATSAPP_TOKEN && { accessToken: env.WHATSAPP_TOKEN }),
  ...(env.WHATSAPP_APP_SECRET && { appSecret: env.WHATSAPP_APP_SECRET }),
  ...(env.SIMULATOR_CALLBACK && { callback: env.SIMULATOR_CALLBACK }),
});
const { app, control } = simulator;
app.route('/', await phonePage());

const state = env.SIMULATOR_STATE;
if (state && existsSync(state)) {
  await control.import(JSON.parse(readFileSync(state, 'utf8')) as Snapshot);
} else {
  for (const who of CUSTOMERS) await control.customer(who);
}

const port = Number(env.SIMULATOR_PORT ?? 4001);
const { url, close } = await listen(simulator, { port });
console.log(`WhatsApp simulator  ${url}\nThe customers' phone  ${url}/phone`);

const stop = async (): Promise<void> => {
  if (state) {
    writeFileSync(`${state}.part`, JSON.stringify(await control.export()));
    renameSync(`${state}.part`, state);
  }
  await close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
