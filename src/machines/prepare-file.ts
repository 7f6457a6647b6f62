import { plainMime, nameAs, typeName } from '../domain/check-file.js';
import type { FileNote } from '../domain/attachment.js';
import type { StagedFile } from '../domain/draft.js';
import { judgeFile, PICTURE, type Judged } from '../domain/judge-file.js';
import { ImageError, type ImageLimit, type MediaTools } from '../domain/media-tools.js';
import type { Refusal } from './composer.setup.js';
import type { Ports } from './ports.js';
import { readContent } from './read-content.js';

/** What a file is once it has been looked at: as it leaves. */
export type Prepared = Omit<Extract<StagedFile, { blob: Blob }>, 'id' | 'caption' | 'preparing'>;

/**
 * Looks at the bytes of a file, and brings a picture to what the channel takes where the browser can. Or says why it
 * cannot be sent. Rejects when the file cannot be read, or what fits pictures not be loaded.
 */
export const prepareFile = async (
  { store, environment: { media } }: Pick<Ports, 'store' | 'environment'>,
  { name, blob }: { name: string; blob: Blob },
): Promise<Prepared | Refusal> => {
  const rules = store.session?.info.can.upload;
  const facts = { name, type: blob.type, size: blob.size };
  const judged = judgeFile(facts, await readContent(blob), rules, media !== undefined);
  if ('reason' in judged) return { name, ...judged };
  const { type, ...said } = judged;
  const typed = type === blob.type ? blob : blob.slice(0, blob.size, type);
  const limit = rules?.kinds.image;
  return media && limit && PICTURE.test(plainMime(type))
    ? fitPicture(media, typed, limit, judged)
    : { ...said, blob: typed };
};

const fitPicture = async (
  media: MediaTools,
  picture: Blob,
  limit: ImageLimit,
  { name, note, warning }: Judged,
): Promise<Prepared | Refusal> => {
  try {
    const { blob, width, height } = await media.fitImage(picture, limit);
    const mime = plainMime(blob.type);
    const change = changeOf(picture, mime, limit) ?? note;
    return {
      blob,
      name: nameAs(name, mime),
      width,
      height,
      ...(change && { note: change }),
      ...(warning && { warning }),
    };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    const { code } = error;
    return { name, reason: code, ...(code === 'too_large' && { maxBytes: limit.maxBytes }) };
  }
};

/** What was done to a picture that the agent would not expect. */
const changeOf = (before: Blob, mime: string, limit: ImageLimit): FileNote | undefined => {
  const is = typeName(mime);
  if (plainMime(before.type) !== mime) return { code: 'converted', is };
  return before.size > limit.maxBytes ? { code: 'reduced', is } : undefined;
};
