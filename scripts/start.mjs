// `npm start`: a CRM page with the inbox, the gateway behind it and a simulator in WhatsApp's place, on a fresh clone
// too. What was done is there at the next start; `npm start -- --fresh` begins anew.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { ensureDeps } from './ensure-deps.mjs';
import { root } from './run.mjs';

ensureDeps();
await import('./prepare-emoji.mjs');
const { serveDemo } = await import('./demo-server.mjs');

const folder = `${root}.cache/gateway`;
if (process.argv.includes('--fresh')) rmSync(folder, { recursive: true, force: true });
console.log('Opening the shop… (the first time it lives through a day of conversations)');

const { shop, url, stop } = await serveDemo({
  folder,
  phonePort: 5199,
  vite: { clearScreen: false, logLevel: 'warn' },
});

console.log(`
  The inbox, on the gateway
    agent Ana               ${url}/?agent=ana
    agent Bruno             ${url}/?agent=bruno

  The customers' phone, on the WhatsApp simulator
                            ${shop.phone}

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
