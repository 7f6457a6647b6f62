import { KINDS, OFFICE, PAGE, type FileKind, type RefusalReason } from './attachment.js';
import type { UploadRules } from './ports.js';

/** What `checkFile` looks at; a `File` fits. */
export interface FileFacts {
  name: string;
  type: string;
  size: number;
}

export type FileVerdict = { kind: FileKind } | { reason: RefusalReason; maxBytes?: number };

/** The type an extension stands for. */
const BY_EXTENSION = new Map([
  ['3gp', 'video/3gpp'],
  ['7z', 'application/x-7z-compressed'],
  ['aac', 'audio/aac'],
  ['amr', 'audio/amr'],
  ['avi', 'video/x-msvideo'],
  ['avif', 'image/avif'],
  ['bmp', 'image/bmp'],
  ['doc', 'application/msword'],
  ['docx', `${OFFICE}wordprocessingml.document`],
  ['exe', 'application/x-msdownload'],
  ['flac', 'audio/flac'],
  ['gif', 'image/gif'],
  ['gz', 'application/gzip'],
  ['heic', 'image/heic'],
  ['heif', 'image/heif'],
  ['htm', 'text/html'],
  ['html', 'text/html'],
  ['jar', 'application/java-archive'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['m4a', 'audio/mp4'],
  ['mkv', 'video/x-matroska'],
  ['mov', 'video/quicktime'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['ogg', 'audio/ogg'],
  ['ogv', 'video/ogg'],
  ['opus', 'audio/ogg'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['pptx', `${OFFICE}presentationml.presentation`],
  ['rar', 'application/vnd.rar'],
  ['rtf', 'application/rtf'],
  ['svg', 'image/svg+xml'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['txt', 'text/plain'],
  ['wav', 'audio/wav'],
  ['webm', 'video/webm'],
  ['webp', 'image/webp'],
  ['xhtml', 'application/xhtml+xml'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', `${OFFICE}spreadsheetml.sheet`],
  ['xml', 'text/xml'],
  ['zip', 'application/zip'],
]);

/** Other names that browsers and systems give to a type of the table. */
const SAME_AS = new Map([
  ['application/octet-stream', ''],
  ['application/x-gzip', 'application/gzip'],
  ['application/x-rar-compressed', 'application/vnd.rar'],
  ['application/x-zip-compressed', 'application/zip'],
  ['application/xml', 'text/xml'],
  ['audio/m4a', 'audio/mp4'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-aac', 'audio/aac'],
  ['audio/vnd.wave', 'audio/wav'],
  ['audio/wave', 'audio/wav'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/x-wav', 'audio/wav'],
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/x-ms-bmp', 'image/bmp'],
  ['text/rtf', 'application/rtf'],
  ['video/3gp', 'video/3gpp'],
]);

const extensionOf = (name: string): string | undefined =>
  /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();

/** A type without its parameters, by the name of the table. */
export const plainMime = (type: string): string => {
  const [given = ''] = type.toLowerCase().split(';', 1);
  return SAME_AS.get(given.trim()) ?? given.trim();
};

/** The type that a name's extension stands for, where it is one that we know. */
export const mimeOfName = (name: string): string | undefined =>
  BY_EXTENSION.get(extensionOf(name) ?? '');

/** The MIME type of a file without its parameters: the browser's, else that of the extension, else none. */
export const mimeOf = ({ name, type }: Pick<FileFacts, 'name' | 'type'>): string =>
  plainMime(type) || (mimeOfName(name) ?? '');

/** The extension of a type: the shortest that we know. */
const extensionFor = (mime: string): string | undefined =>
  [...BY_EXTENSION]
    .flatMap(([extension, type]) => (type === mime ? [extension] : []))
    .sort((a, b) => a.length - b.length)[0];

/** What a type is called in words: `PNG`, `JPEG`, `DOCX`. */
export const typeName = (mime: string): string =>
  mime === 'image/jpeg'
    ? 'JPEG'
    : (extensionFor(mime) ?? mime.replace(/^.*\/(x-)?/, '')).toUpperCase();

/** A name that says what the file is: a known extension makes way for the right one. */
export const nameAs = (name: string, mime: string): string => {
  const extension = extensionFor(mime);
  if (extension === undefined || name === '' || mimeOfName(name) === mime) return name;
  const stem = mimeOfName(name) === undefined ? name : name.replace(/\.[^.]*$/, '');
  return mimeOfName(stem) === mime ? stem : `${stem}.${extension}`;
};

/** The type that a name claims; where it claims none that we know, the one the file has. */
const namedMime = (name: string, mime: string): string => {
  if (extensionOf(name) === undefined) return mime;
  const isLoose = mime === 'text/plain' || ![...BY_EXTENSION.values()].includes(mime);
  return mimeOfName(name) ?? (isLoose ? mime : '');
};

/**
 * How a file would be sent, or why it is refused. Without rules the channel takes no files at all. Pages, SVG and
 * XML, by type or by extension, are never a picture; a document must be named as what it is (`bill.pdf.exe` is not).
 */
export const checkFile = (file: FileFacts, rules: UploadRules | undefined): FileVerdict => {
  if (!rules || Object.keys(rules.kinds).length === 0) return { reason: 'not_supported' };
  if (file.size === 0) return { reason: 'empty' };
  const mime = mimeOf(file);
  const named = namedMime(file.name, mime);
  const isPage = PAGE.test(mime) || PAGE.test(named);
  const kind = KINDS.find(
    (candidate) =>
      (candidate === 'document' ? named === mime : !isPage) &&
      rules.kinds[candidate]?.mime.some((glob) => fitsMime(mime, glob)),
  );
  const rule = kind && rules.kinds[kind];
  if (!rule) return { reason: 'type' };
  return file.size > rule.maxBytes ? { reason: 'too_large', maxBytes: rule.maxBytes } : { kind };
};

/** Whether a type is one of a glob's: `image/png` of `image/*`. */
export const fitsMime = (mime: string, glob: string): boolean =>
  glob === '*/*' || (glob.endsWith('/*') ? mime.startsWith(glob.slice(0, -1)) : mime === glob);
