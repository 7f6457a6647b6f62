import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { createRequire } from 'node:module';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Customer } from '../src/customer.js';
import { listen, type Listening } from '../src/listen.js';
import { phonePage } from '../src/phone-page.js';
import { Business, HOUR } from './support/business.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ANA = '+5511987650001';

/** The page in a real browser, as the person who plays uses it. */
class Phone {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses a button by its name; the last one if there are several. */
  async press(name: string): Promise<void> {
    const button = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button!.click();
  }

  async choose(name: string): Promise<void> {
    const item = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="menuitem"])`);
    await item!.click();
  }

  async write(text: string): Promise<void> {
    await this.page.waitForSelector('.composer textarea');
    await this.page.type('.composer textarea', text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the page shows these words. */
  async sees(words: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted: string) => document.body.textContent.includes(wanted),
      { timeout: 15_000 },
      words,
    );
  }

  /** What axe finds. */
  async problems(): Promise<string[]> {
    await this.page.evaluate(axe);
    return this.page.evaluate(async () => {
      const { axe: it } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await it.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  }
}

describe('the phone page', () => {
  let business: Business;
  let served: Listening;
  let browser: Browser;
  let phone: Phone;
  let ana: Customer;
  const complaints: string[] = [];

  before(async () => {
    business = new Business({ sentMs: 0, deliveredMs: 0 });
    business.sim.app.route('/', await phonePage());
    served = await listen(business.sim);
    ana = await business.control.customer({ name: 'Ana Dias', phone: ANA });
    await business.control.customer({ name: 'Bia', username: 'bia.lima' });
    browser = await puppeteer.launch({
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    const page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(`${served.url}/phone`);
    phone = new Phone(page);
    await phone.press('Ana Dias +55 11 98765-0001');
  });

  after(async () => {
    await browser.close();
    await served.close();
  });

  it('writes as the customer, and shows what the shop answers and that it is writing', async () => {
    await phone.write('Oi, tudo bem?');
    await business.control.until(
      async () => (await business.control.messagesFrom(ana)).length === 1,
    );
    const [asked] = await business.control.messagesFrom(ana);
    assert.equal(asked!.text, 'Oi, tudo bem?');
    await business.read(asked!.id, { typing_indicator: { type: 'text' } });
    await phone.sees('digitando…');
    await business.text(ANA, 'Tudo *bem*');
    await phone.sees('Tudo bem');
    await business.control.until(async () => (await ana.hears('Tudo')).status === 'read');
    const ticks = await phone.page.$eval('.own .ticks', (one) => one.getAttribute('aria-label'));
    assert.equal(ticks, 'Lida');
  });

  it('taps buttons, and rows of a list', async () => {
    const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
    const action = { buttons: [reply('y', 'Sim'), reply('n', 'Não')] };
    const interactive = { type: 'button', body: { text: 'Podemos trocar?' }, action };
    await business.send(ANA, { type: 'interactive', interactive });
    await phone.press('Sim');
    await business.control.until(() => business.messages.at(-1)?.type === 'interactive');
    const rows = [{ id: 'a', title: 'Comercial', description: 'Compras' }];
    const list = {
      type: 'list',
      body: { text: 'Sobre o que é?' },
      action: { button: 'Ver opções', sections: [{ title: 'Setores', rows }] },
    };
    await business.send(ANA, { type: 'interactive', interactive: list });
    await phone.press('Ver opções');
    await phone.press('Enviar');
    await business.control.until(() =>
      JSON.stringify(business.messages.at(-1)?.interactive ?? '').includes('list_reply'),
    );
  });

  it('sends a voice message as WhatsApp records it, and a picture', async () => {
    await phone.press('Anexar');
    await phone.choose('Mensagem de voz de exemplo');
    await business.control.until(() => business.messages.at(-1)?.type === 'audio');
    const { audio } = business.messages.at(-1) as unknown as {
      audio: { id: string; mime_type: string; voice: boolean };
    };
    assert.deepEqual([audio.mime_type, audio.voice], ['audio/ogg; codecs=opus', true]);
    const node = await business.ask('GET', audio.id);
    const file = await (await business.fetch(String(node.body.url))).arrayBuffer();
    assert.equal(Buffer.from(file).subarray(0, 4).toString(), 'OggS');
    await phone.press('Anexar');
    await phone.choose('Foto de exemplo');
    await business.control.until(() => business.messages.at(-1)?.type === 'image');
    await phone.page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.own.image img')?.naturalWidth,
    );
  });

  it('draws a template with its header, footer and buttons', async () => {
    const values = ['Ana', 'o sofá'].map((text) => ({ type: 'text', text }));
    await business.template(ANA, 'retomar_atendimento', { type: 'body', parameters: values });
    await phone.sees('Olá, Ana! Sobre o sofá: podemos continuar o atendimento?');
    await phone.press('Sim, continuar');
    await business.control.until(() => business.messages.at(-1)?.type === 'button');
  });

  it('moves the clock to where the window closes, and arms faults', async () => {
    await phone.sees('Janela aberta por mais 24 h');
    await phone.press('1 min antes de fechar');
    await phone.sees('Janela aberta por mais 1 min');
    assert.equal((await business.text(ANA, 'Ainda dá')).status, 200);
    await phone.press('+1 h');
    await phone.sees('Janela de 24 h fechada');
    await phone.press('Perder a resposta do envio');
    const { faults } = business.control;
    await business.control.until(async () => (await faults.list())[0]?.kind === 'lose-answer');
    await phone.press('Tirar: Perder a resposta do envio');
    await business.control.until(async () => (await faults.list()).length === 0);
  });

  it('is accessible, wide and narrow, light and dark', async () => {
    for (const width of [1280, 360]) {
      for (const value of ['light', 'dark']) {
        await phone.page.setViewport({ width, height: 740 });
        await phone.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        assert.deepEqual(await phone.problems(), [], `${width} ${value}`);
        const overflow = await phone.page.evaluate(
          () => document.documentElement.scrollWidth > innerWidth,
        );
        assert.equal(overflow, false, `${width} scrolls sideways`);
      }
    }
    await phone.press('Simulador');
    assert.deepEqual(await phone.problems(), []);
    await phone.page.keyboard.press('Escape');
    const focused = () => document.activeElement?.getAttribute('aria-label');
    assert.equal(await phone.page.evaluate(focused), 'Simulador');
    await phone.page.setViewport({ width: 1280, height: 800 });
  });

  it('finds customers, and makes new ones', async () => {
    await phone.page.type('[type="search"]', 'bia');
    await phone.page.waitForFunction(() => document.querySelectorAll('.person').length === 1);
    await phone.press('Novo cliente');
    await phone.page.type('dialog [name="name"]', 'Rui');
    await phone.press('Criar');
    await phone.sees('Celular de Rui');
    await business.wait(HOUR);
    assert.deepEqual(complaints, []);
  });
});
