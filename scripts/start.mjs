// `npm start`: a CRM page with the inbox, the gateway behind it and a simulator in WhatsApp's place, on a fresh clone
// too. What was done is there at the next start; `npm start -- --fresh` begins anew. With the four WHATSAPP_… variables
// of docs/gateway.md it is your own number at WhatsApp instead.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { ensureDeps } from './ensure-deps.mjs';
import { root } from './run.mjs';

ensureDeps();
await import('./prepare-emoji.mjs');
const { serveDemo } = await import('./demo-server.mjs');

const { WHATSAPP_TOKEN, WHATSAPP_BUSINESS_ACCOUNT_ID, WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN } =
  process.env;
const four = {
  WHATSAPP_TOKEN,
  WHATSAPP_BUSINESS_ACCOUNT_ID,
  WHATSAPP_APP_SECRET,
  WHATSAPP_VERIFY_TOKEN,
};
const missing = Object.keys(four).filter((name) => !four[name]);
const isReal = missing.length < 4;
if (isReal && missing.length > 0) {
  console.error(`For WhatsApp itself these are missing: ${missing.join(', ')}.`);
  process.exit(1);
}

const folder = `${root}.cache/${isReal ? 'gateway-whatsapp' : 'gateway'}`;
if (process.argv.includes('--fresh')) rmSync(folder, { recursive: true, force: true });
console.log(
  isReal
    ? 'Opening the shop on your number at WhatsApp…'
    : 'Opening the shop… (the first time it lives through a day of conversations)',
);

const { shop, url, stop } = await serveDemo({
  folder,
  phonePort: 5199,
  ...(isReal && {
    whatsapp: {
      token: WHATSAPP_TOKEN,
      accountId: WHATSAPP_BUSINESS_ACCOUNT_ID,
      appSecret: WHATSAPP_APP_SECRET,
      verifyToken: WHATSAPP_VERIFY_TOKEN,
      graphUrl: process.env.GRAPH_URL,
    },
  }),
  vite: { clearScreen: false, logLevel: 'warn' },
});

const phone = isReal
  ? `  Meta's webhooks, to be reached by HTTPS from outside
                            ${shop.url}/hooks/whatsapp`
  : `  The customers' phone, on the WhatsApp simulator
                            ${shop.phone}`;
console.log(`
  The inbox, on the gateway
    agent Ana               ${url}/?agent=ana
    agent Bruno             ${url}/?agent=bruno

${phone}

  The inbox without a server: the backend lives in the browser
    agent Ana               ${url}/?agent=ana&backend=local
    the customers' phone    ${url}/phone.html

  Ctrl+C stops.
`);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void stop().then(() => process.exit(0)));

const openers = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' };
if (process.stdout.isTTY && !process.env.CI && openers[process.platform]) {
  spawn(openers[process.platform], [`${url}/?agent=ana`], { stdio: 'ignore', detached: true })
    .on('error', () => {}) // a machine without a desktop: the addresses are printed above
    .unref();
}
