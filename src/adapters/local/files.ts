import { WHATSAPP_UPLOADS } from '../../domain/attachment.js';
import { checkFile } from '../../domain/check-file.js';
import { AdapterError, type ErrorCode } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { Media } from '../../domain/message.js';
import type { CallOptions, Upload } from '../../domain/ports.js';
import type { Backend } from './backend.js';
import type { Change } from './change.js';
import type { Faults } from './faults.js';
import { measure } from './measure.js';
import type { FileRow } from './rows.js';

/** Stages a file under the upload's own id: once more is the same once. */
export async function stage(
  backend: Backend,
  faults: Faults,
  { id, file, name, onProgress }: Upload,
  options: CallOptions,
): Promise<Id> {
  const verdict = checkFile({ name, type: file.type, size: file.size }, WHATSAPP_UPLOADS);
  if ('reason' in verdict)
    throw new AdapterError(REFUSED[verdict.reason], verdict.reason, { field: 'file' });
  for (const part of [0.25, 0.5, 0.75]) {
    await faults.pass(backend.clock, options);
    onProgress?.(Math.round(file.size * part), file.size);
    faults.passUpload();
  }
  await keepFile(backend, id, file, name);
  onProgress?.(file.size, file.size);
  return id;
}

/** Writes a file, with what is needed to give it a place before it loads. */
export async function keepFile(backend: Backend, id: Id, blob: Blob, name: string): Promise<void> {
  const size = await measure(blob);
  await backend.write(async (change) => {
    const row: FileRow = { id, at: change.now, blob, name, ...size };
    await change.tx.objectStore('files').put(row);
  });
}

/** @throws AdapterError `invalid` for a file that was never staged */
export async function mediaOf(change: Change, id: Id): Promise<Media> {
  const file = await change.tx.objectStore('files').get(id);
  if (!file) throw new AdapterError('invalid', 'Nothing was uploaded', { field: 'attachment' });
  const { blob, name, at: _, ...size } = file;
  return { ...size, id, mime: blob.type, name, bytes: blob.size };
}

/** Object URLs, each made once. They live as long as somebody holds them: a new session after a lost one, say. */
export class FileUrls {
  #urls = new Map<Id, Promise<string>>();
  #holders = 0;

  hold(): void {
    this.#holders += 1;
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    for (const made of this.#urls.values()) {
      made.then(
        (url) => URL.revokeObjectURL(url),
        () => {},
      );
    }
    this.#urls = new Map();
  }

  /** @throws AdapterError `not_found` */
  of({ id, url }: Media, backend: Backend): Promise<string> {
    if (id === undefined) return url === undefined ? notFound() : Promise.resolve(url);
    const known = this.#urls.get(id);
    if (known) return known;
    const urls = this.#urls;
    const made = makeUrl(id, backend);
    urls.set(id, made);
    made.catch(() => urls.delete(id));
    return made;
  }
}

async function makeUrl(id: Id, backend: Backend): Promise<string> {
  const file = await backend.read((tx) => tx.objectStore('files').get(id));
  return file ? URL.createObjectURL(file.blob) : notFound();
}

const notFound = (): Promise<never> => Promise.reject(new AdapterError('not_found'));

const REFUSED = {
  empty: 'invalid',
  too_large: 'too_large',
  type: 'unsupported',
  not_supported: 'unsupported',
} as const satisfies Record<string, ErrorCode>;
