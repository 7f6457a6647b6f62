// `npm run bench`: this library, others and three controls under the same seeded work, in one Chromium, in one run. What is
// counted is the processor time of the page's main thread, so that a busy machine does not matter much; what is compared
// are ratios within the run.
// `--only thread|queue|keys|peers|sizes|profiles`: these parts (several: with commas). `--sizes 1000,10000`: these numbers of
// messages and rows. `--drivers bare,chat-inbox`: these only, or `bare-bubbles`, which is not measured else: the bare list
// with our bubbles in it. `--rounds 3`: so many pages for each median. `--write FILE`: writes the page of the results, and its
// summary into the README. `--profile DRIVER`: says where the time of a driver goes. `--from FILE`: the page of a run before,
// of its JSON, also of one that was broken off (several: with commas).
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from '../scripts/browsers.mjs';
import { root, run } from '../scripts/run.mjs';
import { serve } from '../scripts/serve.mjs';
import { buildDriver, gzipOf } from './build.mjs';
import { measureKeys } from './keys.mjs';
import { serveLate } from './late.mjs';
import { ASKED, OURS, OWN_CODE, PEERS } from './others.mjs';
import { pagesOfRound } from './plan.mjs';
import { profilesOf } from './profiles.mjs';
import { measureQueue } from './queue.mjs';
import { profileTables } from './report/profiles.mjs';
import { many } from './report/words.mjs';
import { publish } from './report/publish.mjs';
import { read, Results } from './results.mjs';
import { Tab } from './tab.mjs';
import { measureField, measureThread } from './thread.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'thread,queue,keys,peers,sizes,profiles' },
    sizes: { type: 'string', default: '100,1000,10000,100000' },
    drivers: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'string' },
    profile: { type: 'string' },
    from: { type: 'string' },
  },
});
if (values.from) {
  await publish(read(values.from.split(',')), values.write);
  process.exit();
}
const parts = values.only.split(',');
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);
const wanted = values.drivers?.split(',');
const isWanted = (name) => (wanted ? wanted.includes(name) : name !== ASKED);
const PROFILED_AT = 1000;
/** What grows with the number of messages is looked at where there are most as well. */
const GROWING = ['append', 'scroll', 'wheel', 'prepend'];

const wantsPeers = parts.includes('peers') || parts.includes('sizes');
if (wantsPeers && !existsSync(join(root, 'bench/node_modules'))) {
  console.log('Installing what is compared, into bench/node_modules');
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'];
  run('npm', ['ci', '--prefix', join(root, 'bench'), ...flags]);
}

const out = mkdtempSync(join(tmpdir(), 'bench-'));
const { url, close } = await serve(out);
const late = await serveLate();
const browser = await puppeteer.launch(launchOptions(requireChrome()));
const command = ['npm run bench --', ...process.argv.slice(2)].join(' ');
const began = performance.now();

/** Built once: what changes during a run does not change it. */
const built = new Map();
const opener = async (name, minify = true) => {
  const key = minify ? name : `${name}-readable`;
  if (!built.has(key)) built.set(key, buildDriver(name, out, minify, key));
  const page = await built.get(key);
  return () => Tab.open(browser, `${url}/${page}?late=${late.url}`);
};

const MEASURES = {
  thread: measureThread,
  field: measureField,
  queue: measureQueue,
  keys: measureKeys,
};

async function measure(results) {
  for (let round = 0; round < rounds; round += 1) {
    for (const page of pagesOfRound({ parts, sizes, rounds, round, isWanted })) {
      const row = await MEASURES[page.part](await opener(page.name), page.options);
      results.page(page, row);
      const minutes = ((performance.now() - began) / 60_000).toFixed(1);
      const where = `${page.part} ${page.count} ${page.name}`;
      console.log(`${minutes} min, round ${round + 1}: ${where} ${JSON.stringify(row)}`);
    }
  }
}

async function bytes() {
  const all = { [OURS]: await gzipOf(OWN_CODE) };
  for (const [name, { code }] of Object.entries(PEERS)) all[name] = await gzipOf(code);
  return all;
}

const profiles = async (name, count, only) =>
  profilesOf(await opener(name, false), { count, outdir: out, only });

/** Of ours, by what was done; at the greatest size by that and its number. */
async function ownProfiles() {
  const all = await profiles(OURS, PROFILED_AT);
  const most = Math.max(...sizes);
  if (most <= PROFILED_AT) return all;
  const large = Object.entries(await profiles(OURS, most, GROWING));
  return {
    ...all,
    ...Object.fromEntries(large.map(([verb, profile]) => [`${verb} at ${many(most)}`, profile])),
  };
}

try {
  if (values.profile) {
    const count = values.sizes.includes(',') ? PROFILED_AT : sizes[0];
    console.log(profileTables(await profiles(values.profile, count)));
  } else {
    const results = new Results({ command, browser: await browser.version(), rounds });
    await measure(results);
    if (parts.includes('sizes')) results.set({ bytes: await bytes() });
    if (parts.includes('profiles')) results.set({ profiles: await ownProfiles() });
    console.log(`\n${results.file}\n`);
    await publish(results.data, values.write);
  }
} finally {
  await browser.close();
  close();
  late.close();
  rmSync(out, { recursive: true });
}
