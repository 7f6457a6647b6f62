import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionInfo } from '../../../src/domain/ports.js';
import { readProtocol } from './protocol-file.js';

export interface Exchange {
  operation: string;
  method: string;
  url: string;
  headers: Record<string, string | undefined>;
  bytes: Buffer;
  /** Parsed JSON. */
  body: unknown;
  response: ServerResponse;
}

/** How a request is answered, or not. */
export type Reply = (exchange: Exchange) => unknown;

export const SESSION: SessionInfo = {
  me: { id: 'ana', name: 'Ana Ribeiro', sectors: ['suporte'] },
  now: 1_790_000_000_000,
  queues: [{ id: 'mine', kind: 'mine' }],
  can: { commands: ['claim', 'send', 'close'], content: ['text'], lookups: ['sector'] },
  idempotent: true,
  resumable: true,
};

const protocol = readProtocol({ exact: true });

/**
 * A server of the protocol that answers as it is told, and misbehaves when told so. Holds each request against the
 * protocol, and each answer that is meant to fit it.
 */
export class ScriptedServer {
  readonly asked: Exchange[] = [];
  readonly #server: Server;
  readonly #replies = new Map<string, Reply[]>();
  readonly #broken: unknown[] = [];
  #wake = (): void => undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#take(request, response).catch((error: unknown) => {
        this.#broken.push(error);
        this.#wake();
        response.destroy();
      });
    });
  }

  static async start(): Promise<ScriptedServer> {
    const server = new ScriptedServer();
    server.on('getSession', json(SESSION));
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers to an operation, one after the other; the last one stays. */
  on(operation: string, ...replies: Reply[]): void {
    this.#replies.set(operation, replies);
  }

  askedFor(operation: string): Exchange[] {
    return this.asked.filter((exchange) => exchange.operation === operation);
  }

  /** The request of this number to an operation, once it is there. */
  async request(operation: string, number = 1): Promise<Exchange> {
    for (;;) {
      const exchange = this.askedFor(operation)[number - 1];
      if (exchange) return exchange;
      if (this.#broken.length > 0) throw this.#broken[0];
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Rejects when a request or an answer did not fit the protocol. */
  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
    if (this.#broken.length > 0) throw this.#broken[0];
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const { method = '', url = '' } = request;
    const headers = request.headers as Exchange['headers'];
    const isJson = headers['content-type'] === 'application/json';
    const body: unknown = isJson ? JSON.parse(bytes.toString()) : undefined;
    const operation = protocol.find({ method, url });
    assert.ok(operation, `${method} ${url} is no operation`);
    assert.deepEqual(operation.request({ method, url, headers, body }), [], `${method} ${url}`);
    const exchange = { operation: operation.id, method, url, headers, bytes, body, response };
    this.asked.push(exchange);
    this.#wake();
    const replies = this.#replies.get(operation.id) ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    assert.ok(reply, `nobody said how ${operation.id} is answered`);
    await reply(exchange);
  }
}

const answer = (
  { operation, response }: Exchange,
  status: number,
  headers: Record<string, string>,
  body: unknown,
): void => {
  const { answer } = protocol.operations.find(({ id }) => id === operation)!;
  assert.deepEqual(answer({ status, headers, body }), [], `${operation} answers ${status}`);
  response.writeHead(status, headers).end(JSON.stringify(body));
};

/** An answer that fits the protocol. */
export const json =
  (body: unknown, status = 200): Reply =>
  (exchange) =>
    answer(
      exchange,
      status,
      { 'content-type': 'application/json', 'cache-control': 'no-store', etag: '"1"' },
      body,
    );

/** A problem that fits the protocol. */
export const problem =
  (status: number, body: object, headers: Record<string, string> = {}): Reply =>
  (exchange) =>
    answer(exchange, status, { 'content-type': 'application/problem+json', ...headers }, body);

/** Whatever a proxy, a portal or a broken server says. */
export const raw =
  (status: number, headers: Record<string, string>, text = ''): Reply =>
  ({ response }) =>
    response.writeHead(status, headers).end(text);

/** The request arrived, and the line is dead. */
export const hangUp: Reply = ({ response }) => response.destroy();

/** The answer breaks off in its middle. */
export const breakOff: Reply = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"items":[', () => response.destroy());
};

export const silence: Reply = () => undefined;

/** A stream that stays open; frames are written to `exchange.response`. */
export const stream =
  (...frames: string[]): Reply =>
  ({ response }) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.write(frames.join(''));
  };

/** An event as a frame, which is held against the protocol. */
export const frame = (event: object, id?: string): string => {
  assert.deepEqual(protocol.event(event), []);
  return `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`;
};

export const ready = (resumed = false, id = 'e:1'): string =>
  frame({ type: 'ready', now: SESSION.now, resumed }, id);
