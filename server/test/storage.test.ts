import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Readable } from 'node:stream';
import { openDiskStorage } from '../src/media/disk-storage.js';
import type { MediaStorage } from '../src/media/media-storage.js';
import { openS3Storage } from '../src/media/s3-storage.js';
import { startS3 } from './support/s3.js';
import { MemoryStorage } from './support/storage.js';

const folder = await mkdtemp(join(tmpdir(), 'chat-inbox-media-'));
const s3 = await startS3();
after(async () => {
  s3.stop();
  await rm(folder, { recursive: true });
});

const textOf = async (stream: Readable | undefined): Promise<string | undefined> =>
  stream && Buffer.concat((await stream.toArray()) as Buffer[]).toString();

const storages: [name: string, storage: MediaStorage][] = [
  ['a folder', await openDiskStorage(folder)],
  ['S3 (against a stand-in)', openS3Storage(s3.options)],
  ['memory, as tests use it', new MemoryStorage()],
];

for (const [name, storage] of storages) {
  describe(`files in ${name}`, () => {
    it('come back whole, and in part', async () => {
      await storage.put('key-1', Buffer.from('0123456789'), 'text/plain');
      assert.equal(await textOf(await storage.get('key-1')), '0123456789');
      assert.equal(await textOf(await storage.get('key-1', { start: 0, end: 0 })), '0');
      assert.equal(await textOf(await storage.get('key-1', { start: 3, end: 5 })), '345');
      assert.equal(await textOf(await storage.get('key-1', { start: 8, end: 9 })), '89');
    });

    it('are not replaced: the first wins, of many at once too', async () => {
      await Promise.all(
        ['a', 'b', 'c'].map((each) =>
          storage.put('key-2', Buffer.from(each.repeat(1000)), 'text/plain'),
        ),
      );
      const first = await textOf(await storage.get('key-2'));
      assert.match(first!, /^(a{1000}|b{1000}|c{1000})$/);
      await storage.put('key-2', Buffer.from('later'), 'text/plain');
      assert.equal(await textOf(await storage.get('key-2')), first);
    });

    it('are gone when deleted; what is not there is undefined, and deleted in peace', async () => {
      await storage.put('key-3', Buffer.from('x'), 'text/plain');
      await storage.delete('key-3');
      await storage.delete('key-3');
      assert.equal(await storage.get('key-3'), undefined);
    });
  });
}

it('a folder holds no drafts afterwards, and no key leads out of it', async () => {
  const [[, disk]] = storages as [[string, MediaStorage]];
  for (const key of ['../x', '/etc/passwd', 'a/b', '', '.', 'x'.repeat(201), 'a\0b'])
    await assert.rejects(disk.put(key, Buffer.from('x'), 'text/plain'), TypeError);
  const files = await readdir(folder, { recursive: true });
  assert.deepEqual(
    files.filter((file) => file.includes('draft')),
    [],
  );
});

describe('S3 (against a stand-in)', () => {
  it('keeps the type, under a prefix', async () => {
    const storage = openS3Storage({ ...s3.options, prefix: 'in box/' });
    await storage.put('key-4', Buffer.from('x'), 'image/png');
    assert.equal(s3.files.get('in box/key-4')?.mime, 'image/png');
  });

  for (const status of [403, 500, 503]) {
    it(`tells a ${status}`, async () => {
      const storage = openS3Storage(s3.options);
      s3.refusals.push(status, status, status);
      await assert.rejects(storage.put('key-5', Buffer.from('x'), 'text/plain'), /answered \d+/);
      await assert.rejects(storage.get('key-5'), /answered \d+/);
      await assert.rejects(storage.delete('key-5'), /answered \d+/);
    });
  }

  it('is refused with another secret', async () => {
    const storage = openS3Storage({ ...s3.options, secretAccessKey: 'wrong' });
    await assert.rejects(storage.put('key-6', Buffer.from('x'), 'text/plain'), /403/);
  });
});
