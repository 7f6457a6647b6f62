import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { jwtVerify, signJwt } from '../src/agents/jwt.js';
import type { InboxEvent } from '../src/domain.js';
import { createGateway, type Gateway } from '../src/gateway.js';
import { createLog } from '../src/ops/log.js';
import { openTestDatabase, TestClock } from './support/ground.js';
import { FakeChannel } from './support/channel.js';
import { MemoryStorage } from './support/desk.js';
import { EventReader } from './support/event-reader.js';
import { bytes, envelope, SECRET as APP_SECRET, says, sign } from './support/meta.js';

/** Everything that must not be in a log, a metric or an answer that it has no business in. */
const CANARY = {
  name: 'Canario Maria',
  number: '5511977776666',
  text: 'canario-escreve',
  answer: 'canario-responde',
  note: 'canario-nota',
  file: 'canario-nota.txt',
  agent: 'canario@crm.example',
};

const SECRET = 'a secret of at least thirty-two bytes';
const db = await openTestDatabase();
const clock = new TestClock();
const channel = new FakeChannel();
const lines: string[] = [];
const log = createLog(
  'trace',
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  }),
);

let gateway: Gateway;
let url: string;
const tokens: string[] = [];
const agent = { id: CANARY.agent, name: 'Ana', sectors: ['sales'], role: 'agent' as const };

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await signJwt(SECRET, agent, clock.now() + 3_600_000);
  tokens.push(token);
  return fetch(url + path, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
  });
}

async function does(command: Record<string, unknown>): Promise<Response> {
  const id = randomUUID();
  return ask('/v1/commands', {
    method: 'POST',
    body: JSON.stringify({ id, ...command }),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
  });
}

const hook = (body: Uint8Array<ArrayBuffer>, signature = sign(body)): Promise<Response> =>
  fetch(`${url}/hooks/whatsapp`, {
    method: 'POST',
    body,
    headers: { 'X-Hub-Signature-256': signature },
  });

const metrics = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();

before(async () => {
  gateway = await createGateway({
    database: db,
    channel,
    webhooks: { appSecret: APP_SECRET, verifyToken: 'canary-verify' },
    storage: new MemoryStorage(),
    verify: jwtVerify(SECRET, clock),
    secret: SECRET,
    clock,
    newId: randomUUID,
    random: () => 0.5,
    log,
    port: 0,
  });
  await gateway.start();
  url = `http://localhost:${gateway.port}`;
});
after(async () => {
  await gateway.stop();
  await db.close();
});

describe(`a whole gateway (${db.kind})`, () => {
  it('is ready once its database answers', async () => {
    assert.equal((await fetch(`${url}/livez`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
  });

  it('brings a customer’s message to an agent, and her answer to the customer', async () => {
    const token = await signJwt(SECRET, agent, clock.now() + 3_600_000);
    tokens.push(token);
    const reader = await EventReader.open(url, token);
    await reader.until('ready');
    const from = { userId: 'BR.1', waId: CANARY.number, name: CANARY.name };
    const message = says(from, 'text', { body: CANARY.text }, { at: clock.now() });
    assert.equal((await hook(bytes(envelope(message)))).status, 200);
    const isHers = ({
      message: { content },
    }: {
      message: { content: { kind: string } };
    }): boolean => JSON.stringify(content).includes(CANARY.text);
    const { message: told } = await reader.until('message', isHers);
    const { conversationId } = told;
    assert.equal((await does({ type: 'claim', conversationId })).status, 200);
    const content = { kind: 'text', text: CANARY.answer };
    assert.equal((await does({ type: 'send', conversationId, content })).status, 200);
    const isSent = ({ message: { status, author } }: Extract<InboxEvent, { type: 'message' }>) =>
      status === 'sent' && author.kind === 'agent';
    await reader.until('message', isSent);
    assert.ok(
      channel.taken.some(({ body }) => body.kind === 'text' && body.text === CANARY.answer),
    );
    await does({ type: 'transfer', conversationId, to: { sectorId: 'none' }, note: CANARY.note });
    await does({ type: 'close', conversationId, reasonId: 'none', note: CANARY.note });
    await ask(`/v1/conversations?text=${CANARY.text}`);
    await ask(`/v1/conversations/${conversationId}/messages`);
    await ask(`/v1/uploads?conversationId=${conversationId}`, {
      method: 'POST',
      body: CANARY.text,
      headers: {
        'Idempotency-Key': randomUUID(),
        'Content-Type': 'text/plain',
        'Content-Disposition': `attachment; filename="${CANARY.file}"`,
      },
    });
    await reader.close();
  });

  it('refuses what it should, and says nothing of it', async () => {
    const forged = bytes({ object: CANARY.text });
    assert.equal((await hook(forged, 'sha256=00')).status, 401);
    assert.equal((await hook(bytes({ object: CANARY.text, entry: CANARY.name }))).status, 200);
    assert.equal((await ask(`/v1/${CANARY.text}`)).status, 404);
    const broken = await ask('/v1/commands', {
      method: 'POST',
      body: `{"${CANARY.text}":`,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    });
    assert.equal(broken.status, 400);
    assert.doesNotMatch(await broken.text(), /canario/);
  });

  it('counts what happened, without a word of what was said', async () => {
    const page = await metrics();
    assert.match(page, /chat_inbox_commands_total\{type="send",result="done"\} 1/);
    assert.match(page, /chat_inbox_commands_total\{type="close",result="invalid"\} 1/);
    assert.match(page, /chat_inbox_http_seconds_count\{operation="webhook",status="200"\} 2/);
    assert.match(page, /chat_inbox_queue_depth\{queue="webhooks"\} \d/);
    assert.match(page, /chat_inbox_deliveries_total [1-9]/);
    assert.match(page, /chat_inbox_streams \d/);
    assert.doesNotMatch(page, /[Cc]anario|5511977776666/);
  });

  it('logs at its finest without texts, names, numbers, files or tokens', async () => {
    gateway.ground.log.error(
      { err: Object.assign(new Error(CANARY.text), { detail: CANARY.number }) },
      'a stranger’s error',
    );
    const all = lines.join('');
    assert.match(all, /"operation":"executeCommand"/);
    assert.match(all, /a stranger’s error/);
    for (const canary of [...Object.values(CANARY), ...tokens, 'canary-verify', SECRET, APP_SECRET])
      assert.ok(!all.includes(canary), `${canary} is in the log`);
  });

  it('takes no more when it stops, lets go of its streams, and can be stopped once', async () => {
    const token = await signJwt(SECRET, agent, clock.now() + 3_600_000);
    const reader = await EventReader.open(url, token);
    await reader.until('ready');
    await gateway.stop();
    await reader.ended;
    await assert.rejects(fetch(`${url}/livez`));
    const presence = await db.query('select * from presence');
    assert.deepEqual(presence, []);
    await gateway.stop();
  });
});
