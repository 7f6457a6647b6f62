import { AdapterError } from '../../domain/errors.js';
import type { AttachmentRef } from '../../domain/commands.js';
import type { CallOptions, Upload } from '../../domain/ports.js';
import type { Client } from './client.js';

/** Stages a file: its bytes as they are, its name as RFC 6266 writes it. */
export const upload = async (
  client: Client,
  { id, conversationId, file, name, onProgress = () => undefined }: Upload,
  { signal }: CallOptions,
): Promise<AttachmentRef> => {
  const { attachment } = await client.json('/v1/uploads', {
    method: 'POST',
    query: { conversationId },
    headers: {
      'content-type': file.type || 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encode(name)}`,
      'idempotency-key': id,
    },
    body: file,
    onProgress,
    signal,
  });
  if (typeof attachment !== 'string') throw new AdapterError('unavailable', 'no reference');
  onProgress(file.size, file.size);
  return attachment;
};

/** What RFC 8187 lets stand; half a surrogate pair has no bytes. */
const encode = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
