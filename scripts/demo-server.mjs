// The demo's pages over a gateway and a simulator: what `npm start` and the test of the whole journey serve.
import { register } from 'tsx/esm/api';
import { createServer } from 'vite';
import { root } from './run.mjs';

register(); // the gateway and the simulator are TypeScript

/**
 * Opens the shop and serves the CRM page before it. A CRM's own server would sign agents' tokens; here `/demo-token`
 * does, for whoever asks: this is no server for anything but development. With `whatsapp` the shop is on a number of
 * your own there, without a simulator.
 */
export async function serveDemo({
  folder,
  lively,
  database,
  port = 5173,
  phonePort,
  whatsapp,
  logLevel,
  vite = {},
}) {
  const { openShop } = await import('../server/seed/shop.ts');
  const { openRealShop } = await import('../server/seed/real-shop.ts');
  const shop = whatsapp
    ? await openRealShop({ whatsapp, folder, logLevel })
    : await openShop({ folder, lively, database, phonePort, logLevel });
  const server = await createServer({
    configFile: `${root}vite.demo.config.mjs`,
    ...vite,
    plugins: [pages(shop)],
    server: { port, ...vite.server, proxy: { '/v1': { target: shop.url } } },
  });
  await server.listen();
  return {
    shop,
    url: `http://localhost:${server.httpServer.address().port}`,
    async stop() {
      await server.close();
      await shop.stop();
    },
  };
}

const pages = (shop) => ({
  name: 'demo-pages',
  configureServer({ middlewares }) {
    middlewares.use('/demo-token', (request, response) => {
      const { searchParams } = new URL(request.url, 'http://demo');
      const token = shop.tokenOf(searchParams.get('agent') ?? '');
      if (!token) return response.writeHead(404).end();
      token.then((text) =>
        response
          .writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
          .end(text),
      );
    });
  },
  /** Tells the CRM page that there is a gateway, and where the customers' phones are. */
  transformIndexHtml: (_html, { path }) =>
    path === '/index.html'
      ? [
          {
            tag: 'meta',
            attrs: { name: 'demo-phone', content: shop.phone ?? '' },
            injectTo: 'head',
          },
        ]
      : [],
});
