import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, beforeEach, describe, it } from 'node:test';
import { CAN } from '../src/can.js';
import { ChannelError } from '../src/channel/channel.js';
import { AdapterError, type Content, type Id } from '../src/domain.js';
import { write } from '../src/ground.js';
import { headOf } from '../src/log.js';
import { bringMedia, bringNext } from '../src/media/arriving.js';
import { stage } from '../src/media/stage.js';
import type { AgentRow, MediaRow, MessageRow } from '../src/rows.js';
import { say } from '../src/say.js';
import { syncTemplates } from '../src/templates/sync.js';
import { FakeChannel } from './support/channel.js';
import { ofAna, ofBruno, refused, deskOn } from './support/commanding.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { ana, vera, wrote } from './support/people.js';
import { MemoryStorage } from './support/storage.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const { run } = deskOn(ground);
const { signal } = new AbortController();

let storage: MemoryStorage;
let channel: FakeChannel;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP8zwABLDAGFgAAJSkBBdYuJ4YAAAAASUVORK5CYII=',
  'base64',
);
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080004000501011100',
  'hex',
);
const OPUS = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead')]);
const MP3 = Buffer.from('ID3\x04\0\0', 'latin1');
const PDF = Buffer.from('%PDF-1.7\n');

async function* chunks(...parts: (Buffer | AdapterError)[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part instanceof AdapterError) throw part;
    yield await Promise.resolve(part);
  }
}

interface File {
  name: string;
  mime: string;
  bytes: Buffer;
}
const pdf: File = { name: 'nota.pdf', mime: 'application/pdf', bytes: PDF };
const put = (
  { bytes, ...file }: File,
  id: Id = randomUUID(),
  me: AgentRow = ana,
  conversationId = 'one',
): Promise<string> =>
  stage(ground, { storage, can: CAN }, me, {
    ...file,
    id,
    conversationId,
    bytes: chunks(bytes.subarray(0, 5), bytes.subarray(5)),
  });

const media = async (id: Id): Promise<MediaRow | undefined> =>
  (await db.query<{ row: MediaRow }>('select row from media where id = $1', [id]))[0]?.row;

