import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Hono } from 'hono';
import { AdapterError } from '../domain.js';
import { problem } from './problem.js';

/** Balancers keep idle connections for a minute: the server's end must not be the first to close. */
const KEEP_ALIVE_MS = 65_000;

/** Who has not taken the end of her answer by then is cut off at a stop. */
const GRACE_MS = 10_000;

/** A connection is kept after its answer: at a stop they are looked for so often. */
const IDLE_MS = 50;

/** While the database starts: the process is alive, and everybody is asked to come back. */
const OPENING_MS = 2000;

/** What answers requests, a Hono app. */
export interface Served {
  fetch(request: Request, env: HttpBindings): Response | Promise<Response>;
}

export interface Listening {
  readonly port: number;
  readonly url: string;
  /** From now on requests go there. Until the first time they are asked to come back. */
  serve(app: Served): void;
  /** Takes no more connections, and resolves when those that there are have ended: the idle ones at once, the last in 10 s. */
  close(): Promise<void>;
}

/**
 * Listens before there is anything to serve, so that whoever watches the process knows that it lives.
 * @throws Error `EADDRINUSE`
 */
export async function listen(port: number, hostname = '0.0.0.0'): Promise<Listening> {
  let app: Served = opening();
  const server = createAdaptorServer({
    hostname,
    fetch: (request, env) => app.fetch(request, env as HttpBindings),
  }) as Server;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const unused = unusedOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, hostname, resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    port: given,
    url: `http://localhost:${given}`,
    serve(next) {
      app = next;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of unused) socket.destroy();
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(grace);
    },
  };
}

/** Connections that asked nothing so far: browsers open some ahead, and Node does not count them as idle. */
function unusedOf(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  const use = (socket: Socket) => unused.delete(socket);
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => use(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => use(socket));
  return unused;
}

const opening = (): Hono =>
  new Hono()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', (c) => c.text('the database is being opened', 503))
    .all('*', () =>
      problem(
        new AdapterError('unavailable', 'The database is being opened', {
          retryAfterMs: OPENING_MS,
        }),
      ),
    );
