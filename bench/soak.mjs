// `npm run soak`: the real inbox for an hour in one page (`-- --minutes 5`): conversations are opened, read to the top and
// left, pictures looked at, customers write meanwhile. Each minute it prints heap, nodes, listeners and object URLs after
// collection, each time in the same conversation; in the end how they grow, by a line through what was noted after the
// warm-up. Fails over its bounds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from '../scripts/browsers.mjs';
import { serve } from '../scripts/serve.mjs';
import { buildPage } from './build.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
const minutes = Number(values.minutes);
/** A quarter of the time, as what is kept of conversations left a while ago fills first. */
const warmUp = Math.max(1, Math.floor(minutes / 4));

/** At most so much more each minute. An agent's day is 500 minutes: 25 MB, no node and no listener more than the list and its messages have. */
const BOUNDS = {
  'heap, MB': 0.05,
  nodes: 20,
  listeners: 5,
  'object URLs': 0.2,
};

/** Before, the heap grows by what the engine compiles of what runs often: it is shown, not judged. */
const HEAP_FROM_MINUTES = 30;

/** How much a value grows each minute: the slope of the line that fits best. */
function slopeOf(values) {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0) / squares;
}

async function look(page, cdp) {
  await page.evaluate('soak.rest()');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return {
    'heap, MB': usedSize / 2 ** 20,
    nodes,
    listeners: jsEventListeners,
    'object URLs': await page.evaluate('soak.urls()'),
  };
}

const out = mkdtempSync(join(tmpdir(), 'soak-'));
const { url, close } = await serve(out);
const browser = await puppeteer.launch(launchOptions(requireChrome()));
const noted = [];
let turns = 0;
try {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${url}/${await buildPage('soak', "import './page/soak';", out)}`);
  await page.waitForFunction('window.soak');
  const cdp = await page.createCDPSession();
  const began = performance.now();
  while (noted.length < minutes) {
    await page.evaluate((turn) => window.soak.turn(turn), turns);
    turns += 1;
    if (performance.now() - began < (noted.length + 1) * 60_000) continue;
    const now = await look(page, cdp);
    noted.push(now);
    const words = Object.entries(now).map(([name, value]) => `${name} ${value.toFixed(1)}`);
    console.log(`minute ${noted.length}, ${turns} turns: ${words.join(', ')}`);
  }
  if (errors.length > 0) throw new Error([...new Set(errors)].join('\n'));
} finally {
  await browser.close();
  close();
  rmSync(out, { recursive: true });
}
const after = noted.slice(warmUp);
let isOver = false;
for (const [name, bound] of Object.entries(BOUNDS)) {
  const slope = slopeOf(after.map((each) => each[name]));
  const isJudged = name !== 'heap, MB' || minutes >= HEAP_FROM_MINUTES;
  isOver ||= isJudged && slope > bound;
  const verdict = `${slope > bound ? 'over' : 'within'} ${bound}`;
  const early = isJudged ? '' : `, judged from ${HEAP_FROM_MINUTES} minutes on`;
  console.log(`${name}: ${slope.toFixed(3)} a minute, ${verdict}${early}`);
}
process.exit(isOver ? 1 : 0);
