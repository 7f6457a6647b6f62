import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Hono } from 'hono';

const folder = new URL('../phone/', import.meta.url);

/** The customers' phone at `/phone`, bundled now and kept in memory. @throws when it does not build */
export async function phonePage(): Promise<Hono> {
  const { outputFiles } = await build({
    entryPoints: ['phone.ts', 'phone.css'].map((name) => fileURLToPath(new URL(name, folder))),
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
  const page = readFileSync(new URL('phone.html', folder), 'utf8');
  const app = new Hono();
  app.get('/phone', (c) => c.html(page));
  for (const { path, text } of outputFiles) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    app.get(path, (c) => c.body(text, 200, { 'content-type': `${type}; charset=utf-8` }));
  }
  app.get('/', (c) => c.redirect('/phone'));
  return app;
}
