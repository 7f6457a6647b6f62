import { Readable } from 'node:stream';
import type { MediaStorage } from '../../src/media/media-storage.js';

/** Keeps files in memory. */
export class MemoryStorage implements MediaStorage {
  readonly files = new Map<string, Buffer>();

  put(key: string, bytes: Uint8Array): Promise<void> {
    if (!this.files.has(key)) this.files.set(key, Buffer.from(bytes));
    return Promise.resolve();
  }

  get(key: string, range?: { start: number; end: number }): Promise<Readable | undefined> {
    const bytes = this.files.get(key);
    const part = range ? bytes?.subarray(range.start, range.end + 1) : bytes;
    return Promise.resolve(part && Readable.from([part]));
  }

  delete(key: string): Promise<void> {
    this.files.delete(key);
    return Promise.resolve();
  }
}
