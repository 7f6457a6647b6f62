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
  ['aac', 'audio/aac'],
  ['amr', 'audio/amr'],
  ['doc', 'application/msword'],
  ['docx', `${OFFICE}wordprocessingml.document`],
  ['htm', 'text/html'],
  ['html', 'text/html'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['m4a', 'audio/mp4'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['ogg', 'audio/ogg'],
  ['opus', 'audio/ogg'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['pptx', `${OFFICE}presentationml.presentation`],
  ['svg', 'image/svg+xml'],
  ['txt', 'text/plain'],
  ['xhtml', 'application/xhtml+xml'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', `${OFFICE}spreadsheetml.sheet`],
  ['xml', 'text/xml'],
]);

/** Other names that browsers and systems give to a type of the table. */
const SAME_AS = new Map([
  ['application/octet-stream', ''],
  ['application/xml', 'text/xml'],
  ['audio/m4a', 'audio/mp4'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-aac', 'audio/aac'],
  ['audio/x-m4a', 'audio/mp4'],
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['video/3gp', 'video/3gpp'],
]);

const extensionOf = (name: string): string | undefined =>
  /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();

/** The MIME type of a file without its parameters: the browser's, else that of the extension, else none. */
export const mimeOf = ({ name, type }: Pick<FileFacts, 'name' | 'type'>): string => {
  const [given = ''] = type.toLowerCase().split(';', 1);
  const mime = SAME_AS.get(given.trim()) ?? given.trim();
  return mime || (BY_EXTENSION.get(extensionOf(name) ?? '') ?? '');
};

/** The type that a name claims; where it claims none that we know, the one the file has. */
const namedMime = (name: string, mime: string): string => {
  const extension = extensionOf(name);
  if (extension === undefined) return mime;
  const isLoose = mime === 'text/plain' || ![...BY_EXTENSION.values()].includes(mime);
  return BY_EXTENSION.get(extension) ?? (isLoose ? mime : '');
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
      rules.kinds[candidate]?.mime.some((glob) => fits(mime, glob)),
  );
  const rule = kind && rules.kinds[kind];
  if (!rule) return { reason: 'type' };
  return file.size > rule.maxBytes ? { reason: 'too_large', maxBytes: rule.maxBytes } : { kind };
};

const fits = (mime: string, glob: string): boolean =>
  glob === '*/*' || (glob.endsWith('/*') ? mime.startsWith(glob.slice(0, -1)) : mime === glob);
