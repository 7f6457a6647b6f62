import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { frame, ready, SESSION } from './support/http-server.js';
import type { TabWindow } from './support/stream-page.js';

interface Browsers {
  requireChrome(): unknown;
  launchOptions(found: unknown): LaunchOptions;
}

/** Short, because a frozen tab is found out by it. */
const SILENCE = 3000;

/** Serves the page and its stream; what happens has the cursors `e:2`, `e:3`… */
class Server {
  readonly streams: { token: string; after: string | undefined; response: ServerResponse }[] = [];
  #script = '';
  #count = 1;
  #wake = (): void => undefined;
  #server = createServer((request, response) => this.#answer(request, response));
  #pulse = setInterval(() => this.#tell(), SILENCE / 6);

  async start(script: string): Promise<void> {
    this.#script = script;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get open(): Server['streams'] {
    return this.streams.filter(({ response }) => !response.destroyed);
  }

  /** Resolves with the cursor. */
  happen(): string {
    this.#count += 1;
    this.#tell();
    return `e:${this.#count}`;
  }

  async until(what: () => boolean): Promise<void> {
    while (!what()) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  async stop(): Promise<void> {
    clearInterval(this.#pulse);
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #tell(): void {
    for (const { response } of this.open) response.write(beat(this.#count));
  }

  #answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    if (url === '/page.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(this.#script);
    } else if (url.startsWith('/v1/session')) {
      const session = JSON.stringify({ ...SESSION, silenceMs: SILENCE });
      response.writeHead(200, { 'content-type': 'application/json' }).end(session);
    } else if (url.startsWith('/v1/events')) {
      const after = headers['last-event-id'] as string | undefined;
      this.streams.push({ token: headers.authorization!, after, response });
      response.on('close', () => this.#wake());
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const from = after === undefined ? this.#count : Number(after.slice(2));
      response.write(ready(after !== undefined, `e:${from}`));
      for (let at = from + 1; at <= this.#count; at += 1) response.write(beat(at));
      this.#wake();
    } else {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        '<!doctype html><title>tab</title><script type="module" src="/page.js"></script>',
      );
    }
  }
}

const beat = (at: number): string => frame({ type: 'beat', now: SESSION.now + at }, `e:${at}`);

/** Functions for a page are sent there as text, so this is the page's. */
type Window = typeof globalThis & TabWindow;
const reaches = (page: Page, cursor: string): Promise<string[]> =>
  page.evaluate((it) => (globalThis as Window).reaches(it), cursor);

describe('one stream for the tabs of a browser', () => {
  const server = new Server();
  let browser: Browser;
  before(async () => {
    const { outputFiles } = await build({
      entryPoints: [new URL('support/stream-page.ts', import.meta.url).pathname],
      bundle: true,
      format: 'esm',
      write: false,
    });
    await server.start(outputFiles[0]!.text);
    const path = new URL('../../scripts/browsers.mjs', import.meta.url).href;
    const { requireChrome, launchOptions } = (await import(path)) as Browsers;
    browser = await puppeteer.launch(launchOptions(requireChrome()));
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const open = async (token = 'of-ana'): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(server.url, { waitUntil: 'load' });
    await page.evaluate((it) => (globalThis as Window).follow(it), token);
    return page;
  };

  it('goes on through leaders that close, crash and freeze, without a gap', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    const first = server.happen();
    for (const tab of [one, two, three])
      assert.deepEqual(await reaches(tab, first), ['e:1', 'e:2']);
    assert.equal(server.streams.length, 1);

    await one.close();
    await server.until(() => server.streams.length === 2 && server.open.length === 1);
    assert.equal(server.streams[1]!.after, first);
    const second = server.happen();
    for (const tab of [two, three])
      assert.deepEqual(await reaches(tab, second), ['e:1', 'e:2', 'e:3']);

    const dying = await two.createCDPSession();
    dying.send('Page.crash').catch(() => undefined);
    await server.until(() => server.streams.length === 3 && server.open.length === 1);
    const third = server.happen();
    assert.deepEqual(await reaches(three, third), ['e:1', 'e:2', 'e:3', 'e:4']);

    const four = await open();
    assert.equal(server.streams.length, 3);
    const frozen = await three.createCDPSession();
    await frozen.send('Page.setWebLifecycleState', { state: 'frozen' });
    const fourth = server.happen();
    assert.deepEqual(await reaches(four, fourth), ['e:4', 'e:5']);
    assert.equal(server.streams[3]!.after, third);

    await frozen.send('Page.setWebLifecycleState', { state: 'active' });
    await server.until(() => server.open.length === 1);
    const fifth = server.happen();
    assert.deepEqual(await reaches(four, fifth), ['e:4', 'e:5', 'e:6']);
    const all = await reaches(three, fifth);
    assert.deepEqual(all, ['e:1', 'e:2', 'e:3', 'e:4', 'e:5', 'e:6']);
  });

  it('is not shared by two who are signed in differently', async () => {
    const before = server.streams.length;
    await open('of-bruno');
    await open('of-carla');
    const tokens = server.streams.slice(before).map(({ token }) => token);
    assert.deepEqual(tokens, ['Bearer of-bruno', 'Bearer of-carla']);
  });
});
