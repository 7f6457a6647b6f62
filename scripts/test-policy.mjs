// The built bundle under our strict policy, Trusted Types included: an agent works through the inbox, the browser reports
// nothing, and nothing is asked of another host.
import puppeteer from 'puppeteer-core';
import { launchOptions, requireChrome } from './browsers.mjs';
import { root } from './run.mjs';
import { serve } from './serve.mjs';

const TRIES = 100;

/** The first element that fits the last selector, each one looked for inside what the one before it found. */
const inPage = (path, act) => {
  const find = (node, selector) => {
    for (const child of [...node.querySelectorAll('*')]) {
      if (child.matches(selector)) return child;
      const inside = child.shadowRoot && find(child.shadowRoot, selector);
      if (inside) return inside;
    }
    return undefined;
  };
  const found = path.reduce(
    (node, selector) =>
      node &&
      (find(node, selector) ?? (node.shadowRoot ? find(node.shadowRoot, selector) : undefined)),
    document,
  );
  if (found && act === 'click') found.click();
  if (found && act === 'focus') found.focus();
  return Boolean(found);
};

/** The page's policy forbids the `eval` that Puppeteer's own waiting needs, so this asks again and again. */
async function until(page, path, act) {
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (await page.evaluate(inPage, path, act)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not found: ${path.join(' → ')}`);
}

const steps = {
  'opens a conversation of Meus': async (page) => {
    await until(page, ['inbox-queues', '[role="tab"]:nth-child(3)'], 'click');
    await until(page, ['inbox-queues', '[role="tab"]:nth-child(3)[aria-selected="true"]']);
    await until(page, ['inbox-list', 'inbox-row'], 'click');
    await until(page, ['inbox-message-field', 'textarea']);
  },
  'sends a message with marks and a link': async (page) => {
    await until(page, ['inbox-message-field', 'textarea'], 'focus');
    await page.keyboard.type('Olá, *tudo bem*? https://example.com');
    await page.keyboard.press('Enter');
    await until(page, ['inbox-thread', 'inbox-bubble:last-of-type[side="out"]', 'strong']);
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
  'reads the details': async (page) => {
    await until(page, ['inbox-details', 'dl']); // beside the conversation at this width
  },
};

const { url, close } = await serve(root, { strict: true });
const browser = await puppeteer.launch(launchOptions(requireChrome()));
const problems = [];
let passed = 0;
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address))
      problems.push(`asked ${address}`);
  });
  await page.exposeFunction('reportViolation', (words) => problems.push(words));
  await page.evaluateOnNewDocument(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      window.reportViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
    ),
  );
  await page.goto(`${url}/test/policy/index.html`);
  for (const [name, step] of Object.entries(steps)) {
    const before = problems.length;
    await step(page).catch((error) => problems.push(String(error)));
    if (problems.length === before) passed += 1;
    else console.log(`✗ ${name}`, problems.slice(before));
  }
} finally {
  await browser.close();
  close();
}
const failed = Object.keys(steps).length - passed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
