// `npm run bench`: this library, others and three controls under the same seeded work, in one Chromium, in one run. What is
// counted is the processor time of the page's main thread, so that a busy machine does not matter much; what is compared
// are ratios within the run.
// `--only thread|queue|peers|sizes`: these parts (several: with commas). `--sizes 1000,10000`: these numbers of messages and
// rows. `--drivers bare,chat-inbox`: these only. `--rounds 3`: so many pages for each median. `--write FILE`: writes the page of the results. `--profile DRIVER`:
// says where the time of a mount, of appending and of switching goes. `--from FILE`: the page of a run before, of its JSON
// (several: with commas, of one run in parts).
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    drivers: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'string' },
    profile: { type: 'string' },
    from: { type: 'string' },
  },
});
const parts = values.only.split(',');
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);
/** A burst takes long, and so does typing. */
const BURST_AT = 1000;
const KEY_AT = 10_000;
const isWanted = (name) => !values.drivers || values.drivers.split(',').includes(name);
/** Others are given no more than this. */
const MOST_OF_PEERS = 10_000;

const wantsPeers = parts.includes('peers') || parts.includes('sizes');
if (values.from) {
  const [first, ...more] = values.from
    .split(',')
    .map((name) => JSON.parse(readFileSync(name, 'utf8')));
  for (const { thread, queue, bytes } of more) {
    for (const [count, rows] of Object.entries(thread))
      first.thread[count] = { ...first.thread[count], ...rows };
    Object.assign(first.queue, queue);
    Object.assign(first.bytes, bytes);
  }
  const text = reportOf(first);
  if (values.write) writeFileSync(values.write, text);
  else console.log(text);
  process.exit();
}
if (wantsPeers && !existsSync(join(root, 'bench/node_modules'))) {
  console.log('Installing what is compared, into bench/node_modules');
  run('npm', [
    'ci',
    '--prefix',
    join(root, 'bench'),
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--legacy-peer-deps',
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

/** Built once: what changes during a run does not change it. */
const pages = new Map();
const opener = async (name, minify) => {
  if (!pages.has(name)) pages.set(name, buildDriver(name, out, minify));
  const page = await pages.get(name);
  return () => Tab.open(browser, `${url}/${page}`);
};

mkdirSync(join(root, 'bench/results'), { recursive: true });
const file = join(root, 'bench/results', `${result.date.replaceAll(':', '-')}.json`);

/** What is known by now is kept, should the run be ended. */
const note = (part, count, name, row) => {
  (result[part][count] ??= {})[name] = row;
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(part, count, name, JSON.stringify(row));
};

async function timelines(names) {
  for (const count of sizes) {
    for (const name of names.filter(isWanted)) {
      const isPeer = name in PEERS;
      if (isPeer && count > MOST_OF_PEERS) continue;
      const row = await measureThread(await opener(name), {
        count,
        rounds: isPeer ? 1 : rounds,
        times: isPeer && count > 1000 ? 1 : 3,
        burst: count === BURST_AT,
        key: count === KEY_AT && !isPeer,
      });
      note('thread', count, name, row);
    }
  }
}

async function queues(names) {
  for (const count of sizes) {
    for (const name of names.filter(isWanted)) {
      note('queue', count, name, await measureQueue(await opener(name), { count, rounds }));
    }
  }
}

async function bytes() {
  result.bytes[OURS] = await gzipOf("import '../src/define.js';");
  for (const [name, { code }] of Object.entries(PEERS)) result.bytes[name] = await gzipOf(code);
}

const PROFILED = {
  thread: { mount: [], append: [], switch: [], burst: [300, 10] },
  queue: { mount: [], update: [], updates: [1000, 5] },
};

async function profile(name) {
  for (const part of parts.filter((each) => each in PROFILED)) {
    for (const [verb, args] of Object.entries(PROFILED[part])) {
      const open = await opener(name, false);
      const tab = await open();
      await tab.ask(`${part}.prepare`, sizes[0]);
      if (verb !== 'mount') await tab.ask(`${part}.mount`);
      const rows = await tab.profile(`${part}.${verb}`, ...args);
      console.log(`\n${part}: ${verb} at ${sizes[0]}`);
      for (const [where, ms] of rows) console.log(`${ms.toFixed(2).padStart(9)} ms  ${where}`);
      await tab.close();
    }
  }
}

try {
  if (values.profile) await profile(values.profile);
  else {
    if (parts.includes('thread')) await timelines([...CONTROLS, OURS]);
    if (parts.includes('queue')) await queues(['static30', 'bare', OURS]);
    if (parts.includes('sizes')) await bytes();
    if (parts.includes('peers')) await timelines(Object.keys(PEERS));
    const text = reportOf(result);
    console.log(text);
    if (values.write) writeFileSync(values.write, text);
  }
} finally {
  await browser.close();
  close();
  rmSync(out, { recursive: true });
}
