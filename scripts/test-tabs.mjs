// The demo in real tabs, as a newcomer would try it: a customer's phone, an agent, and her colleague. From the customer's
// first message to the rating, and on to a new protocol.
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { launchOptions, requireChrome } from './browsers.mjs';

const server = await createServer({
  configFile: 'vite.demo.config.mjs',
  logLevel: 'error',
  server: { port: 0 },
});
await server.listen();
const address = `http://localhost:${server.httpServer.address().port}`;
const browser = await puppeteer.launch(launchOptions(requireChrome()));
const problems = [];

/** A tab with verbs: everything is found by role and name, through shadow roots, as a screen reader finds it. */
async function open(path) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // the policy has its own test; waiting needs eval
  await page.setViewport({ width: 1280, height: 800 });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(`${path}: ${error}`));
  await page.goto(address + path);
  const aria = (name, role) => `::-p-aria([name="${name}"]${role ? `[role="${role}"]` : ''})`;
  return {
    page,
    sees: async (text) => {
      await page.bringToFront();
      await page.waitForSelector(`::-p-text(${text})`);
    },
    finds: async (name, role) => {
      await page.bringToFront();
      return page.waitForSelector(aria(name, role));
    },
    click: async (name, role = 'button') => {
      await page.bringToFront();
      await page.locator(aria(name, role)).click();
    },
    clickText: async (text) => {
      await page.bringToFront();
      await page.locator(`::-p-text(${text})`).click();
    },
    row: async (name) => {
      await page.bringToFront();
      await page.locator(`>>> [part="name"]::-p-text(${name})`).click();
    },
    write: async (name, text) => {
      await page.bringToFront();
      await page.locator(aria(name, 'textbox')).fill(text);
      await page.keyboard.press('Enter');
    },
  };
}

const steps = [];
const step = (name, run) => steps.push([name, run]);
let phone, ana, bruno;

step('the tabs open', async () => {
  ana = await open('/?agent=ana');
  await ana.sees('Novos');
  bruno = await open('/?agent=bruno');
  await bruno.sees('Novos');
  phone = await open('/phone.html');
  await phone.click('Novo cliente');
  await phone.write('Nome', 'Zilda Prates');
  await phone.finds('Mensagem', 'textbox');
});

step('the customer writes and the bot hands over to a sector', async () => {
  await phone.write('Mensagem', 'Boa tarde, quero trocar um produto');
  await phone.sees('assistente virtual');
  await phone.write('Mensagem', 'Suporte');
  await phone.sees('Vou chamar alguém');
});

step('Ana reads it in Novos without taking it', async () => {
  await ana.row('Zilda Prates');
  await ana.finds('Continuar conversa', 'button');
  await ana.sees('quero trocar um produto');
});

step('she continues the conversation and answers', async () => {
  await ana.click('Continuar conversa');
  await ana.write('Mensagem', 'Olá, Zilda! Vou ajudar com a troca.');
  await phone.sees('Vou ajudar com a troca');
});

step('the customer sends a photo', async () => {
  await phone.click('Anexar');
  await phone.clickText('Foto de exemplo');
  await ana.page.bringToFront();
  await ana.page.waitForSelector('>>> inbox-media[kind="image"] >>> img');
});

step('a day later a template is the only way', async () => {
  await ana.click('Simulação');
  await ana.click('+23 h');
  await ana.click('+1 h');
  await ana.page.keyboard.press('Escape');
  await ana.click('Enviar modelo');
  await ana.page.locator('>>> button::-p-text(retomar_conversa)').click();
  await ana.page.waitForSelector('>>> inbox-template-form >>> input');
  const slots = await ana.page.$$('>>> inbox-template-form >>> input');
  await slots.at(-1).type('a troca do produto');
  await ana.click('Enviar');
  await ana.sees('Aguardando resposta do cliente');
});

step('the customer answers and the field is back', async () => {
  await phone.write('Mensagem', 'Oi, ainda quero trocar');
  await ana.finds('Mensagem', 'textbox');
});

step('Ana transfers to Bruno', async () => {
  await ana.click('Transferir conversa');
  await ana.clickText('Bruno Castro');
  await ana.click('Transferir');
  await bruno.clickText('Meus');
  await bruno.row('Zilda Prates');
  await bruno.sees('transferiu para Bruno Castro');
});

step('Bruno closes with reason, final message and survey', async () => {
  await bruno.click('Concluir conversa');
  const reason = await bruno.finds('Motivo');
  await reason.select('solved');
  await bruno.click('Concluir');
  await bruno.sees('Esta conversa foi concluída');
});

step('the customer rates, and it stays closed', async () => {
  await phone.sees('de 1 a 5');
  await phone.write('Mensagem', '5');
  await bruno.sees('avaliou o atendimento com nota 5');
  await bruno.sees('Esta conversa foi concluída');
});

step('a new message begins a new protocol', async () => {
  await phone.write('Mensagem', 'Mais uma dúvida');
  await bruno.clickText('Bot');
  await bruno.row('Zilda Prates');
  await bruno.sees('O bot está atendendo');
});

let passed = 0;
try {
  for (const [name, run] of steps) {
    await run();
    passed += 1;
    console.log(`✓ ${name}`);
  }
} catch (error) {
  console.log(`✗ ${steps[passed][0]}: ${error}`);
  for (const [tab, name] of [
    [ana, 'ana'],
    [bruno, 'bruno'],
    [phone, 'phone'],
  ]) {
    if (tab && process.env.PICTURES)
      await tab.page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
  }
}
for (const problem of problems) console.log(`✗ ${problem}`);
await browser.close();
await server.close();
const failed = steps.length - passed + problems.length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
