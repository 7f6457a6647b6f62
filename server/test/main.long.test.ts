import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { after, describe, it } from 'node:test';
import { signJwt } from '../src/agents/jwt.js';
import { listen } from '../src/http/listen.js';
import { EventReader } from './support/event-reader.js';
import { ana } from './support/people.js';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const SECRET = 'a secret of at least thirty-two bytes';
const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
const children: ChildProcess[] = [];

const run = (env: Record<string, string> = {}): ChildProcess => {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      GATEWAY_FOLDER: folder,
      JWT_SECRET: SECRET,
      WHATSAPP_TOKEN: 't',
      WHATSAPP_BUSINESS_ACCOUNT_ID: '1',
      WHATSAPP_APP_SECRET: 's',
      WHATSAPP_VERIFY_TOKEN: 'v',
      GRAPH_URL: 'http://localhost:1',
      ...env,
    },
  });
  children.push(child);
  return child;
};

/** The port of a process, once it serves. */
async function serves(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const { msg, port } = JSON.parse(line) as { msg: string; port?: number };
    if (msg === 'serving') return port!;
  }
  throw new Error('It ended before it served');
}

const endOf = async (child: ChildProcess): Promise<{ code: number; says: string }> => {
  const says = text(child.stderr!);
  const [code] = (await once(child, 'exit')) as [number];
  return { code, says: await says };
};

after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('the process', () => {
  it('serves; a second on its folder names it and ends; SIGTERM ends it in good order', async () => {
    const first = run();
    const url = `http://localhost:${await serves(first)}`;
    first.stdout!.resume();

    const second = await endOf(run());
    assert.equal(second.code, 1);
    assert.match(second.says, new RegExp(`in use by process ${first.pid}`));
    assert.equal((await fetch(`${url}/readyz`)).status, 200);

    const reader = await EventReader.open(url, await signJwt(SECRET, ana, Date.now() + 60_000));
    await reader.until('ready');
    const ended = endOf(first);
    first.kill('SIGTERM');
    await reader.ended;
    assert.notEqual(reader.retryMs, undefined);
    assert.equal((await ended).code, 0);
  });

  it('says what is wrong with its environment, and ends', async () => {
    const { code, says } = await endOf(run({ WHATSAPP_TOKEN: '', JWT_SECRET: 'short' }));
    assert.equal(code, 1);
    assert.match(says, /WHATSAPP_TOKEN is missing/);
    assert.match(says, /JWT_SECRET needs/);
    assert.doesNotMatch(says, /\.ts:|short/);
  });
});

describe('before the database is open', () => {
  it('lives, is not ready, and asks everybody to come back', async () => {
    const listening = await listen(0);
    const get = (path: string): Promise<Response> => fetch(listening.url + path);
    assert.equal((await get('/livez')).status, 200);
    assert.equal((await get('/readyz')).status, 503);
    for (const path of ['/v1/session', '/hooks/whatsapp']) {
      const { status, headers } = await get(path);
      assert.deepEqual([status, headers.get('retry-after')], [503, '2']);
    }
    await listening.close();
  });
});
