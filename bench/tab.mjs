// One page of one driver, and what its main thread spends.

/** Nothing may take longer than this. */
const LIMIT_MS = 60_000;

export class TooLong extends Error {}

export class Tab {
  #page;
  #cdp;

  static async open(browser, url) {
    const tab = new Tab();
    tab.#page = await browser.newPage();
    await tab.#page.setViewport({ width: 1280, height: 900 });
    tab.errors = [];
    tab.#page.on('pageerror', (error) => tab.errors.push(String(error)));
    await tab.#page.goto(url);
    await tab.#page.waitForFunction('window.bench');
    tab.#cdp = await tab.#page.createCDPSession();
    await tab.#cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return tab;
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
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  /** What an object of the page says of itself. */
  read(expression) {
    return this.#page.evaluate(expression);
  }

  /** Processor time of the main thread while the page does something (ms). */
  async cost(verb, ...args) {
    const before = await this.#threadMs();
    const value = await this.ask(verb, ...args);
    return { ms: (await this.#threadMs()) - before, value };
  }

  async costs(times, verb, ...args) {
    const all = [];
    for (let time = 0; time < times; time += 1) all.push((await this.cost(verb, ...args)).ms);
    return median(all);
  }

  /** The same, and how many of its tasks took longer than 16.7, 33 and 50 ms of it. */
  async tasks(verb, ...args) {
    await this.#page.tracing.start({ categories: ['toplevel'] });
    try {
      const cost = await this.cost(verb, ...args);
      const trace = JSON.parse(new TextDecoder().decode(await this.#page.tracing.stop()));
      const all = tasksOf(trace);
      const over = (ms) => all.filter((task) => task > ms).length;
      return {
        ...cost,
        over16: over(16.7),
        over33: over(33.4),
        over50: over(50),
        longest: Math.max(...all),
      };
    } catch (error) {
      await this.#page.tracing.stop().catch(() => undefined);
      throw error;
    }
  }

  /** Types so many letters: thread time of each, and until each was painted (ms, the median). */
  async type(letters) {
    await this.ask('thread.focusField');
    await this.#page.evaluate(() => {
      window.keys = [];
      addEventListener('keydown', ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => window.keys.push(performance.now() - timeStamp);
          port2.postMessage(0);
        }),
      );
    });
    const before = await this.#threadMs();
    for (let letter = 0; letter < letters; letter += 1) {
      await this.#page.keyboard.press('a');
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    const ms = ((await this.#threadMs()) - before) / letters;
    return { ms, painted: median(await this.#page.evaluate('window.keys')) };
  }

  /** After collection. */
  async heapMB() {
    await this.#cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#cdp.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  }

  /** Where the time goes: scripts, styles and layout (ms, and how often), and functions by what they took themselves (ms). */
  async profile(verb, ...args) {
    const before = await this.#metrics();
    await this.#cdp.send('Profiler.enable');
    await this.#cdp.send('Profiler.setSamplingInterval', { interval: 200 });
    await this.#cdp.send('Profiler.start');
    await this.ask(verb, ...args);
    const { profile } = await this.#cdp.send('Profiler.stop');
    const took = new Map();
    const byId = new Map(profile.nodes.map((node) => [node.id, node]));
    profile.samples.forEach((id, at) => {
      const { functionName, url, lineNumber, columnNumber } = byId.get(id).callFrame;
      const name = `${functionName || '(anonymous)'} ${url.split('/').at(-1)}:${lineNumber + 1}:${columnNumber}`;
      took.set(name, (took.get(name) ?? 0) + profile.timeDeltas[at] / 1000);
    });
    const after = await this.#metrics();
    const spent = (name) => after.get(name) - before.get(name);
    const shares = [
      ['all', spent('ThreadTime') * 1000],
      ['scripts', spent('ScriptDuration') * 1000],
      [`styles, ${spent('RecalcStyleCount')} times`, spent('RecalcStyleDuration') * 1000],
      [`layout, ${spent('LayoutCount')} times`, spent('LayoutDuration') * 1000],
    ];
    return [...shares, ...[...took].sort((a, b) => b[1] - a[1]).slice(0, 25)];
  }

  /** A page that is too busy to close is left to the browser. */
  close() {
    const patience = new Promise((resolve) => setTimeout(resolve, 5000));
    return Promise.race([this.#page.close().catch(() => undefined), patience]);
  }

  async #threadMs() {
    return (await this.#metrics()).get('ThreadTime') * 1000;
  }

  async #metrics() {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}

/** Of a trace, how long each task of the page's main thread was at work (ms). */
function tasksOf({ traceEvents }) {
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const main = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  return traceEvents
    .filter(
      ({ name, pid, tid, tdur }) => /RunTask$/.test(name) && tdur && main.has(`${pid} ${tid}`),
    )
    .map(({ tdur }) => tdur / 1000);
}

export const median = (numbers) => {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};
