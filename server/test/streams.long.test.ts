import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import type { Message } from '../src/domain.js';
import { listen, type Listening } from '../src/http/listen.js';
import { LIMITS } from '../src/http/limits.js';
import { write } from '../src/ground.js';
import { headOf, trimLog } from '../src/log.js';
import type { AgentRow } from '../src/rows.js';
import { note } from '../src/say.js';
import { openDesk, tokenOf } from './support/desk.js';
import { EventReader } from './support/event-reader.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { alter, ana, BILLING, bruno, SALES, vera, writes, wrote } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
await openTestGround(db, clock).then(({ bus }) => bus.close()); // so that there are tables to clear
const limits = {
  rates: { ...LIMITS.rates, streams: { burst: 100_000, perSecond: 1 } },
  streams: { perAgent: 3, perNode: 100 },
};

/** One node of the gateway, listening. */
async function openNode() {
  const ground = await openTestGround(db, clock);
  const desk = openDesk(ground, limits);
  const listening: Listening = await listen(0);
  await desk.streams.start();
  listening.serve(desk.app);
  let isOpen = true;
  const stop = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await desk.streams.stop();
    await listening.close();
    await ground.bus.close();
  };
  return { ...desk, ground, url: listening.url, stop };
}
type Node = Awaited<ReturnType<typeof openNode>>;

let node: Node;
let readers: EventReader[] = [];
const nodes: Node[] = [];

async function read(me: AgentRow, after?: string, from = node): Promise<EventReader> {
  const reader = await EventReader.open(from.url, await tokenOf(from.ground, me), after);
  readers.push(reader);
  await reader.until('ready');
  return reader;
}

/** From now on time passes by itself: nodes call across to each other after a few milliseconds. */
let flow: NodeJS.Timeout | undefined;
const timePasses = (): void => {
  flow = setInterval(() => clock.advance(10), 2);
};

const texts = (reader: EventReader): string[] =>
  reader.of('message').map(({ message }) => (message.content as { text: string }).text);

const says = (text: string) => (event: { message: Message }) =>
  (event.message.content as { text: string }).text === text;

beforeEach(async () => {
  await clear(db);
  node = await openNode();
  nodes.push(node);
});
afterEach(async () => {
  clearInterval(flow);
  await Promise.all(readers.map((reader) => reader.close()));
  readers = [];
  await Promise.all(nodes.splice(0).map((each) => each.stop()));
});
after(() => db.close());

describe(`a stream (${db.kind})`, () => {
  it('begins with ready and the counts, in frames that nothing on the way may hold', async () => {
    await wrote(node.ground, 'one', { sector: SALES });
    await wrote(node.ground, 'two', { sector: BILLING });
    const reader = await read(ana);
    const [ready] = reader.of('ready');
    const { epoch, seq } = await headOf(db);
    assert.deepEqual(ready, {
      type: 'ready',
      now: clock.now(),
      resumed: false,
      cursor: `${epoch}:${seq}`,
      counts: {
        new: { total: 1, unread: 1 },
        bot: { total: 0, unread: 0 },
        mine: { total: 0, unread: 0 },
        others: { total: 0, unread: 0 },
        closed: { total: 0, unread: 0 },
      },
    });
    assert.match(reader.headers.get('content-type')!, /^text\/event-stream/);
    assert.equal(reader.headers.get('cache-control'), 'no-cache, no-transform');
    assert.equal(reader.headers.get('x-accel-buffering'), 'no');
  });

  it('may be read by pages of the origins that are allowed, and by no others', async () => {
    const token = await tokenOf(node.ground, ana);
    for (const [origin, allowed] of [
      ['https://crm.example', 'https://crm.example'],
      ['https://evil.example', null],
    ] as const) {
      const reader = await EventReader.open(node.url, token, undefined, { Origin: origin });
      readers.push(reader);
      assert.equal(reader.headers.get('access-control-allow-origin'), allowed);
    }
  });

  it('tells an agent what is hers to know, and a supervisor all', async () => {
    const [hers, his, all] = [await read(ana), await read(bruno), await read(vera)];
    await wrote(node.ground, 'one', { sector: SALES, says: ['para vendas'] });
    await wrote(node.ground, 'two', { sector: BILLING, says: ['para o financeiro'] });
    await wrote(node.ground, 'three', { bot: {}, says: ['para todos'] });
    for (const reader of [hers, his, all]) await reader.until('message', says('para todos'));
    assert.deepEqual(texts(hers), ['para vendas', 'para todos']);
    assert.deepEqual(texts(his), ['para o financeiro', 'para todos']);
    assert.deepEqual(texts(all), ['para vendas', 'para o financeiro', 'para todos']);
  });

  it('says "gone" to who loses sight of a conversation, and shows it to who gains it', async () => {
    await wrote(node.ground, 'one', { sector: SALES });
    const [hers, his] = [await read(ana), await read(bruno)];
    const { rev } = await alter(node.ground, 'one', { sector: BILLING });
    const gone = await hers.until('gone');
    assert.deepEqual([gone.conversationId, gone.rev], ['one', rev]);
    const { conversation } = await his.until('conversation');
    assert.deepEqual([conversation.queue, conversation.allow], ['new', ['claim']]);
  });

  it('shows the same conversation in each agent’s own queue', async () => {
    await wrote(node.ground, 'one', { sector: SALES });
    const carla = { ...ana, id: 'carla' };
    const [hers, others] = [await read(ana), await read(carla)];
    await alter(node.ground, 'one', { assignee: { id: 'ana', name: 'Ana' } });
    assert.equal((await hers.until('conversation')).conversation.queue, 'mine');
    assert.equal((await others.until('conversation')).conversation.queue, 'others');
  });

  it('tells what another node wrote', async () => {
    const other = await openNode();
    nodes.push(other);
    timePasses();
    const reader = await read(ana);
    await wrote(other.ground, 'one', { sector: SALES, says: ['de longe'] });
    await reader.until('message', says('de longe'));
  });

  it('finds what no wake-up told of, a second later', async () => {
    const reader = await read(ana);
    const silent = { ...node.ground, bus: { ...node.ground.bus, publish() {} } };
    await wrote(silent, 'one', { sector: SALES, says: ['em silêncio'] });
    clock.advance(1000);
    await reader.until('message', says('em silêncio'));
  });
});

