import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, describe, it } from 'node:test';
import { write } from '../src/ground.js';
import { listen } from '../src/http/listen.js';
import { say } from '../src/say.js';
import { openDesk, tokenOf } from './support/desk.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { ana, SALES, wrote } from './support/people.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { app, ask, played, desk, roster } = openDesk(ground);

beforeEach(async () => {
  await clear(db);
  await roster.changed([]); // what it knew of the table is no longer so
  clock.advance(3_600_000); // everybody's share of requests is full again
});
after(() => ground.bus.close().then(() => db.close()));

/** A file in a message of a conversation of sales. */
async function file(mime: string, text = '0123456789', name = 'nota.bin'): Promise<string> {
  const id = randomUUID();
  const media = { id, mime, name, bytes: text.length, sha256: '' };
  await played.storage.put(id, Buffer.from(text));
  await db.query('insert into media (id, at, row) values ($1, 0, $2)', [id, media]);
  await wrote(ground, id, { sector: SALES });
  await write(ground, async (change) =>
    say(change, await change.get('conversation', id), {
      direction: 'in',
      author: { kind: 'contact' },
      content: { kind: 'document', media },
    }),
  );
  return id;
}

const linkTo = async (id: string): Promise<string> =>
  (await ask(ana, `/v1/media/${id}`, { headers: { Accept: 'application/json' } })).body.url!;

describe('files', () => {
  it('are behind a link that needs no token, for ten minutes at the most', async () => {
    const id = await file('image/png');
    const { body } = await ask(ana, `/v1/media/${id}`, { headers: { Accept: 'application/json' } });
    assert.ok(body.expiresAt! > clock.now() && body.expiresAt! <= clock.now() + 600_000);
    const { status, text } = await ask(undefined, body.url!);
    assert.deepEqual([status, text], [200, '0123456789']);
    clock.advance(600_000);
    assert.equal((await ask(undefined, body.url!)).status, 403);
  });

  it('are not behind a link that was changed, nor behind another’s', async () => {
    const [one, two] = [await file('image/png'), await file('image/png')];
    const link = await linkTo(one);
    for (const forged of [
      link.replace(one, two),
      link.replace(/expires=\d/, 'expires=9'),
      link.replace(/signature=.{3}/, 'signature=AAA'),
      `${link}AAAA`,
    ])
      assert.equal((await ask(undefined, forged)).status, 403, forged);
    assert.equal((await ask(undefined, `/v1/media/${one}`)).status, 401);
  });

  for (const [mime, shown] of [
    ['image/png', true],
    ['image/svg+xml', false],
    ['text/html', false],
    ['application/xhtml+xml', false],
    ['application/pdf', false],
    ['audio/ogg; codecs=opus', true],
    ['video/mp4', true],
    ['text/html\r\nX-Evil: 1', false],
  ] as const) {
    it(`${JSON.stringify(mime)} is ${shown ? 'shown' : 'saved'}, and never runs`, async () => {
      const { headers } = await ask(undefined, await linkTo(await file(mime)));
      assert.match(headers.get('content-disposition')!, shown ? /^inline/ : /^attachment/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy')!, /^sandbox/);
      assert.equal(headers.get('x-evil'), null);
    });
  }

  it('keep the name that they came with, whatever is in it', async () => {
    const name = 'nota "fiscal"; filename=x.html\r\nX: 1 ção.pdf';
    const { headers } = await ask(
      undefined,
      await linkTo(await file('application/pdf', 'x', name)),
    );
    const [, encoded] = /^attachment; filename\*=UTF-8''(.*)$/.exec(
      headers.get('content-disposition')!,
    )!;
    assert.equal(decodeURIComponent(encoded!), name);
  });

  for (const [range, status, text, content] of [
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=3-1', 200, '0123456789', null],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ] as const) {
    it(`${range} is ${status}`, async () => {
      const link = await linkTo(await file('video/mp4'));
      const answer = await ask(undefined, link, { headers: { Range: range } });
      assert.deepEqual([answer.status, answer.text], [status, text]);
      assert.equal(answer.headers.get('content-range'), content);
    });
  }
});

describe('uploads', () => {
  const upload = (disposition: string, body: BodyInit = 'texto', type = 'text/plain; charset=x') =>
    ask(ana, '/v1/uploads?conversationId=one', {
      method: 'POST',
      body,
      headers: {
        'Idempotency-Key': randomUUID(),
        'Content-Type': type,
        'Content-Disposition': disposition,
      },
    });

  for (const [disposition, name] of [
    ["attachment; filename*=UTF-8''nota%20fiscal.pdf", 'nota fiscal.pdf'],
    ['attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
    ["attachment; filename=x.txt; filename*=UTF-8''a%C3%A7%C3%A3o.txt", 'ação.txt'],
    ["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
    ["attachment; filename*=UTF-8''C%3A%5Cnota.txt", 'nota.txt'],
    ["attachment; filename*=UTF-8''photo%E2%80%AEgpj.exe", 'photogpj.exe'],
    ["attachment; filename*=UTF-8''a%00%0Ab.txt", 'ab.txt'],
    ['attachment;', 'file'],
  ] as const) {
    it(`named ${disposition} is "${name}"`, async () => {
      const { status, body } = await upload(disposition);
      assert.equal(status, 201, body.detail ?? '');
      const file = played.uploads.at(-1)!;
      assert.deepEqual([file.name, file.mime, file.text], [name, 'text/plain', 'texto']);
      assert.equal(body.attachment, file.id);
    });
  }

  it('are refused without a name, or with one that is not UTF-8', async () => {
    for (const disposition of ['inline', "attachment; filename*=UTF-8''%FF"])
      assert.equal((await upload(disposition)).status, 400, disposition);
  });

  it('that are too large are refused before their end, and the connection lives on', async () => {
    desk.services.can = {
      ...desk.services.can,
      upload: { kinds: { document: { mime: ['text/plain'], maxBytes: 1000 } } },
    };
    const listening = await listen(0);
    listening.serve(app);
    const send = async (bytes: number): Promise<number> => {
      const { status } = await fetch(`${listening.url}/v1/uploads?conversationId=one`, {
        method: 'POST',
        body: new Blob(['x'.repeat(bytes)]).stream(),
        duplex: 'half',
        headers: {
          Authorization: `Bearer ${await tokenOf(ground, ana)}`,
          'Idempotency-Key': randomUUID(),
          'Content-Type': 'text/plain',
          'Content-Disposition': 'attachment; filename=a.txt',
        },
      } as RequestInit);
      return status;
    };
    assert.deepEqual([await send(1000), await send(1001), await send(5_000_000)], [201, 413, 413]);
    assert.equal(await send(1), 201);
    await listening.close();
  });
});

describe('a hint that the agent types', () => {
  const hint = (on = true) =>
    ask(ana, '/v1/hints', { json: { type: 'typing', conversationId: 'one', on } });

  it('reaches the customer of a conversation that is hers', async () => {
    const row = await wrote(ground, 'one', { assignee: { id: 'ana', name: 'Ana' } });
    await db.query(
      `update message set row = row || '{"wamid":"wamid.1"}' where conversation_id = $1`,
      [row.id],
    );
    assert.equal((await hint()).status, 204);
    assert.deepEqual(played.readMarks, ['wamid.1']);
    assert.equal((await hint(false)).status, 204);
    assert.equal(played.readMarks.length, 1);
  });

  it('is 403 where she only looks on', async () => {
    await wrote(ground, 'one', { sector: SALES });
    assert.equal((await hint()).status, 403);
  });
});
