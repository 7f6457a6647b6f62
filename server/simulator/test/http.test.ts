import assert from 'node:assert/strict';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { simulatorClient } from '../src/client.js';
import type { SimulatorControl } from '../src/control.js';
import { listen, type Listening } from '../src/listen.js';
import { createSimulator, type Simulator } from '../src/simulator.js';

const ANA = '+5511987650001';

describe('the simulator in a process of its own', () => {
  let simulator: Simulator;
  let served: Listening;
  let control: SimulatorControl;
  let gateway: Server;
  const received: string[] = [];

  const text = (body: string) =>
    fetch(`${served.url}/v25.0/${simulator.numbers[0]!.id}/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${simulator.accessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: ANA, text: { body } }),
    });

  before(async () => {
    gateway = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        received.push(body);
        response.end();
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const { port } = gateway.address() as AddressInfo;
    simulator = createSimulator({ sentMs: 0, deliveredMs: 0 });
    served = await listen(simulator);
    control = simulatorClient(served.url);
    await control.webhooks.subscribe(`http://127.0.0.1:${port}/hooks`);
  });

  after(async () => {
    await served.close();
    gateway.close();
  });

  it('is controlled by the same verbs, and delivers over sockets', async () => {
    const ana = await control.customer({ name: 'Ana', phone: ANA });
    const heard = ana.hears('Olá');
    await ana.sendsPhoto(new Uint8Array(300_000), { caption: 'É assim' });
    await control.webhooks.settled();
    assert.match(received[0]!, /"caption":"\\u00c9 assim"/);
    assert.equal((await text('Olá')).status, 200);
    const { id } = await heard;
    await control.until(async () =>
      (await control.webhooks.delivered()).some(({ contains }) =>
        contains.includes(`${id}:delivered`),
      ),
    );
  });

  it('cuts the socket when an answer is to be lost', async () => {
    await control.faults.loseAnswer();
    await assert.rejects(text('Lost'), /fetch failed/);
    assert.equal((await control.sends()).at(-1)!.answered, false);
    assert.equal((await text('Found')).status, 200);
  });

  it('says why it cannot do what is asked', async () => {
    await assert.rejects(control.customer({ name: '' }), /needs a name/);
    await assert.rejects(control.webhooks.redeliver('webhook-999'), /webhook-999/);
    await assert.rejects(
      control.messagesTo('x').then(() => control.run('angry', 'x')),
      /no customer x/,
    );
  });

  it('gives up waiting when it is told to', async () => {
    const soon = AbortSignal.abort(new Error('enough'));
    await assert.rejects(
      control.until(() => false, soon),
      /enough/,
    );
  });

  it('serves no page from elsewhere', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${served.url}/control/customers`, { headers })).status;
    assert.equal(await ask({}), 200);
    assert.equal(await ask({ origin: 'http://localhost:5173' }), 200);
    assert.equal(await ask({ origin: 'https://elsewhere.example' }), 403);
    assert.equal(await ask({ origin: 'null' }), 403);
    assert.equal(await statusOf(served.url, { host: 'elsewhere.example' }), 403);
  });

  it('listens on loopback and nowhere else', async () => {
    await assert.rejects(listen(simulator, { host: '0.0.0.0' }), RangeError);
  });
});

/** With headers that `fetch` would not send. */
const statusOf = (url: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(`${url}/control/customers`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
