// `npm run soak`: the real inbox for an hour in one page (`-- --minutes 5`): conversations are opened, read to the top and
// left, pictures looked at, voice notes played, messages begun and sent, lists searched; customers write meanwhile. Each
// minute it prints what the page holds, nodes, listeners and object URLs after collection, each time in the same
// conversation; in the end how they grow, by a line through what was noted after the warm-up. Fails over its bounds.
//
// What the engine has compiled is told apart and not judged: it lies in the same heap and grows for an hour, ever slower, as
// more and more runs often enough. Names, addresses and answers that DevTools keeps are the browser's, and not counted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from '../scripts/browsers.mjs';
import { serve } from '../scripts/serve.mjs';
import { buildPage } from './build.mjs';
import { heapOf } from './heap.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
const minutes = Number(values.minutes);
/** A quarter of the time, as what is kept of conversations left a while ago fills first. */
const warmUp = Math.max(1, Math.floor(minutes / 4));

/** At most so much more each minute. An agent's day is 500 minutes: 25 MB, no node and no listener more than the list and its messages have. */
const BOUNDS = {
  'held, MB': 0.05,
  nodes: 20,
  listeners: 5,
  'object URLs': 0.2,
};

/** How much a value grows each minute: the slope of the line that fits best. */
function slopeOf(values) {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0) / squares;
}

async function look(page, cdp) {
  await page.evaluate('soak.rest()');
  const { held, compiled } = await heapOf(cdp);
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return {
    'held, MB': held,
    'compiled, MB': compiled,
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
    const words = Object.entries(now).map(
      ([name, value]) => `${name} ${value.toFixed(name.endsWith('MB') ? 2 : 0)}`,
    );
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
for (const name of Object.keys(noted[0])) {
  const slope = slopeOf(after.map((each) => each[name]));
  const bound = BOUNDS[name] ?? Infinity;
  isOver ||= slope > bound;
  const verdict =
    bound === Infinity ? 'not judged' : `${slope > bound ? 'over' : 'within'} ${bound}`;
  console.log(`${name}: ${slope.toFixed(3)} a minute, ${verdict}`);
}
process.exit(isOver ? 1 : 0);
