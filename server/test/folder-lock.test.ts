import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lockFolder } from '../src/sql/folder-lock.js';

const HOLDER = fileURLToPath(new URL('./support/hold-folder.ts', import.meta.url));
const root = await mkdtemp(join(tmpdir(), 'folder-lock-'));
let folder: string;

/** Another process that tries to take the folder, and keeps it. */
const startHolder = () => spawn(process.execPath, ['--import', 'tsx', HOLDER, folder]);

type Holder = ReturnType<typeof startHolder>;

/** Whether it got it; otherwise it has ended. */
const got = (child: Holder): Promise<boolean> =>
  Promise.race([
    once(child.stdout, 'data').then(() => true),
    once(child, 'exit').then(() => false),
  ]);

async function kill(child: Holder): Promise<void> {
  const gone = once(child, 'exit');
  if (child.kill('SIGKILL')) await gone;
}

describe('the lock of a folder', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(root, 'folder-'));
  });
  after(() => rm(root, { recursive: true }));

  it('lets a second one in after the first has left', async () => {
    const unlock = await lockFolder(folder);
    await unlock();
    await (
      await lockFolder(folder)
    )();
  });

  it('refuses a second one and names the holder', async () => {
    const child = startHolder();
    assert.ok(await got(child));
    await assert.rejects(lockFolder(folder), {
      code: 'folder_in_use',
      message: new RegExp(`process ${child.pid}\\.`),
    });
    await kill(child);
  });

  it('is taken over from a killed process', async () => {
    const child = startHolder();
    assert.ok(await got(child));
    await kill(child);
    await (
      await lockFolder(folder)
    )();
  });

  it('is taken over when the number was given to another process', async () => {
    await writeFile(join(folder, 'lock'), `${process.pid} 1`);
    const unlock = await lockFolder(folder);
    assert.notEqual(await readFile(join(folder, 'lock'), 'utf8'), `${process.pid} 1`);
    await unlock();
  });

  it('goes to one of several that find a dead one', async () => {
    await writeFile(join(folder, 'lock'), `${2 ** 22 + 1} 1`);
    const holders = Array.from({ length: 4 }, startHolder);
    const taken = await Promise.all(holders.map(got));
    assert.equal(taken.filter(Boolean).length, 1);
    await Promise.all(holders.filter((_, index) => taken[index]).map(kill));
  });
});
