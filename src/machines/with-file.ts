import type { AttachmentRef, Outgoing } from '../domain/commands.js';
import { AdapterError } from '../domain/errors.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { Upload } from '../domain/ports.js';
import type { Ports } from './ports.js';

/** The file was not stored, or can no longer be read: browsers clear storage, and files on a disk change. */
export class FileLostError extends Error {}

interface Input {
  ports: Ports;
  entry: OutboxEntry;
  /** Of its file, when it has been uploaded already. */
  attachment: AttachmentRef | undefined;
}

/**
 * What a message says, with what its upload answered, which is told too. Rejects with AdapterError, or FileLostError.
 */
export const withFile = async (
  { ports, entry, attachment: known }: Input,
  tell: (attachment: AttachmentRef) => void,
  signal: AbortSignal,
): Promise<Outgoing> => {
  const { file, content } = entry;
  const outgoing: OutboxEntry['content'] = { ...content };
  delete outgoing.media;
  delete outgoing.preview;
  if (!file) {
    if ('attachment' in outgoing && outgoing.attachment === '') throw new FileLostError();
    return outgoing;
  }
  if (known !== undefined) return { ...outgoing, attachment: known } as Outgoing;
  const attachment = await upload(ports, entry, file, signal);
  tell(attachment);
  return { ...outgoing, attachment } as Outgoing;
};

const upload = async (
  { store, persistence }: Ports,
  { id, conversationId }: OutboxEntry,
  { blob, name }: NonNullable<OutboxEntry['file']>,
  signal: AbortSignal,
): Promise<AttachmentRef> => {
  const { session } = store;
  if (!session) throw new AdapterError('offline');
  if (!session.upload) throw new AdapterError('unsupported');
  persistence.update(id, { state: 'uploading' });
  const onProgress: Upload['onProgress'] = (sent, total) => {
    if (signal.aborted) return;
    persistence.update(id, { state: 'uploading', progress: { sent, total } });
  };
  try {
    return await session.upload({ id, conversationId, file: blob, name, onProgress }, { signal });
  } catch (error) {
    // Browsers say of a file that they cannot read what they say of a network that is down.
    if (!signal.aborted && (await isUnreadable(blob))) throw new FileLostError();
    throw error;
  }
};

const isUnreadable = (blob: Blob): Promise<boolean> =>
  blob
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => false,
      () => true,
    );
