import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { httpAdapter } from '../../src/adapters/http/http.adapter.js';
import { openRealShop } from '../seed/real-shop.js';
import { Desk } from '../seed/desk.js';
import { listen } from '../simulator/src/listen.js';
import { createSimulator } from '../simulator/src/simulator.js';

const VERIFY_TOKEN = 'what was typed at Meta';
const folder = await mkdtemp(join(tmpdir(), 'real-shop-'));
const sim = createSimulator({});
const graph = await listen(sim);
const shop = await openRealShop({
  whatsapp: {
    token: sim.accessToken,
    accountId: sim.numbers[0]!.wabaId,
    appSecret: sim.appSecret,
    verifyToken: VERIFY_TOKEN,
    graphUrl: graph.url,
  },
  folder,
  port: 0,
  logLevel: 'silent',
});

describe('the shop on a number of your own', () => {
  after(async () => {
    await shop.stop();
    await graph.close();
    await rm(folder, { recursive: true });
  });

  it('knows the four variables of WhatsApp, and nothing else, to bring a message to an agent', async () => {
    await sim.control.webhooks.subscribe(`${shop.url}/hooks/whatsapp`, VERIFY_TOKEN);
    const customer = await sim.control.customer({ name: 'Maria' });
    await customer.says('Oi');
    await sim.control.webhooks.settled();
    const adapter = httpAdapter({
      url: shop.url,
      token: async () => (await shop.tokenOf('ana')) ?? '',
      shareStream: false,
    });
    const desk = await Desk.open(adapter, () => crypto.randomUUID());
    const { signal } = new AbortController();
    for await (const event of desk.session.events({ signal })) {
      if (event.type === 'conversation' || (await desk.finds('bot', 'Maria').catch(() => '')))
        break;
    }
    assert.ok(await desk.finds('bot', 'Maria'));
  });

  it('signs nothing for a stranger', () => {
    assert.equal(shop.tokenOf('mallory'), undefined);
  });
});