describe(`resuming (${db.kind})`, () => {
  it('misses nothing and repeats nothing, however often it is cut while messages come', async () => {
    await wrote(node.ground, 'one', { sector: SALES });
    const other = await openNode();
    nodes.push(other);
    timePasses();
    const expected = Array.from({ length: 120 }, (_, index) => `linha ${index}`);
    const last = expected.at(-1)!;
    const first = await read(ana);
    let cursor = first.cursor;
    await first.close();
    const heard: string[] = [];
    const resumed: boolean[] = [];
    const waiting = [...expected];
    const writeSome = async (): Promise<void> => {
      for (const text of waiting.splice(0, 4)) await writes(node.ground, 'one', text);
    };
    while (heard.at(-1) !== last) {
      const from = resumed.length % 2 ? node : other;
      const [reader] = await Promise.all([read(ana, cursor, from), writeSome()]);
      await reader.until('message');
      await reader.close(); // in the middle of them
      resumed.push(reader.of('ready')[0]!.resumed);
      heard.push(...texts(reader));
      cursor = reader.cursor;
    }
    assert.deepEqual(heard, expected);
    assert.ok(resumed.every(Boolean));
  });

  it('reads from the database what a node has no memory of', async () => {
    const reader = await read(ana);
    await reader.close();
    for (const id of ['one', 'two']) await wrote(node.ground, id, { sector: SALES, says: [id] });
    await wrote(node.ground, 'foreign', { sector: BILLING });
    const fresh = await openNode();
    nodes.push(fresh);
    const back = await read(ana, reader.cursor, fresh);
    await back.until('message', says('two'));
    assert.deepEqual(texts(back), ['one', 'two']);
    assert.equal(back.of('ready')[0]!.resumed, true);
  });

  it('says so when it cannot: foreign, expired, malformed, or too far behind', async () => {
    await wrote(node.ground, 'one', { sector: SALES });
    const { epoch } = await headOf(db);
    for (const cursor of ['other:1', 'x', '%', `${epoch}:-1`, `${epoch}:99999`, 'é'.repeat(300)]) {
      const reader = await read(ana, encodeURIComponent(cursor));
      assert.equal(reader.of('ready')[0]!.resumed, false, cursor);
      await reader.close();
    }
    clock.advance(1);
    await trimLog(db, clock.now());
    assert.equal((await read(ana, `${epoch}:0`)).of('ready')[0]!.resumed, false);
    await node.ask(vera, '/v1/session'); // to be known is an event too
    const { seq } = await headOf(db);
    await db.query(
      `insert into event (seq, at, kind, body)
       select seq + n, 0, 'stale', '{"kind":"stale","lookup":"sector"}' from head, generate_series(1, 5001) n`,
    );
    await db.query('update head set seq = seq + 5001');
    assert.equal((await read(vera, `${epoch}:${seq}`)).of('ready')[0]!.resumed, false);
    const back = await read(vera, `${epoch}:${seq + 1}`);
    assert.equal(back.of('ready')[0]!.resumed, true);
    await back.until('stale', ({ cursor }) => cursor === `${epoch}:${seq + 5001}`);
    assert.equal(back.of('stale').length, 5000);
  });
});

