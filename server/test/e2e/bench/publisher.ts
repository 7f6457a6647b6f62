// Meta's side of the bench, in a process of its own: signed webhooks at a steady pace, and how long each waits for its
// 200.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { signatureOf } from '../../../simulator/src/webhooks/sign.js';
import { monotonic } from './measure.js';

export interface Publish {
  urls: string[];
  appSecret: string;
  /** Digits of those who write, in turn. */
  customers: string[];
  phoneNumberId: string;
  accountId: string;
  perSecond: number;
  seconds: number;
}
export interface Published {
  waits: number[];
  refused: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let count = 0;

process.on('message', (order: Publish) => void publish(order).then((told) => process.send!(told)));
console.log('ready');

/** Paced by the clock: who is late does not slow down who comes after. */
async function publish(order: Publish): Promise<Published> {
  const waits: number[] = [];
  let refused = 0;
  const begun: Promise<void>[] = [];
  const start = monotonic();
  const total = order.perSecond * order.seconds;
  for (let at = 0; at < total; at += 1) {
    const due = start + (at / order.perSecond) * 1000;
    if (due > monotonic()) await pause(due - monotonic());
    begun.push(
      post(order).then((wait) => {
        if (wait === undefined) refused += 1;
        else waits.push(wait);
      }),
    );
  }
  await Promise.all(begun);
  return { waits, refused };
}

/** How long the 200 took; undefined for anything else. */
function post(order: Publish): Promise<number | undefined> {
  const { urls, appSecret, customers } = order;
  const from = customers[count % customers.length]!;
  const url = urls[count % urls.length]!;
  count += 1;
  const sent = monotonic();
  const body = JSON.stringify(webhook(order, from, `bench ${sent}`));
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': signatureOf(body, appSecret),
  };
  return new Promise((resolve, reject) => {
    request(`${url}/hooks/whatsapp`, { method: 'POST', headers, agent }, (response) => {
      const took = monotonic() - sent;
      response.resume().on('end', () => resolve(response.statusCode === 200 ? took : undefined));
    })
      .on('error', reject)
      .end(body);
  });
}

const webhook = ({ accountId, phoneNumberId }: Publish, from: string, text: string): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: accountId,
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '551140001234', phone_number_id: phoneNumberId },
            contacts: [{ profile: { name: `Cliente ${from}` }, wa_id: from }],
            messages: [
              {
                from,
                id: `wamid.bench-${process.pid}-${count}`,
                timestamp: String(Math.floor(Date.now() / 1000)),
                type: 'text',
                text: { body: text },
              },
            ],
          },
        },
      ],
    },
  ],
});
