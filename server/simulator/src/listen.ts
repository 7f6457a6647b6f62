import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { ConnectionCut } from './graph/app.js';

/** What listens: the app of a simulator, with a phone page or without. */
interface Served {
  fetch: (request: Request) => Response | Promise<Response>;
}

export interface Listening {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  /** Cuts what is open, too. */
  close: () => Promise<void>;
}

/** The only hosts it listens on: whoever reaches it can be any customer, and reads everything. */
const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** A page from elsewhere in the same browser, or a name that was made to point here. */
function isForeign({ url, headers }: Request): boolean {
  const origin = headers.get('origin');
  return [url, ...(origin === null ? [] : [origin])].some(
    (one) => !URL.canParse(one) || !LOOPBACK.has(new URL(one).hostname),
  );
}

/** Listens on loopback, and for pages and names of loopback only. @throws RangeError for any other host */
export async function listen(
  { fetch }: Served,
  { port = 0, host = '127.0.0.1' }: { port?: number; host?: string } = {},
): Promise<Listening> {
  if (!LOOPBACK.has(host))
    throw new RangeError(`The simulator listens on loopback, not on ${host}`);
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: async (request, { incoming }) => {
      if (isForeign(request)) return new Response('Loopback only', { status: 403 });
      try {
        return await fetch(request);
      } catch (error) {
        if (!(error instanceof ConnectionCut)) throw error;
        (incoming as IncomingMessage).socket.destroy();
        return new Response(null, { status: 500 }); // goes nowhere: the socket is gone
      }
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
