import type { Readable } from 'node:stream';

/** Where the bytes of files are. Keys are ids of ours: never a name from outside. */
export interface MediaStorage {
  /** Resolves once the bytes are safe. The same key again replaces nothing: the first wins. */
  put(key: string, bytes: Uint8Array, mime: string): Promise<void>;
  /** The bytes, or those from `start` to `end` (both included). Undefined when there is no such file. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable | undefined>;
  delete(key: string): Promise<void>;
}
