import { createHash } from 'node:crypto';
import { checkFile } from '../../../src/domain/check-file.js';
import { clean } from '../clean.js';
import { AdapterError, type AttachmentRef, type ErrorCode } from '../domain.js';
import type { Ground } from '../ground.js';
import { seenConversation } from '../reads/conversations.js';
import type { AgentRow, MediaRow } from '../rows.js';
import type { IncomingFile, Services } from '../services.js';
import { queueFor, sightOf } from '../sight.js';
import { agrees } from './first-bytes.js';
import { pictureSize } from './picture-size.js';

type Needs = Pick<Services, 'storage' | 'can'>;

/**
 * Keeps a file until it is sent. The same upload again, with the same bytes, is the same reference.
 * @throws AdapterError `invalid` (empty, or its bytes are of another type than it says), `too_large`, `unsupported`
 * (the type), `not_found` and `forbidden` (the conversation)
 */
export async function stage(
  { db, clock }: Pick<Ground, 'db' | 'clock'>,
  { storage, can }: Needs,
  me: AgentRow,
  file: IncomingFile,
): Promise<AttachmentRef> {
  const conversation = await seenConversation(db, me, file.conversationId);
  if (queueFor(sightOf(conversation), me) !== 'mine') throw new AdapterError('forbidden');
  const bytes = await collect(can, file);
  const { name, mime } = clean(file);
  if (!agrees(mime, bytes))
    throw new AdapterError('invalid', 'Its content is of another type', { field: 'file' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = idOf(me, file, sha256);
  await storage.put(id, bytes, mime);
  const row: MediaRow = {
    id,
    mime,
    name,
    bytes: bytes.byteLength,
    sha256,
    ...pictureSize(mime, bytes),
  };
  await db.query(
    'insert into media (id, at, row, staged_by) values ($1, $2, $3, $4) on conflict do nothing',
    [id, clock.now(), row, me.id],
  );
  return id;
}

/** All of it, unless it is refused before its end. */
async function collect(
  { upload }: Needs['can'],
  { name, mime, bytes }: IncomingFile,
): Promise<Uint8Array> {
  const check = (size: number): void => {
    const verdict = checkFile({ name, type: mime, size }, upload);
    if ('reason' in verdict)
      throw new AdapterError(REFUSED[verdict.reason], verdict.reason, { field: 'file' });
  };
  check(1); // its type, before anything of it is read
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > 0) check(size);
  }
  check(size);
  return Buffer.concat(chunks);
}

/** Says whose upload of what it is: a half-done one is gone on with, and other bytes are another file. */
const idOf = (me: AgentRow, { id }: IncomingFile, sha256: string): string =>
  createHash('sha256').update(`${me.id} ${id} ${sha256}`).digest('hex').slice(0, 32);

const REFUSED = {
  empty: 'invalid',
  too_large: 'too_large',
  type: 'unsupported',
  not_supported: 'unsupported',
} as const satisfies Record<string, ErrorCode>;
