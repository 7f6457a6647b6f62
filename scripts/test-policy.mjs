// The built bundle under our strict policy, Trusted Types included: an agent works through the inbox, the browser reports
// nothing, and nothing is asked of another host.
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from './browsers.mjs';
import { dropPhotos, openMine, until } from './in-page.mjs';
import { root } from './run.mjs';
import { serve, strictPolicy } from './serve.mjs';

/** A picture in a format that the channel does not take. */
const makePhoto = (page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200);
    canvas.getContext('2d').fillRect(0, 0, 300, 200);
    const photo = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    window.photos = [new File([photo], 'praia.webp')];
  });

const preparesPhoto = async (page, workers) => {
  await makePhoto(page);
  const [photo] = await dropPhotos(page);
  if (photo !== 'praia.jpg image/jpeg') throw new Error(`prepared as ${photo}`);
  if (page.workers().length !== workers) throw new Error(`workers: ${page.workers().length}`);
};

const steps = {
  'opens a conversation of Meus': openMine,
  'sends a message with marks and a link': async (page) => {
    await until(page, ['inbox-message-field', 'textarea'], 'focus');
    await page.keyboard.type('Olá, *tudo bem*? https://example.com');
    await page.keyboard.press('Enter');
    await until(page, ['inbox-thread', 'inbox-bubble:last-of-type[side="out"]', 'strong']);
  },
  'records a voice message': async (page) => {
    const microphone = ['inbox-composer', 'inbox-icon-button[icon="microphone"]', 'button'];
    await until(page, microphone, 'click');
    await until(page, ['inbox-recorder', '[role="timer"]']);
    await new Promise((resolve) => setTimeout(resolve, 1500)); // something to hear
    await until(page, ['inbox-recorder', 'inbox-icon-button[icon="send"]', 'button'], 'click');
    await until(page, ['inbox-thread', 'inbox-audio']);
  },
  'chooses an emoji': async (page) => {
    await until(page, ['inbox-composer', 'inbox-icon-button[icon="smile"]', 'button'], 'click');
    await until(page, ['inbox-emoji-picker', '.grid button'], 'click');
    await page.keyboard.press('Escape');
  },
  'looks at the quick replies': async (page) => {
    await until(page, ['inbox-composer', 'inbox-icon-button[icon="quick"]', 'button'], 'click');
    await until(page, ['inbox-quick-reply-list', '[role="option"]']);
    await page.keyboard.press('Escape');
  },
  'opens the transfer dialog': async (page) => {
    await until(page, ['inbox-header', 'inbox-icon-button[icon="transfer"]', 'button'], 'click');
    await until(page, ['inbox-transfer', '[type="radio"]']);
    await page.keyboard.press('Escape');
  },
  'prepares a photo in a worker': (page) => preparesPhoto(page, 1),
  "decodes HEIC with the host's decoder": async (page) => {
    await makePhoto(page);
    await page.evaluate(() => {
      const [photo] = window.photos;
      document.querySelector('chat-inbox').decodeImage = () => Promise.resolve(photo);
      const heic =
        '\0\0\0\x14ftypheic\0\0\0\0mif1\0\0\x000meta\0\0\0\0\0\0\0$iprp\0\0\0\x1cipco\0\0\0\x14ispe\0\0\0\0\0\0\0\x08\0\0\0\x08';
      window.photos = [new File([heic], 'IMG_1.HEIC', { type: 'image/heic' })];
    });
    const [photo] = await dropPhotos(page);
    if (photo !== 'IMG_1.jpg image/jpeg') throw new Error(`prepared as ${photo}`);
  },
  'reads the details': async (page) => {
    await until(page, ['inbox-details', 'dl']); // beside the conversation at this width
  },
};

/** A page that knows nothing of our name for scripts: the browser reports that we asked, and pictures are the page's. */
const withoutOurName = {
  'opens a conversation of Meus, without our policy': openMine,
  'prepares a photo in the page': (page) => preparesPhoto(page, 0),
};
const ASKED = /chat-inbox|TrustedTypes policy/;

const totals = { passed: 0, failed: 0 };

/** Plays the steps in a new browser. What is `expected` may be reported. */
async function play(steps, policy, expected) {
  const { url, close } = await serve(root, { policy });
  const browser = await puppeteer.launch(launchOptions(requireChrome()));
  const problems = [];
  const report = (words) => expected?.test(words) || problems.push(words);
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    page.on('pageerror', (error) => report(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') report(message.text());
    });
    page.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(url) && !/^(data|blob):/.test(address)) report(`asked ${address}`);
    });
    await page.exposeFunction('reportViolation', report);
    await page.evaluateOnNewDocument(() =>
      document.addEventListener('securitypolicyviolation', (event) =>
        window.reportViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
      ),
    );
    await page.goto(`${url}/test/policy/index.html`);
    for (const [name, step] of Object.entries(steps)) {
      const before = problems.length;
      await step(page).catch((error) => problems.push(String(error)));
      const isFine = problems.length === before;
      totals[isFine ? 'passed' : 'failed'] += 1;
      if (!isFine) console.log(`✗ ${name}`, problems.slice(before));
    }
  } finally {
    await browser.close();
    close();
  }
}

await play(steps, strictPolicy);
await play(withoutOurName, strictPolicy.replace(' chat-inbox', ''), ASKED);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
