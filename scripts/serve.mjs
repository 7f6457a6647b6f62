// A static server on a free port of the loopback address, with our strict policy when asked for it.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html chat-inbox',
].join('; ');

function fileFor(dir, url) {
  const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  const file = join(dir, path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) return join(file, 'index.html');
  return file;
}

/** With a policy every answer has it. Resolves to `{ url, close }`. */
export function serve(directory, { policy, port = 0 } = {}) {
  const dir = resolve(directory);
  const server = createServer((request, response) => {
    const file = fileFor(dir, request.url ?? '/');
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      etag: `"${found.size}-${found.mtimeMs}"`,
      ...(policy && { 'content-security-policy': policy }),
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => {
    server.listen(port, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}`;
      done({ url, close: () => server.close() });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir = '.', ...flags] = process.argv.slice(2);
  const policy = flags.includes('--strict') ? strictPolicy : undefined;
  const { url } = await serve(dir, { policy, port: 8080 });
  console.log(url);
}
