// Opens every story and docs page of the static Storybook: play functions, axe, errors, other hosts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from './browsers.mjs';
import { root } from './run.mjs';
import { serve } from './serve.mjs';

/** Runs in the page: waits for Storybook's own events and says what they told. */
function outcome(isDocs) {
  const troubles = [
    'playFunctionThrewException', // such a story still ends in storyFinished, with success
    'unhandledErrorsWhilePlaying',
    'storyThrewException',
    'storyErrored',
    'storyMissing',
  ];
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(['did not finish in 30 s']), 30_000);
    const done = (problems) => {
      clearTimeout(timer);
      resolve(problems);
    };
    const listen = () => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return setTimeout(listen, 20);
      const on = (name, then) =>
        channel.last(name) ? then(channel.last(name)[0]) : channel.once(name, then);
      if (isDocs) return on('docsRendered', () => done([]));
      const finish = ({ status, reporters = [] }) => {
        const thrown = troubles
          .map((name) => channel.last(name)?.[0])
          .filter(Boolean)
          .map((trouble) => trouble.message ?? JSON.stringify(trouble));
        const axe = reporters
          .filter((report) => report.type === 'a11y' && report.status === 'failed')
          .flatMap((report) => report.result?.violations ?? [])
          .map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ target }) => target).join(' | ')}`);
        const problems = [...thrown, ...axe];
        if (status !== 'success' && problems.length === 0) problems.push(`ended in ${status}`);
        done(problems);
      };
      for (const name of ['storyMissing', 'storyErrored']) {
        channel.once(name, () => finish({ status: name }));
      }
      return on('storyFinished', finish);
    };
    listen();
  });
}

const dir = process.argv[2] ?? join(root, 'storybook-static');
const { entries } = JSON.parse(await readFile(join(dir, 'index.json'), 'utf8'));
const { url, close } = await serve(dir);
// Colours are measured at rest.
const browser = await puppeteer.launch(
  launchOptions(requireChrome(), ['--force-prefers-reduced-motion']),
);
const waiting = Object.values(entries);
let passed = 0;
let failed = 0;

async function openPage(problems) {
  // A context of its own: pages of one window are each other's background tabs, and stall.
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const address = request.url();
    if (address.startsWith(url) || /^(data|blob):/.test(address)) return request.continue();
    problems.push(`asked another host: ${address}`);
    return request.abort();
  });
  page.on('pageerror', (error) => {
    if (!/^ResizeObserver loop/.test(error.message)) problems.push(String(error));
  });
  return page;
}

async function work() {
  const problems = [];
  const page = await openPage(problems);
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    const isDocs = entry.type === 'docs';
    problems.length = 0;
    try {
      await page.goto(`${url}/iframe.html?id=${entry.id}&viewMode=${isDocs ? 'docs' : 'story'}`);
      problems.push(...(await page.evaluate(outcome, isDocs)));
    } catch (error) {
      problems.push(String(error));
    }
    if (problems.length > 0) failed += 1;
    else passed += 1;
    for (const problem of problems) console.log(`✗ ${entry.id}: ${problem}`);
  }
}

try {
  await Promise.all([work(), work()]);
} finally {
  await browser.close();
  close();
}
if (passed + failed === 0) failed = 1; // a Storybook without stories is not a success
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
