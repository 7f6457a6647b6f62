// The whole journey end to end, as `npm start` serves it: the simulator's phone page → simulator → gateway → http adapter
// → <chat-inbox>, and back. `PICTURES=dir` photographs the tabs where a step fails.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from './browsers.mjs';
import { serveDemo } from './demo-server.mjs';
import { journey } from './tabs/journey.mjs';
import { runSteps } from './tabs/steps.mjs';
import { Tab } from './tabs/tab.mjs';

const folder = mkdtempSync(join(tmpdir(), 'chat-inbox-gateway-'));
const { emptyDatabase } = await import('../server/test/support/empty-database.ts');
const { openPglite } = await import('../server/src/sql/pglite.ts');
const { sofa } = await import('../server/seed/picture.ts');
const { voiceNote } = await import('../server/seed/voice-note.ts');

const database = await openPglite(undefined, await emptyDatabase());
const [{ shop, url, stop }, browser] = await Promise.all([
  serveDemo({
    folder: join(folder, 'shop'),
    database,
    lively: false,
    port: 0,
    logLevel: 'error',
    vite: { logLevel: 'error', server: { hmr: false, watch: null } },
  }),
  puppeteer.launch(launchOptions(requireChrome())),
]);
const files = { photo: join(folder, 'sofa.png'), voice: join(folder, 'voz.ogg') };
writeFileSync(files.photo, sofa());
writeFileSync(files.voice, voiceNote(2));

const problems = [];
const customer = 'Zilda Prates';
const tabs = {};
/** How many wait for whom at first. */
const waiting = new Map();
const open = (name, address) =>
  Tab.open(browser, name, address, (problem) => problems.push(problem));

const opening = [
  'the tabs open',
  async () => {
    const other = await shop.sim.control.customer({ name: 'Otto Lima' });
    await other.says('Bom dia');
    await other.hears('assistente virtual');
    await other.taps('Suporte');
    await other.hears('protocolo');
    for (const [id, name] of [
      ['ana', 'Ana Ribeiro'],
      ['bruno', 'Bruno Castro'],
    ]) {
      tabs[id] = await open(name, `${url}/?agent=${id}`);
      await tabs[id].finds('Novos, 1 esperando', 'tab');
      waiting.set(tabs[id], 1);
    }
    tabs.phone = await open(customer, shop.phone);
    await tabs.phone.click('Novo cliente');
    await tabs.phone.write('Nome', customer);
    await tabs.phone.finds('Mensagem', 'textbox');
  },
];

/** Meta has no labels for variables. */
const blanks = { 'Variável 1': 'Zilda', 'Variável 2': 'a troca do produto' };
const dayLater = () => shop.sim.control.clock.advance(24 * 3_600_000);

const failed = await runSteps(
  opening,
  () => journey({ ...tabs, customer, waiting, dayLater, blanks, files }),
  { tabs, problems },
);
await browser.close();
await stop();
await database.close();
rmSync(folder, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