describe(`what is not in the log (${db.kind})`, () => {
  it('beats three times in 45 s, with the place of the log', async () => {
    const reader = await read(ana);
    await wrote(node.ground, 'two', { sector: BILLING, says: ['nada para ela'] });
    const watcher = await read(vera);
    await watcher.until('ready');
    clock.advance(15_000);
    const { now, cursor } = await reader.until('beat');
    const { epoch, seq } = await headOf(db);
    assert.deepEqual([now, cursor], [clock.now(), `${epoch}:${seq}`]);
  });

  it('counts once a second what moved, for each agent her own', async () => {
    await wrote(node.ground, 'one', { sector: SALES });
    const [hers, his] = [await read(ana), await read(bruno)];
    await alter(node.ground, 'one', { assignee: { id: 'ana', name: 'Ana' } });
    await hers.until('conversation');
    clock.advance(1000);
    const { counts } = await hers.until('counts');
    assert.deepEqual(
      [counts['new'], counts['mine']],
      [
        { total: 0, unread: 0 },
        { total: 1, unread: 1 },
      ],
    );
    await alter(node.ground, 'one', { sector: BILLING, closed: { at: clock.now() } });
    await his.until('conversation');
    clock.advance(1000);
    assert.deepEqual((await his.until('counts')).counts['closed'], { total: 1, unread: 0 });
    assert.equal(his.of('counts').length, 1);
  });

  it('tells who comes and who leaves, on whichever node', async () => {
    const other = await openNode();
    nodes.push(other);
    timePasses();
    const reader = await read(ana);
    const colleague = await read(bruno, undefined, other);
    const isNow = (status: string): Promise<unknown> =>
      reader.until('agent', ({ agent }) => agent.id === 'bruno' && agent.status === status);
    await isNow('online');
    assert.equal(
      (await node.ask(ana, '/v1/lookups/agent?ids=bruno')).text.includes('"status":"online"'),
      true,
    );
    await colleague.close();
    await isNow('offline');
  });

  it('tells that a customer types to who sees the conversation', async () => {
    await wrote(node.ground, 'one', { sector: SALES, name: 'Maria' });
    const [hers, his] = [await read(ana), await read(bruno)];
    node.ground.bus.publish({ type: 'typing', conversationId: 'one', on: true });
    const typing = await hers.until('typing');
    assert.deepEqual(typing.who, { id: 'c-one', name: 'Maria' });
    assert.equal(typing.until, clock.now() + 25_000);
    await wrote(node.ground, 'all', { says: ['depois'] });
    await his.until('message', says('depois'));
    assert.equal(his.of('typing').length, 0);
  });
});

describe(`the end of a stream (${db.kind})`, () => {
  it('comes with the end of the token', async () => {
    const token = await tokenOf(node.ground, ana, 60_000);
    const reader = await EventReader.open(node.url, token);
    readers.push(reader);
    await reader.until('ready');
    clock.advance(61_000);
    await reader.ended;
    clock.advance(10_000); // what two clocks may differ by
    const { status } = await fetch(`${node.url}/v1/session`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(status, 401);
  });

  it('comes when the agent’s rights change, on every node', async () => {
    const other = await openNode();
    nodes.push(other);
    timePasses();
    await node.ask(ana, '/v1/session');
    const reader = await read(ana);
    const his = await read(bruno);
    await other.ask({ ...ana, sectors: ['billing'] }, '/v1/session');
    await reader.ended;
    assert.equal(his.isEnded, false);
  });

  it('comes when another log takes the place of this one', async () => {
    const reader = await read(ana);
    await clear(db);
    clock.advance(1000);
    await reader.ended;
  });

  it('cuts off who does not read, and nobody else', async () => {
    await wrote(node.ground, 'one', { sector: SALES });
    const good = await read(ana);
    const lazy = connect(Number(new URL(node.url).port), '127.0.0.1');
    lazy.on('error', () => {}); // reset by the cut
    lazy.pause();
    const token = await tokenOf(node.ground, ana);
    lazy.write(
      `GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    while (node.streams.size < 2) await new Promise(setImmediate);
    const text = 'x'.repeat(500_000);
    for (let turn = 0; node.streams.size > 1; turn++) {
      assert.ok(turn < 100, 'never cut');
      await write(node.ground, async (change) =>
        note(change, await change.get('conversation', 'one'), 'large', { text }),
      );
      await new Promise(setImmediate); // an embedded database lets nobody else have a turn
    }
    await writes(node.ground, 'one', 'fim');
    await good.until('message', says('fim'));
    lazy.destroy();
  });

  it('lets clients move to another node at a stop, and takes no more', async () => {
    const other = await openNode();
    nodes.push(other);
    const reader = await read(ana);
    await node.streams.stop();
    await reader.ended;
    assert.ok(reader.retryMs !== undefined && reader.retryMs <= 2000);
    await assert.rejects(read(ana), /unavailable/);
    assert.equal((await read(ana, reader.cursor, other)).of('ready')[0]!.resumed, true);
  });

  it('frees its place: an agent may have three, and again when one has ended', async () => {
    const [first] = [await read(ana), await read(ana), await read(ana)];
    const refused = await EventReader.open(node.url, await tokenOf(node.ground, ana)).catch(
      (error: { response: Response }) => error.response,
    );
    assert.equal((refused as Response).status, 429);
    assert.ok(Number((refused as Response).headers.get('retry-after')) >= 1);
    await read(bruno);
    await first.close();
    while (node.streams.size > 3) await new Promise(setImmediate);
    await read(ana);
  });
});
