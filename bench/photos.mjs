// `npm run bench:photos`: how soon the inbox answers to a key while it prepares photos. Twenty of 12 megapixels, each one
// on its side and heavier than WhatsApp takes, are dropped at once on an open conversation of the built bundle; meanwhile
// an agent types a letter every 50 ms. From the moment the browser has the key until its letter is in the field, and
// until the frame that shows it is drawn.
// `--write FILE` writes the page of the results, `--photos N` takes another number.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from '../scripts/browsers.mjs';
import { dropPhotos, openMine, until } from '../scripts/in-page.mjs';
import { root } from '../scripts/run.mjs';
import { serve, strictPolicy } from '../scripts/serve.mjs';

const KEY_EVERY_MS = 50;
const GOAL_MS = 100;

const { values } = parseArgs({
  options: { write: { type: 'string' }, photos: { type: 'string', default: '20' } },
});
const count = Number(values.photos);

/** Puts photos like those of a phone's camera into `window.photos`: grain all over, upright only by their EXIF. */
const makePhotos = (page, count) =>
  page.evaluate(async (count) => {
    const grain = new OffscreenCanvas(512, 512);
    const context = grain.getContext('2d');
    const pixels = context.createImageData(512, 512);
    let seed = 1;
    for (let at = 0; at < pixels.data.length; at += 1) {
      seed = (seed * 1664525 + 1013904223) >>> 0;
      pixels.data[at] = at % 4 === 3 ? 255 : seed >>> 24;
    }
    context.putImageData(pixels, 0, 0);
    const word = (...bytes) => new Uint8Array(bytes);
    const onItsSide = word(
      ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
      ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
    );
    window.photos = [];
    for (let photo = 0; photo < count; photo += 1) {
      const canvas = new OffscreenCanvas(4000, 3000);
      const paint = canvas.getContext('2d');
      const sky = paint.createLinearGradient(0, 0, 4000, 3000);
      sky.addColorStop(0, `hsl(${photo * 18} 60% 70%)`);
      sky.addColorStop(1, `hsl(${photo * 18 + 90} 50% 30%)`);
      paint.fillStyle = sky;
      paint.fillRect(0, 0, 4000, 3000);
      paint.globalAlpha = 0.2;
      for (let x = 0; x < 4000; x += 512) {
        for (let y = 0; y < 3000; y += 512) paint.drawImage(grain, x, y);
      }
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.93 });
      const bytes = await new Blob([jpeg.slice(0, 2), onItsSide, jpeg.slice(2)]).arrayBuffer();
      window.photos.push(new File([bytes], `foto-${photo}.jpg`, { type: 'image/jpeg' }));
    }
    return window.photos.map(({ size }) => size);
  }, count);

/** Notes of each key when its letter was in the field and when the frame with it was drawn. */
const watch = (page) =>
  page.evaluate(() => {
    window.keys = [];
    addEventListener('input', (event) => {
      const { timeStamp } = event;
      const handled = performance.now() - timeStamp;
      requestAnimationFrame(() => {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () =>
          window.keys.push({ handled, painted: performance.now() - timeStamp });
        drawn.port2.postMessage(undefined);
      });
    });
  });

/** The longest task of the page's main thread in a trace, in milliseconds: on the clock, and at work. */
function longestTask({ traceEvents }) {
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const main = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(
    ({ name, pid, tid, tdur }) => /RunTask$/.test(name) && tdur && main.has(`${pid} ${tid}`),
  );
  return {
    clock: Math.max(...tasks.map(({ dur }) => dur)) / 1000,
    work: Math.max(...tasks.map(({ tdur }) => tdur)) / 1000,
  };
}

/** Types until the photos are there. */
async function typeDuring(page, work) {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    void page.keyboard.press('a');
    await new Promise((resolve) => setTimeout(resolve, KEY_EVERY_MS));
  }
  return done;
}

/** As long as typing takes to tell how the machine is without any photos. */
const QUIET_MS = 15_000;
const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS, []));

const quantile = (numbers, part) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
};

async function measure({ policy, photos }) {
  const { url, close } = await serve(root, { policy });
  const browser = await puppeteer.launch(launchOptions(requireChrome()));
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(`${url}/test/policy/index.html`);
    await openMine(page);
    const sizes = await makePhotos(page, photos);
    await until(page, ['inbox-message-field', 'textarea'], 'focus');
    await watch(page);
    await page.tracing.start({ categories: ['toplevel'] });
    const begun = Date.now();
    const names = await typeDuring(page, photos > 0 ? dropPhotos(page) : quiet());
    const seconds = (Date.now() - begun) / 1000;
    const workers = page.workers().length;
    const trace = new TextDecoder().decode(await page.tracing.stop());
    const keys = await page.evaluate(() => window.keys);
    if (names.length !== photos) throw new Error(`only ${names.length} photos`);
    return { sizes, seconds, keys, workers, task: longestTask(JSON.parse(trace)) };
  } finally {
    await browser.close();
    close();
  }
}

const ROWS = {
  'nothing to prepare': { policy: strictPolicy, photos: 0, workers: 0 },
  'in a worker': { policy: strictPolicy, photos: count, workers: 1 },
  'in the page (no worker allowed)': {
    policy: strictPolicy.replace(' chat-inbox', ''),
    photos: count,
    workers: 0,
  },
};

const ms = (number) => number.toFixed(0);
const load = `load ${loadavg()[0]?.toFixed(1)}`;
const rows = [];
let megabytes = 0;
let isLate = false;
for (const [name, row] of Object.entries(ROWS)) {
  const { sizes, seconds, keys, workers, task } = await measure(row);
  if (workers !== row.workers) throw new Error(`${workers} workers`);
  if (row.photos > 0) megabytes = sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 1e6;
  const painted = keys.map((key) => key.painted);
  const handled = keys.map((key) => key.handled);
  isLate ||= Math.max(...painted) > GOAL_MS;
  rows.push(
    [
      ...[name, seconds.toFixed(1), keys.length],
      ...[ms(quantile(handled, 0.5)), ms(quantile(handled, 0.99)), ms(Math.max(...handled))],
      ...[ms(quantile(painted, 0.5)), ms(quantile(painted, 0.99)), ms(Math.max(...painted))],
      ...[ms(task.clock), ms(task.work)],
    ].join(' | '),
  );
}

const text = `# How soon keys are answered while photos are prepared

${count} photos of 12 megapixels (4000 × 3000, ${megabytes.toFixed(1)} MB each, on their side) are dropped at once on an open conversation. Each one is
decoded, turned upright, drawn at 2,560 pixels and written as JPEG below 5 MB, one after the other. Meanwhile a letter
is typed every ${KEY_EVERY_MS} ms: from the moment the browser has the key until its letter is in the field, and until the frame that
shows it is drawn. The goal is ${GOAL_MS} ms throughout. The built bundle, headless Chromium, our strict policy; the last row
under a policy without \`chat-inbox\`, where no worker may begin. The first row is the same typing with nothing else to do.

    npm run build && npm run bench:photos

Milliseconds, but for the photos' seconds. The longest task of the page's main thread is given on the clock and in time at
work: where other programs or threads want the cores too, it stands still in between.

| prepared | photos, s | keys | in the field p50 | p99 | max | drawn p50 | p99 | max | longest task | of it at work |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}

Measured on ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${load} by others when it began, Node ${process.versions.node}.
`;
console.log(text);
if (values.write) writeFileSync(values.write, text);
process.exit(isLate ? 1 : 0);
