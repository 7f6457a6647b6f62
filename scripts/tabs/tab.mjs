import { setTimeout as wait } from 'node:timers/promises';

const TIMEOUT = 30_000;

/**
 * A tab of the demo with verbs. Everything is found by its name or its words, through shadow roots, as a screen reader
 * finds it. Every verb waits until it can be done, and fails with what was not there.
 */
export class Tab {
  page;
  /** Of the person who sits before it. */
  name;

  static async open(browser, name, address, onProblem) {
    const tab = new Tab();
    tab.name = name;
    tab.page = await browser.newPage();
    await tab.page.setBypassCSP(true); // the policy has its own test; waiting needs eval
    await tab.page.setViewport({ width: 1280, height: 800 });
    tab.page.setDefaultTimeout(TIMEOUT);
    tab.page.on('pageerror', (error) => onProblem(`${name}: ${error}`));
    await tab.page.goto(address);
    return tab;
  }

  /** Any of these words is on the screen. */
  sees(...words) {
    return this.shows(`"${words.join('" or "')}"`, () => this.#words(words));
  }

  /** These words are on the screen now. */
  async has(text) {
    return (await this.#words([text])) !== null;
  }

  /** A control or picture of this name is there. */
  finds(name, role) {
    return this.#find(aria(name, role), `"${name}"`);
  }

  /** None of this name is there. */
  misses(name, role) {
    return this.shows(`no "${name}"`, async (page) => (await page.$(aria(name, role))) === null);
  }

  click(name, role = 'button') {
    return this.#press(`"${name}"`, (page) =>
      page.$(role === 'tab' ? tabOf(name) : aria(name, role)),
    );
  }

  clickText(text) {
    return this.#press(`"${text}"`, () => this.#words([text]));
  }

  /** Opens the row of a customer in the list, once no row is still to come above it. */
  async row(name) {
    await this.shows('a list that has been read', (page) =>
      page.$('>>> inbox-list >>> [role="tabpanel"][aria-busy="false"]'),
    );
    return this.#press(`a row of ${name}`, () => this.#words([name], '[part="name"]'));
  }

  async fill(name, text) {
    const field = await this.finds(name, 'textbox');
    await field.click({ count: 3 });
    await field.type(text);
  }

  /** Chooses in a list that drops down, once it is there. */
  async choose(name, value) {
    const field = await this.finds(name, 'combobox');
    await this.shows(`"${value}" in "${name}"`, () => field.$(`option[value="${value}"]`));
    await field.select(value);
  }

  async press(key) {
    await this.page.bringToFront();
    await this.page.keyboard.press(key);
  }

  /** Fills in a field and presses Enter. */
  async write(name, text) {
    await this.fill(name, text);
    await this.press('Enter');
  }

  /** Turns the wheel over the messages, to those before. */
  async looksBack() {
    const thread = await this.shows('messages', (page) => page.$('>>> inbox-thread >>> .item'));
    await this.page.bringToFront();
    await thread.hover();
    await this.page.mouse.wheel({ deltaY: -2000 });
  }

  /** A field of this name has this in it. */
  contains(name, text) {
    return this.shows(`"${text}" in "${name}"`, async (page) => {
      const field = await page.$(aria(name, 'textbox'));
      return field && (await field.evaluate(({ value }) => value)) === text;
    });
  }

  /** A photo was received and is drawn. */
  picture() {
    return this.shows('a photo', async (page) => {
      const photo = await page.$('>>> inbox-media[kind="image"] >>> img');
      return photo?.evaluate(({ naturalWidth }) => naturalWidth > 0);
    });
  }

  /** Chooses a file for the message field. */
  async attach(path) {
    const input = await this.shows('a place for files', (page) =>
      page.$('>>> inbox-attach-button >>> input[type="file"]'),
    );
    await input.uploadFile(path);
  }

  /** The newest picture or sound outside of shadow roots is there, and can be shown or heard. */
  loaded(kind) {
    return this.shows(`a file in <${kind}>`, (page) =>
      page.$$eval(kind, (all) => {
        const last = all.at(-1);
        return last && (last.naturalWidth > 0 || last.duration > 0);
      }),
    );
  }

  /** A sound in the inbox plays when its button is pressed, once there are so many: one that comes moves the others. */
  async plays(count) {
    await this.shows(
      `${count} sounds`,
      async (page) => (await page.$$('>>> inbox-audio >>> .play')).length === count,
    );
    await this.click('Tocar');
    await this.finds('Pausar', 'button');
  }

  /** The number on the tab of a queue. */
  async count(queue) {
    const tab = await this.#find(tabOf(queue), queue);
    return Number(await tab.evaluate(({ textContent }) => /\d+/.exec(textContent)?.[0]));
  }

  /** The first group of every match in the words of the page, outside of shadow roots. */
  async matches(pattern) {
    const text = await this.page.$eval('body', ({ textContent }) => textContent);
    return [...text.replace(/\s+/g, ' ').matchAll(pattern)].map(([, group]) => group);
  }

  /** What `read` finds, once it finds something. */
  async shows(what, read) {
    await this.page.bringToFront();
    for (const end = Date.now() + TIMEOUT; Date.now() < end; await wait(30)) {
      const found = await read(this.page);
      if (found) return found;
    }
    throw new Error(`the tab of ${this.name} does not show ${what}`);
  }

  async photograph(path) {
    await this.page.bringToFront();
    await this.page.screenshot({ path });
  }

  async #words(words, kind = '*') {
    const found = await this.page.evaluateHandle(findWords, words, kind);
    return found.asElement();
  }

  #find(selector, what) {
    return this.shows(what, async (page) => {
      const found = await page.$(selector);
      return (await found?.isVisible()) && found;
    });
  }

  /**
   * Clicks it as soon as it stands still; what was drawn anew meanwhile is looked for again. Without a limit of time for the
   * click itself: one that is given up comes to pass all the same, later, on whatever is there by then.
   */
  #press(what, find) {
    return this.shows(`${what}, to be clicked`, async (page) => {
      const found = await find(page);
      if (!(await found?.isVisible()) || !(await found.evaluate(standsStill))) return false;
      return found.click().then(
        () => true,
        () => false,
      );
    });
  }
}

/** Runs in the page: an element can be pressed, and is where it was two frames ago. */
async function standsStill(element) {
  const frame = () => new Promise((resolve) => globalThis.requestAnimationFrame(resolve));
  const place = () => JSON.stringify(element.getBoundingClientRect());
  const before = place();
  await frame();
  await frame();
  return element.isConnected && !element.matches(':disabled') && place() === before;
}

/** Runs in the page: the first element of this kind that has these words in it, and is seen. */
function findWords(words, kind) {
  const hasWords = (element) =>
    element.matches(kind) &&
    [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '') &&
    words.some((text) => element.textContent.replace(/\s+/g, ' ').includes(text)) &&
    element.checkVisibility({ visibilityProperty: true });
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const found = hasWords(element) ? element : element.shadowRoot && find(element.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  return find(globalThis.document);
}

const aria = (name, role) => `::-p-aria([name="${name}"]${role ? `[role="${role}"]` : ''})`;
const tabOf = (queue) => `>>> [role="tab"][aria-label^="${queue}"]`;
