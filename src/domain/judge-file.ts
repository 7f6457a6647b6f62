import {
  kindOfMime,
  OFFICE,
  PAGE,
  type FileNote,
  type FileWarning,
  type StagingProblem,
} from './attachment.js';
import {
  checkFile,
  mimeOf,
  mimeOfName,
  nameAs,
  plainMime,
  typeName,
  type FileFacts,
} from './check-file.js';
import type { UploadRules } from './ports.js';
import { PROGRAM } from './sniff.js';

/** A file as it may be sent. */
export interface Judged {
  /** The browser's type for it, corrected where the bytes say otherwise. */
  type: string;
  name: string;
  note?: FileNote;
  warning?: FileWarning;
}

export interface Refused {
  reason: StagingProblem;
  /** The limit, for `too_large`. */
  maxBytes?: number;
  /** For `type`: what its bytes say, in words, where its name says something else. */
  is?: string;
}

/** Pictures that browsers can open and write anew as what the channel takes. */
export const PICTURE = /^image\/(jpeg|png|gif|webp|avif|bmp|hei[cf])$/;

/** Types that share their first bytes: none of them is wrong where the bytes say another. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['video/mp4', 'audio/mp4']),
  new Set(['video/3gpp', 'audio/3gpp', 'video/3gpp2']),
  new Set(['audio/ogg', 'video/ogg', 'application/ogg', 'audio/opus']),
  new Set(['video/webm', 'audio/webm', 'video/x-matroska', 'audio/x-matroska']),
  new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']),
  new Set([
    'application/x-ole-storage',
    'application/msword',
    'application/vnd.ms-excel',
    'application/vnd.ms-powerpoint',
  ]),
  new Set(['text/html', 'application/xhtml+xml', 'text/xml', 'image/svg+xml']),
  // The source of a page or of a program may be sent as what it is to read.
  new Set(['text/plain', 'text/html', 'text/xml', 'image/svg+xml', 'text/x-script']),
];

/** Types whose first bytes `sniff` knows; of others it is the label that counts. */
const KNOWN: ReadonlySet<string> = new Set([
  ...ALIKE.flatMap((group) => [...group]),
  ...['application/pdf', 'application/rtf', 'application/vnd.rar', 'application/zip'],
  ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map(
    (office) => OFFICE + office,
  ),
  ...['audio/aac', 'audio/amr', 'audio/flac', 'audio/mpeg', 'audio/wav'],
  ...['image/avif', 'image/bmp', 'image/gif', 'image/jpeg', 'image/png', 'image/tiff'],
  ...['image/webp', 'video/quicktime', 'video/x-msvideo'],
]);

/** What many types are made of: an unknown type that begins so is no wrong label. */
const GENERIC = new Set(['text/plain', 'text/xml', 'application/zip', 'application/x-ole-storage']);

const agree = (claim: string, real: string): boolean =>
  claim === real || ALIKE.some((group) => group.has(claim) && group.has(real));

/**
 * What a file is sent as, by what it is called and by what its first bytes say (`sniff`'s answer). A good file with a
 * wrong label gets the right one; a page or a program that is called something else is refused. `fitsPictures`: pictures
 * are brought to the channel's type and size afterwards.
 */
export const judgeFile = (
  file: FileFacts,
  content: string | undefined,
  rules: UploadRules | undefined,
  fitsPictures: boolean,
): Judged | Refused => {
  const check = (facts: FileFacts) => {
    const verdict = checkFile(facts, rules);
    const willFit = fitsPictures && PICTURE.test(facts.type) && rules?.kinds.image;
    return willFit && 'reason' in verdict && verdict.reason !== 'empty'
      ? ({ kind: 'image' } as const)
      : verdict;
  };
  const label = mimeOf(file);
  const claims = [label, mimeOfName(file.name) ?? ''].filter((claim) => claim !== '');
  const isKnownClaim = claims.some((claim) => KNOWN.has(claim));
  const { name } = file;
  const asCalled = check({ ...file, type: label });
  const labelled = { type: plainMime(file.type) === '' ? label : file.type, name };

  if (content === undefined) {
    if ('reason' in asCalled) return asCalled;
    if (!isKnownClaim) return labelled;
    if (asCalled.kind === 'image') return { reason: 'unreadable' };
    return { ...labelled, warning: { code: 'unknown', is: typeName(label) } };
  }

  const real = plainMime(content);
  const isActive = PAGE.test(real) || PROGRAM.test(real);
  if (claims.length > 0 && claims.every((claim) => agree(claim, real))) {
    if ('reason' in asCalled) return asCalled;
    const codec = /codecs=(\w+)/.exec(content)?.[1] ?? 'opus';
    return codec === 'opus' || codec === 'avc1'
      ? labelled
      : { ...labelled, warning: { code: 'codec', is: CODECS.get(codec) ?? codec } };
  }
  if (isActive && claims.length > 0) return { reason: 'disguised' };
  if (claims.length > 0 && !isKnownClaim) {
    if ('kind' in asCalled) return labelled;
    if (GENERIC.has(real)) return asCalled;
  }

  const right = { type: real, name: nameAs(name, real) };
  const verdict = check({ ...file, ...right });
  if ('reason' in verdict) {
    return verdict.reason === 'type' && claims.length > 0
      ? { reason: 'type', is: typeName(real) }
      : verdict;
  }
  const is = typeName(real);
  if (right.name === name) return right;
  return label === '' || kindOfMime(label) === verdict.kind
    ? { ...right, note: { code: 'renamed', is } }
    : { ...right, warning: { code: 'mismatch', is } };
};

const CODECS = new Map([
  ['hvc1', 'HEVC'],
  ['hev1', 'HEVC'],
  ['av01', 'AV1'],
  ['vorbis', 'Vorbis'],
  ['flac', 'FLAC'],
  ['speex', 'Speex'],
]);
