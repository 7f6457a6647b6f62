// `npm run bench`: this library, others and three controls under the same seeded work, in one Chromium, in one run. What is
// counted is the processor time of the page's main thread, so that a busy machine does not matter much; what is compared
// are ratios within the run.
// `--only thread|queue|peers|sizes`: these parts (several: with commas). `--sizes 1000,10000`: these numbers of messages and
// rows. `--rounds 3`: so many pages for each median. `--write FILE`: writes the page of the results. `--profile DRIVER`:
// says where the time of a mount, of appending and of switching goes.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from '../scripts/browsers.mjs';
import { root, run } from '../scripts/run.mjs';
import { serve } from '../scripts/serve.mjs';
import { buildDriver, gzipOf } from './build.mjs';
import { CONTROLS, OURS, PEERS } from './others.mjs';
import { measureQueue } from './queue.mjs';
import { reportOf } from './report.mjs';
import { Tab } from './tab.mjs';
import { measureThread } from './thread.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'thread,queue,peers,sizes' },
    sizes: { type: 'string', default: '100,1000,10000,100000' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'string' },
    profile: { type: 'string' },
  },
});
const parts = values.only.split(',');
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);
/** A burst takes long, and so does typing. */
const BURST_AT = 1000;
const KEY_AT = 10_000;
/** Others are given no more than this. */
const MOST_OF_PEERS = 10_000;

const wantsPeers = parts.includes('peers') || parts.includes('sizes');
if (wantsPeers && !existsSync(join(root, 'bench/node_modules'))) {
  console.log('Installing what is compared, into bench/node_modules');
  run('npm', [
    'ci',
    '--prefix',
    join(root, 'bench'),
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
  ]);
}

const out = mkdtempSync(join(tmpdir(), 'bench-'));
const { url, close } = await serve(out);
const browser = await puppeteer.launch(launchOptions(requireChrome()));
const result = {
  date: new Date().toISOString(),
  command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
  browser: await browser.version(),
  load: loadavg()[0],
  rounds,
  thread: {},
  queue: {},
  bytes: {},
};

const opener = async (name) => {
  const page = await buildDriver(name, out);
  return () => Tab.open(browser, `${url}/${page}`);
};

const note = (part, name, count, row) => {
  (result[part][count] ??= {})[name] = row;
  console.log(part, count, name, JSON.stringify(row));
};

async function timelines() {
  const names = [
    ...(parts.includes('thread') ? [...CONTROLS, OURS] : []),
    ...(parts.includes('peers') ? Object.keys(PEERS) : []),
  ];
  for (const count of sizes) {
    for (const name of names) {
      const isPeer = name in PEERS;
      if (isPeer && count > MOST_OF_PEERS) continue;
      const open = await opener(name);
      const row = await measureThread(open, {
        count,
        rounds: isPeer ? 1 : rounds,
        burst: count === BURST_AT,
        key: count === KEY_AT && !isPeer,
      });
      note('thread', name, count, row);
    }
  }
}

async function queues() {
  const names = [
    ...(parts.includes('queue') ? [...CONTROLS.filter((name) => name !== 'cv-all'), OURS] : []),
    ...(parts.includes('peers') ? Object.keys(PEERS).filter((name) => PEERS[name].queue) : []),
  ];
  for (const count of sizes) {
    for (const name of names) {
      if (name in PEERS && count > MOST_OF_PEERS) continue;
      const open = await opener(name);
      note(
        'queue',
        name,
        count,
        await measureQueue(open, { count, rounds: name in PEERS ? 1 : rounds }),
      );
    }
  }
}

async function profile(name) {
  for (const verb of ['mount', 'append', 'switch', 'burst']) {
    const open = await opener(name);
    const tab = await open();
    await tab.ask('thread.prepare', sizes[0]);
    if (verb !== 'mount') await tab.ask('thread.mount');
    const rows = await tab.profile(`thread.${verb}`, ...(verb === 'burst' ? [300, 10] : []));
    console.log(`\n${verb} at ${sizes[0]}`);
    for (const [where, ms] of rows) console.log(`${ms.toFixed(2).padStart(9)} ms  ${where}`);
    await tab.close();
  }
}

try {
  if (values.profile) await profile(values.profile);
  else {
    await timelines();
    await queues();
    if (parts.includes('sizes')) {
      result.bytes[OURS] = await gzipOf("import '../src/define.js';");
      for (const [name, { code }] of Object.entries(PEERS)) result.bytes[name] = await gzipOf(code);
    }
    mkdirSync(join(root, 'bench/results'), { recursive: true });
    const file = join(root, 'bench/results', `${result.date.replaceAll(':', '-')}.json`);
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
    const text = reportOf(result);
    console.log(text);
    if (values.write) writeFileSync(values.write, text);
  }
} finally {
  await browser.close();
  close();
  rmSync(out, { recursive: true });
}
