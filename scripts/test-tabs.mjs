// The demo in real tabs, as a newcomer would try it: a customer's phone, an agent, and her colleague, on the backend that
// lives in the browser. It is built, as for a host of its own: module by module a busy machine does not open it in time.
// `PICTURES=dir` photographs the tabs where a step fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';
import { launchOptions, requireChrome } from './browsers.mjs';
import { root } from './run.mjs';
import { journey } from './tabs/journey.mjs';
import { runSteps } from './tabs/steps.mjs';
import { Tab } from './tabs/tab.mjs';

const folder = mkdtempSync(join(tmpdir(), 'chat-inbox-demo-'));
const options = { configFile: `${root}vite.demo.config.mjs`, logLevel: 'error' };
const input = [`${root}demo/index.html`, `${root}demo/phone.html`];
await build({
  ...options,
  build: { outDir: folder, emptyOutDir: true, minify: false, rolldownOptions: { input } },
});
const server = await preview({ ...options, build: { outDir: folder }, preview: { port: 0 } });
const address = `http://localhost:${server.httpServer.address().port}`;
const browser = await puppeteer.launch(launchOptions(requireChrome()));
const problems = [];
const open = (name, path) =>
  Tab.open(browser, name, address + path, (problem) => problems.push(problem));

const customer = 'Zilda Prates';
const tabs = {};
/** How many wait for whom at first: not everybody is in every sector. */
const waiting = new Map();

const opening = [
  'the tabs open',
  async () => {
    for (const [id, name] of [
      ['ana', 'Ana Ribeiro'],
      ['bruno', 'Bruno Castro'],
    ]) {
      tabs[id] = await open(name, `/?agent=${id}`);
      waiting.set(tabs[id], await tabs[id].count('Novos'));
    }
    tabs.phone = await open(customer, '/phone.html');
    await tabs.phone.click('Novo cliente');
    await tabs.phone.write('Nome', customer);
    await tabs.phone.finds('Mensagem', 'textbox');
  },
];

async function dayLater(agent) {
  await agent.click('Simulação');
  await agent.click('+23 h');
  await agent.click('+1 h');
  await agent.press('Escape');
}

const failed = await runSteps(
  opening,
  () =>
    journey({
      ...tabs,
      customer,
      waiting,
      dayLater,
      blanks: { Assunto: 'a troca do produto' },
      tellsTyping: true,
    }),
  {
    tabs,
    problems,
  },
);
await browser.close();
await server.close();
rmSync(folder, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
