import { createReadStream } from 'node:fs';
import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MediaStorage } from './media-storage.js';

/**
 * Files in a folder, which several processes may share. A file is whole from the first moment it can be seen: it is
 * written beside its place, forced to the disk, and then linked to its name.
 */
export async function openDiskStorage(folder: string): Promise<MediaStorage> {
  await mkdir(folder, { recursive: true });
  let writes = 0;
  return {
    async put(key, bytes) {
      const path = pathOf(folder, key);
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}-${++writes}.draft`;
      try {
        const file = await open(draft, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        // Unlike a rename, a link replaces nothing.
        await link(draft, path).catch(unless('EEXIST'));
        await syncFolder(dirname(path));
      } finally {
        await rm(draft, { force: true });
      }
    },

    async get(key, range) {
      const path = pathOf(folder, key);
      const found = await stat(path).catch(unless('ENOENT'));
      return found && createReadStream(path, range);
    },

    delete: (key) => rm(pathOf(folder, key), { force: true }),
  };
}

/** Keys are ids: nothing in one leads out of the folder. */
function pathOf(folder: string, key: string): string {
  if (!/^[\w-]{1,200}$/.test(key)) throw new TypeError('Not a key of a file');
  // The end of a UUIDv7 is random, its beginning is the time.
  return join(folder, key.slice(-2), key);
}

/** A new name is safe once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const unless =
  (code: string) =>
  (error: unknown): undefined => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
    return undefined;
  };
