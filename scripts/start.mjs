// `npm start`: the demo, on a fresh clone too. The CRM page and the customer's phone share one origin.
import { spawn } from 'node:child_process';
import { ensureDeps } from './ensure-deps.mjs';
import { root } from './run.mjs';

ensureDeps();
await import('./prepare-emoji.mjs');
const { createServer } = await import('vite');

const server = await createServer({
  configFile: `${root}vite.demo.config.mjs`,
  clearScreen: false,
  logLevel: 'warn',
});
await server.listen();
const url = server.resolvedUrls.local[0].replace(/\/$/, '');

console.log(`
  CRM, agent Ana        ${url}/?agent=ana
  CRM, agent Bruno      ${url}/?agent=bruno
  The customer's phone  ${url}/phone.html

  Ctrl+C stops.
`);

const openers = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' };
if (process.stdout.isTTY && !process.env.CI && openers[process.platform]) {
  spawn(openers[process.platform], [`${url}/?agent=ana`], { stdio: 'ignore', detached: true })
    .on('error', () => {}) // a machine without a desktop: the addresses are printed above
    .unref();
}
