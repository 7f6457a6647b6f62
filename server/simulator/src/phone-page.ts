import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Hono } from 'hono';

const folder = new URL('../phone/', import.meta.url);

/** The customers' phone at `/phone`, two of them at `/phones`; bundled now and kept in memory. @throws when it does not build */
export async function phonePage(): Promise<Hono> {
  const { outputFiles } = await build({
    entryPoints: ['phone.ts', 'phone.css', 'pair.css'].map((name) =>
      fileURLToPath(new URL(name, folder)),
    ),
    outdir: '/phone',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
  });
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  const [one, two] = [read('phone.html'), read('phones.html')];
  const app = new Hono();
  app.get('/phone', (c) => c.html(one));
  app.get('/phones', (c) => c.html(two));
  for (const { path, text } of outputFiles) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    app.get(path, (c) => c.body(text, 200, { 'content-type': `${type}; charset=utf-8` }));
  }
  app.get('/', (c) => c.redirect('/phone'));
  return app;
}
