// One page of one driver, and what its main thread spends.
import { median } from './numbers.mjs';
import { overOf, partsOf } from './trace.mjs';

/** Nothing may take longer than this. */
const LIMIT_MS = 60_000;
/** Whoever draws ten times a second at most has drawn what came before. */
const REST_MS = 150;
const WHEEL_PX = 50;
const FRAME_MS = 1000 / 60;

export class TooLong extends Error {}
/** The page is gone: it was out of memory, or the browser gave it up. */
export class Broken extends Error {}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Tab {
  #page;
  #cdp;
  #opened = performance.now();
  errors = [];

  static async open(browser, url) {
    const tab = new Tab();
    tab.#page = await browser.newPage();
    await tab.#page.setViewport({ width: 1280, height: 900 });
    tab.#page.on('pageerror', (error) => tab.errors.push(String(error).slice(0, 200)));
    await tab.#page.goto(url);
    await tab.#page.waitForFunction('window.bench');
    tab.#cdp = await tab.#page.createCDPSession();
    await tab.#cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return tab;
  }

  /** How long it has been open (ms). */
  get age() {
    return performance.now() - this.#opened;
  }

  /** Asks the page for something: `thread.mount`. */
  async ask(verb, ...args) {
    const work = this.#page.evaluate(
      (path, rest) => {
        const [part, name] = path.split('.');
        return name ? window.bench[part][name](...rest) : window.bench[part](...rest);
      },
      verb,
      args,
    );
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new TooLong(verb)), LIMIT_MS);
    });
    work.catch(() => undefined);
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      if (/Target closed|Session closed|detached/.test(String(error))) throw new Broken(verb);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whether there is such a part in the page. */
  has(part) {
    return this.#page.evaluate((name) => Boolean(window.bench[name]), part);
  }

  /** Processor time of the main thread while the page does something (ms). */
  async cost(verb, ...args) {
    return this.#costOf(() => this.ask(verb, ...args));
  }

  async costs(times, verb, ...args) {
    const all = [];
    for (let time = 0; time < times; time += 1) {
      await later(REST_MS);
      all.push((await this.cost(verb, ...args)).ms);
    }
    return median(all);
  }

  /** The same, and how many of its tasks took longer than 16.7, 33 and 50 ms of it. */
  tasks(verb, ...args) {
    return this.#tasksOf(() => this.#costOf(() => this.ask(verb, ...args)));
  }

  /**
   * Turns the wheel over the timeline, upwards, and down again where it ends: so many events, 3,000 px a second. `ms` is per
   * event. Throws when the wheel has moved nothing.
   */
  async wheel(events) {
    const from = await this.#point();
    const turn = () => this.#turnWheel(from, events);
    const { ms, ...over } = await this.#tasksOf(() => this.#costOf(turn));
    return { ms: ms / events, ...over };
  }

  /** Turns it and measures nothing. */
  async turnWheel(events) {
    await this.#turnWheel(await this.#point(), events);
  }

  /** The share of the view that is blank while the wheel is turned. */
  async blankByWheel(events) {
    const from = await this.#point();
    const watched = this.ask('thread.watchBlank', events * FRAME_MS);
    await this.#turnWheel(from, events);
    return watched;
  }

  /** Where the pane is; the mouse is on it, as where a wheel is turned. */
  async #point() {
    const from = await this.ask('thread.where');
    const { x, y } = from;
    await this.#page.mouse.move(x - 1, y);
    await this.#page.mouse.move(x, y);
    await this.ask('nothing');
    return from;
  }

  async #turnWheel({ top, x, y }, events) {
    const room = Math.max(1, Math.floor(top / WHEEL_PX));
    const began = performance.now();
    let moved = 0;
    for (let event = 0; event < events; event += 1) {
      const isUp = Math.floor(event / room) % 2 === 0;
      const deltaY = isUp ? -WHEEL_PX : WHEEL_PX;
      const wheel = { type: 'mouseWheel', x, y, deltaX: 0, deltaY };
      // Not awaited: its answer comes when the page has taken it, and a hand does not wait for that.
      const sent = this.#cdp.send('Input.dispatchMouseEvent', wheel);
      if (event === Math.min(events, room) - 1) {
        await sent;
        moved = top - (await this.ask('thread.where')).top;
      }
      sent.catch(() => undefined);
      await later(Math.max(0, began + (event + 1) * FRAME_MS - performance.now()));
    }
    await this.ask('nothing');
    if (Math.abs(moved) < WHEEL_PX) throw new Error('the wheel moved nothing');
  }

  /** Types so many letters: thread time of each, and until each was painted (ms, the median). */
  async type(letters) {
    await this.ask('thread.focusField');
    await this.#page.evaluate(() => {
      if (!window.keys) {
        addEventListener('keydown', ({ timeStamp }) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.keys.push(performance.now() - timeStamp);
            port2.postMessage(0);
          }),
        );
      }
      window.keys = [];
    });
    const { ms } = await this.#costOf(async () => {
      for (let letter = 0; letter < letters; letter += 1) {
        await this.#page.keyboard.press('a');
        await later(40);
      }
    });
    const painted = await this.#page.evaluate('window.keys');
    if (painted.length < letters) throw new Error(`only ${painted.length} letters were painted`);
    return { ms: ms / letters, painted: median(painted) };
  }

  /** After collection. */
  async heapMB() {
    await this.#cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#cdp.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  }

  /** Of what `act` lets the page do: how much was script, style, layout, paint, collection and the rest (ms). */
  async parts(act) {
    await this.#page.tracing.start({ categories: ['toplevel', 'devtools.timeline', 'v8'] });
    await act(this);
    return partsOf(JSON.parse(new TextDecoder().decode(await this.#page.tracing.stop())));
  }

  /** The processor profile of what `act` lets the page do. */
  async profile(act) {
    await this.#cdp.send('Profiler.enable');
    await this.#cdp.send('Profiler.setSamplingInterval', { interval: 200 });
    await this.#cdp.send('Profiler.start');
    await act(this);
    return (await this.#cdp.send('Profiler.stop')).profile;
  }

  /** A page that is too busy to close is left to the browser. */
  close() {
    return Promise.race([this.#page.close().catch(() => undefined), later(5000)]);
  }

  async #costOf(work) {
    const before = await this.#threadMs();
    const value = await work();
    return { ms: (await this.#threadMs()) - before, value };
  }

  async #tasksOf(work) {
    await this.#page.tracing.start({ categories: ['toplevel'] });
    let cost;
    try {
      cost = await work();
    } catch (error) {
      await this.#page.tracing.stop().catch(() => undefined);
      throw error;
    }
    const trace = JSON.parse(new TextDecoder().decode(await this.#page.tracing.stop()));
    return { ...cost, ...overOf(trace) };
  }

  async #threadMs() {
    return (await this.#metrics()).get('ThreadTime') * 1000;
  }

  async #metrics() {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}
