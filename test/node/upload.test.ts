import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { build, type OutputFile } from 'esbuild';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { ready, SESSION } from './support/http-server.js';
import type { UploadWindow, Waiting } from './support/upload-page.js';

interface Browsers {
  requireChrome(): unknown;
  launchOptions(found: unknown): LaunchOptions;
}

/** More than fits into the buffers between browser and server. */
const LARGE = 24_000_000;

const CONVERSATION = {
  id: 'c1',
  rev: 1,
  queue: 'mine',
  contact: { id: 'p1', rev: 1, name: 'Maria' },
  channel: { kind: 'whatsapp', id: 'w1' },
  assignee: { id: 'ana', name: 'Ana' },
  unread: 0,
  createdAt: SESSION.now - 60_000,
  activeAt: SESSION.now - 60_000,
  lastInboundAt: SESSION.now - 60_000,
  reply: { mode: 'free', until: SESSION.now + 3_600_000 },
  allow: ['send'],
};
const INFO = {
  ...SESSION,
  can: {
    commands: ['send'],
    content: ['text', 'document'],
    lookups: [],
    upload: {
      progress: true,
      kinds: { document: { mime: ['application/pdf'], maxBytes: 100_000_000 } },
    },
  },
};

/** Takes files as slowly as a test wants. */
class Server {
  /** Ids of the uploads that began, in order. */
  readonly begun: string[] = [];
  /** How many ended before their time. */
  broken = 0;
  /** Bytes of each upload that arrived whole. */
  readonly taken: number[] = [];
  /** Attachments of the messages that were sent. */
  readonly sent: string[] = [];
  /** A piece at a time; to stop would be not to hear that the browser hangs up. */
  slow = false;
  #wake = (): void => undefined;
  #files = new Map<string, OutputFile>();
  #server = createServer((request, response) => void this.#answer(request, response));

  async start(files: OutputFile[]): Promise<void> {
    for (const file of files) this.#files.set(`/${file.path.split('/').at(-1)!}`, file);
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async until(what: () => boolean): Promise<void> {
    while (!what()) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, this.url);
    const json = (body: unknown, status = 200): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    const script = this.#files.get(pathname);
    if (script) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script.contents);
    } else if (pathname === '/v1/session') json(INFO);
    else if (pathname === '/v1/conversations') json({ items: [CONVERSATION] });
    else if (pathname.endsWith('/messages')) json({ items: [] });
    else if (pathname === '/v1/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(ready());
    } else if (pathname === '/v1/uploads') await this.#take(request, json);
    else if (pathname === '/v1/commands') {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { id, content } = JSON.parse(body) as { id: string; content: { attachment: string } };
      this.sent.push(content.attachment);
      json({ message: messageOf(id, this.sent.length) });
      this.#wake();
    } else {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        '<!doctype html><title>tab</title><script type="module" src="/upload-page.js"></script>',
      );
    }
  }

  async #take(
    request: IncomingMessage,
    json: (body: unknown, status: number) => void,
  ): Promise<void> {
    const id = request.headers['idempotency-key'] as string;
    this.begun.push(id);
    this.#wake();
    let bytes = 0;
    try {
      for await (const chunk of request) {
        bytes += (chunk as Buffer).length;
        if (this.slow) await wait(50);
      }
      this.taken.push(bytes);
      json({ attachment: `file-${id}` }, 201);
    } catch {
      this.broken += 1;
    }
    this.#wake();
  }
}

const messageOf = (commandId: string, order: number) => ({
  id: `m${order}`,
  rev: 1,
  conversationId: 'c1',
  order: String(order).padStart(4, '0'),
  commandId,
  at: SESSION.now,
  direction: 'out',
  author: { kind: 'agent', id: 'ana', name: 'Ana' },
  content: { kind: 'document', media: { id: `f${order}`, mime: 'application/pdf' } },
  status: 'sent',
});

/** Functions for a page are sent there as text, so this is the page's. */
type Window = typeof globalThis & UploadWindow;

describe('uploads to a real server', () => {
  const server = new Server();
  let browser: Browser;
  let page: Page;
  before(async () => {
    const { outputFiles } = await build({
      entryPoints: [new URL('support/upload-page.ts', import.meta.url).pathname],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: 'out',
      write: false,
    });
    await server.start(outputFiles);
    const path = new URL('../../scripts/browsers.mjs', import.meta.url).href;
    const { requireChrome, launchOptions } = (await import(path)) as Browsers;
    browser = await puppeteer.launch(launchOptions(requireChrome()));
    page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => 'attach' in globalThis);
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const attach = (name: string, bytes: number): Promise<void> =>
    page.evaluate((...it) => (globalThis as Window).attach(...it), name, bytes);
  const waiting = (): Promise<Record<string, Waiting>> =>
    page.evaluate(() => (globalThis as Window).waiting());
  const settled = (): Promise<unknown> =>
    page.waitForFunction(() => Object.keys((globalThis as Window).waiting()).length === 0);

  it('tell how much has left while it leaves', async () => {
    server.slow = true;
    await attach('a.pdf', LARGE);
    await page.waitForFunction(() => {
      const { progress } = (globalThis as Window).waiting()['a.pdf'] ?? {};
      return progress && progress.sent > 0 && progress.sent < progress.total;
    });
    assert.equal((await waiting())['a.pdf']!.progress!.total, LARGE + 9);
  });

  it('stop on the line when they are cancelled, and give the file back', async () => {
    await page.evaluate(() => (globalThis as Window).cancel('a.pdf'));
    await server.until(() => server.broken === 1);
    assert.deepEqual(await waiting(), {});
    assert.deepEqual(await page.evaluate(() => (globalThis as Window).staged()), ['a.pdf']);
    assert.deepEqual(server.sent, []);
  });

  it('go on after a reload in their middle, under the same id', async () => {
    server.begun.length = 0;
    await attach('b.pdf', LARGE);
    await server.until(() => server.begun.length === 1);
    await page.reload();
    await page.waitForFunction(() => 'attach' in globalThis);
    server.slow = false;
    await server.until(() => server.sent.length === 2);
    await settled();
    const [first, again, second] = server.begun;
    assert.equal(again, first);
    assert.deepEqual(server.taken, [LARGE + 9, LARGE + 9]);
    assert.deepEqual(server.sent, [`file-${first}`, `file-${second}`]);
  });

  it('say so when the browser has lost the file meanwhile', async () => {
    server.slow = true;
    await attach('c.pdf', LARGE);
    await page.waitForFunction(
      () => (globalThis as Window).waiting()['c.pdf']?.state === 'uploading',
    );
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) {
        const open = indexedDB.open(name!);
        await new Promise((resolve) => (open.onsuccess = resolve));
        if (!open.result.objectStoreNames.contains('files')) continue;
        const tx = open.result.transaction('files', 'readwrite');
        tx.objectStore('files').clear();
        await new Promise((resolve) => (tx.oncomplete = resolve));
        open.result.close();
      }
    });
    server.slow = false;
    const before = server.sent.length;
    await page.reload();
    await page.waitForFunction(
      () => 'waiting' in globalThis && (globalThis as Window).waiting()['c.pdf'],
    );
    assert.deepEqual((await waiting())['c.pdf'], {
      state: 'failed',
      error: 'file_lost',
    });
    assert.equal(server.sent.length, before);
  });
});
