import { expect } from '@open-wc/testing';
import { showSimulation } from '../../demo/crm/simulation.js';
import { Faults } from '../../src/adapters/local/local.adapter.js';
import { Shop } from '../harness/local.harness.js';
import { waitUntil } from '../harness/wait-until.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('the simulation panel of the demo', () => {
  it('moves the clock of the backend, and makes things go wrong', async () => {
    const page = await (await fetch('/demo/index.html')).text();
    const parsed = new DOMParser().parseFromString(page, 'text/html');
    const panel = document.body.appendChild(parsed.querySelector<HTMLElement>('#simulation')!);
    const press = (name: string) =>
      [...panel.querySelectorAll('button, label')]
        .find((each): each is HTMLElement => each.textContent?.trim() === name)!
        .click();

    const shop = new Shop();
    const line = await shop.phone();
    const { conversationId } = await line.write('Oi');
    const control = await shop.control();
    const faults = new Faults();
    await showSimulation({ openId: conversationId }, faults, Promise.resolve(control));
    panel.showPopover();

    const began = await control.now();
    const passed = async () => (await control.now()) - began;
    press('+1 h');
    await waitUntil(async () => (await passed()) >= HOUR);
    press('Um minuto antes de a janela fechar');
    await waitUntil(async () => (await passed()) >= 24 * HOUR - 2 * MINUTE);
    expect(await passed()).to.be.lessThan(24 * HOUR);
    press('+23 h');
    await waitUntil(async () => (await passed()) >= 46 * HOUR);

    for (const name of [
      'Esta aba sem conexão',
      'Servidor lento (2 s)',
      'Recusar o próximo envio',
    ]) {
      press(name);
    }
    expect(faults.settings).to.deep.include({
      offline: true,
      slowMs: 2000,
      failNext: { command: 'send', code: 'undeliverable' },
    });
    panel.remove();
    await shop.close();
  });
});