describe(`files (${db.kind})`, () => {
  beforeEach(async () => {
    await clear(db);
    storage = new MemoryStorage();
    channel = new FakeChannel();
    await wrote(ground, 'one', ofAna);
  });
  after(() => ground.bus.close().then(() => db.close()));

  describe('that are staged', () => {
    it('have their facts, and their size when it is a picture', async () => {
      const id = await put({ name: 'foto.png', mime: 'image/png', bytes: PNG });
      assert.deepEqual(await media(id), {
        id,
        mime: 'image/png',
        name: 'foto.png',
        bytes: PNG.length,
        sha256: createHash('sha256').update(PNG).digest('hex'),
        width: 3,
        height: 2,
      });
      assert.deepEqual(storage.files.get(id), PNG);
      const jpeg = await media(await put({ name: 'f.jpg', mime: 'image/jpeg', bytes: JPEG }));
      assert.deepEqual([jpeg?.width, jpeg?.height], [5, 4]);
    });

    it('are the same when they come again, another file when it is another', async () => {
      const id = randomUUID();
      const first = await put(pdf, id);
      assert.equal(await put(pdf, id), first);
      assert.notEqual(await put({ ...pdf, bytes: Buffer.from('%PDF-1.4') }, id), first);
      assert.notEqual(await put(pdf), first);
    });

    it('are gone on with when the gateway died before it was noted', async () => {
      const id = randomUUID();
      const first = await put(pdf, id);
      await db.query('delete from media');
      assert.equal(await put(pdf, id), first);
      assert.equal(storage.files.size, 1);
    });

    const bad: [name: string, file: File, code: 'invalid' | 'unsupported'][] = [
      ['empty', { ...pdf, bytes: Buffer.alloc(0) }, 'invalid'],
      [
        'of a type that WhatsApp does not take',
        { ...pdf, name: 'a.webm', mime: 'video/webm' },
        'unsupported',
      ],
      ['a page', { ...pdf, name: 'a.html', mime: 'text/html' }, 'unsupported'],
      ['a drawing with scripts', { ...pdf, name: 'a.svg', mime: 'image/svg+xml' }, 'unsupported'],
      ['a program named as a bill', { ...pdf, name: 'nota.pdf.exe' }, 'unsupported'],
      [
        'a page in a photo’s clothes',
        { name: 'a.jpg', mime: 'image/jpeg', bytes: Buffer.from('<html>') },
        'invalid',
      ],
      [
        'a page in a text’s clothes',
        { name: 'a.txt', mime: 'text/plain', bytes: Buffer.from('<!DOCTYPE html>') },
        'invalid',
      ],
      ['PNG as JPEG', { name: 'a.jpg', mime: 'image/jpeg', bytes: PNG }, 'invalid'],
      [
        'Ogg without Opus',
        { name: 'a.ogg', mime: 'audio/ogg', bytes: Buffer.from('OggS vorbis') },
        'invalid',
      ],
      [
        'a text with zeros',
        { name: 'a.txt', mime: 'text/plain', bytes: Buffer.from('a\0b') },
        'invalid',
      ],
    ];
    for (const [name, file, code] of bad) {
      it(`are refused: ${name}`, async () => {
        const error = await refused(put(file), code);
        assert.equal(error.detail.field, 'file');
        assert.equal(storage.files.size, 0);
        assert.deepEqual(await db.query('select 1 from media'), []);
      });
    }

    it('are refused as soon as they are too large, exactly above the limit', async () => {
      const most = CAN.upload!.kinds.image!.maxBytes;
      const photo = (size: number): File => ({
        name: 'a.png',
        mime: 'image/png',
        bytes: Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]),
      });
      await put(photo(most));
      await refused(put(photo(most + 1)), 'too_large');
      const endless = stage(ground, { storage, can: CAN }, ana, {
        id: randomUUID(),
        conversationId: 'one',
        name: 'a.png',
        mime: 'image/png',
        bytes: chunks(photo(most).bytes, PNG, new AdapterError('internal', 'read on')),
      });
      await refused(endless, 'too_large');
    });

    it('belong to a conversation that she serves', async () => {
      await wrote(ground, 'two', ofBruno);
      await refused(put(pdf, randomUUID(), ana, 'two'), 'not_found');
      await refused(put(pdf, randomUUID(), vera, 'two'), 'forbidden');
      await refused(put(pdf, randomUUID(), ana, 'none'), 'not_found');
    });

    it('are sent once, by her who staged them, as what they are', async () => {
      const attachment = await put({ name: 'voz.ogg', mime: 'audio/ogg', bytes: OPUS });
      const measured = { durationMs: 2500, waveform: [0, 0.5, 1] };
      const ask = (kind: 'audio' | 'image', of = attachment) =>
        ({
          type: 'send',
          conversationId: 'one',
          content: { kind, attachment: of, voice: true, ...measured },
        }) as const;
      await refused(run(ana, ask('image')), 'invalid');
      const { message } = await run(ana, ask('audio'));
      assert.deepEqual(message?.content, {
        kind: 'audio',
        media: {
          id: attachment,
          mime: 'audio/ogg',
          name: 'voz.ogg',
          bytes: OPUS.length,
          ...measured,
          voice: true,
        },
      });
      const [waiting] = await db.query<{ body: object }>('select body from outbox');
      assert.deepEqual(waiting?.body, {
        kind: 'media',
        media: 'audio',
        mediaId: attachment,
        name: 'voz.ogg',
        voice: true,
      });
      assert.equal((await refused(run(ana, ask('audio')), 'invalid')).detail.field, 'attachment');
      await db.query(`update media set staged_by = 'bruno'`);
      await refused(run(ana, ask('audio')), 'invalid');
    });

    it('are no voice notes unless they are Ogg, and have a length only where time passes', async () => {
      const said = { voice: true, durationMs: 2500, waveform: [1] };
      for (const [kind, file, more] of [
        [
          'audio',
          { name: 'a.mp3', mime: 'audio/mpeg', bytes: MP3 },
          { durationMs: 2500, waveform: [1] },
        ],
        ['document', pdf, {}],
      ] as const) {
        const attachment = await put(file);
        const content = { kind, attachment, ...said };
        const { message } = await run(ana, { type: 'send', conversationId: 'one', content });
        const { name, mime, bytes } = file;
        const media = { id: attachment, mime, name, bytes: bytes.length, ...more };
        assert.deepEqual(message?.content, { kind, media });
      }
      const waiting = await db.query<{ body: object }>('select body from outbox');
      assert.ok(waiting.every(({ body }) => !('voice' in body)));
    });

    it('of a quick reply are sent again and again', async () => {
      const id = await put(pdf);
      await db.query('update media set staged_by = null');
      await db.query(
        `insert into lookup (kind, id, place, row, words) values ('quickReply', 'q', 0, $1, '')`,
        [{ id: 'q', name: 'Tabela', text: 'Segue', media: { id, mime: 'application/pdf' } }],
      );
      for (let times = 0; times < 2; times++) {
        const content = { kind: 'document', attachment: id } as const;
        await run(ana, { type: 'send', conversationId: 'one', content });
      }
      assert.equal((await db.query('select 1 from outbox')).length, 2);
    });
  });

  describe('that came', () => {
    const came = (
      content: Content = { kind: 'image', media: { mime: 'image/png' }, caption: 'Oi' },
    ) =>
      write(ground, async (change) => {
        const conversation = await change.get('conversation', 'one');
        const message = say(change, conversation, {
          direction: 'in',
          author: { kind: 'contact' },
          content,
        });
        await bringMedia(change, message, '1', 'provider-1');
        return message.id;
      });
    const contentOf = async (id: Id): Promise<Content> =>
      (await db.query<{ row: MessageRow }>('select row from message where id = $1', [id]))[0]!.row
        .content;
    const bring = (): Promise<boolean> => bringNext(ground, { channel, storage }, signal);

    it('are told of once their bytes are here', async () => {
      channel.files.set('provider-1', { bytes: PNG, mime: 'image/png' });
      const id = await came();
      assert.equal(await bring(), true);
      assert.deepEqual(await contentOf(id), {
        kind: 'image',
        caption: 'Oi',
        media: { id, mime: 'image/png', bytes: PNG.length, width: 3, height: 2 },
      });
      assert.deepEqual(storage.files.get(id), PNG);
      assert.equal(await bring(), false);
    });

    it('are asked for again after trouble, ever more slowly', async () => {
      channel.files.set('provider-1', new ChannelError('unavailable', 'Down', { retryAfterMs: 0 }));
      const id = await came();
      for (const wait of [1000, 4000, 16_000]) {
        assert.equal(await bring(), true);
        clock.advance(wait - 1);
        assert.equal(await bring(), false);
        clock.advance(1);
      }
      channel.files.set('provider-1', { bytes: PNG, mime: 'image/png' });
      await bring();
      assert.ok((await contentOf(id)).kind === 'image');
      assert.ok(await media(id));
    });

    it('are brought by another node when one has died over them; twice is once', async () => {
      channel.files.set('provider-1', { bytes: PNG, mime: 'image/png' });
      await came();
      const stuck = new FakeChannel();
      let release = (): void => {};
      stuck.downloadMedia = () =>
        new Promise((resolve) => (release = () => resolve({ bytes: PNG, mime: 'image/png' })));
      const first = bringNext(ground, { channel: stuck, storage }, signal);
      while (!(await db.query('select 1 from arriving where attempt = 1')).length) continue;
      assert.equal(await bring(), false);
      clock.advance(60_000);
      assert.equal(await bring(), true);
      const { seq } = await headOf(db);
      release();
      await first;
      assert.equal((await headOf(db)).seq, seq, 'nothing is told twice');
    });

    const lost: [name: string, error: ChannelError, after: number][] = [
      ['gone', new ChannelError('not_found', 'Gone'), 0],
      ['too large', new ChannelError('too_large', 'Too large'), 0],
      ['still failing after a week', new ChannelError('unavailable', '', { retryAfterMs: 0 }), 7],
    ];
    for (const [name, error, days] of lost) {
      it(`${name}: the agent may ask for it again, and sees what was written with it`, async () => {
        channel.files.set('provider-1', error);
        const id = await came();
        clock.advance(days * 24 * 60 * 60_000);
        await bring();
        assert.deepEqual(await contentOf(id), { kind: 'unsupported', note: 'Oi' });
        assert.equal(await bring(), false);
      });
    }
  });

  describe('templates', () => {
    const template = (id: string, over = {}) => ({
      id,
      name: `n${id}`,
      language: 'pt_BR',
      body: 'Oi',
      ...over,
    });
    const sync = (): Promise<void> => syncTemplates(ground, { channel }, signal);
    const list = async (): Promise<unknown[]> =>
      (
        await db.query<{ row: object }>(
          `select row from lookup where kind = 'template' order by place`,
        )
      ).map(({ row }) => row);

    it('are taken over by name, and told of only when something is different', async () => {
      channel.templateList = [template('2'), template('1', { status: 'approved' })];
      await sync();
      assert.deepEqual(await list(), [template('1', { status: 'approved' }), template('2')]);
      const { seq } = await headOf(db);
      await sync();
      assert.equal((await headOf(db)).seq, seq);
      channel.templateList = [template('1', { status: 'paused' })];
      await sync();
      assert.deepEqual(await list(), [template('1', { status: 'paused' })]);
      assert.equal((await headOf(db)).seq, seq + 1);
    });

    it('stay as they are when Meta does not answer', async () => {
      channel.templateList = [template('1')];
      await sync();
      channel.templateList = new ChannelError('unavailable', 'Down', { retryAfterMs: 0 });
      await assert.rejects(sync(), ChannelError);
      assert.equal((await list()).length, 1);
    });

    it('of several nodes at once are one list', async () => {
      channel.templateList = [template('1'), template('2')];
      await Promise.all([sync(), sync(), sync()]);
      assert.equal((await list()).length, 2);
    });
  });
});
