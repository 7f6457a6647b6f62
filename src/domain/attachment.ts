import type { UploadRules } from './ports.js';

/** The kinds of message a file can be sent as. */
export type FileKind = keyof UploadRules['kinds'];

/** Why a file is refused before a byte of it leaves. */
export type RefusalReason = 'empty' | 'too_large' | 'type' | 'not_supported';

/** The same, once its bytes have been looked at: a page or a program in disguise, a picture that cannot be opened. */
export type StagingProblem =
  | RefusalReason
  | 'disguised'
  | 'unreadable'
  | 'too_many_pixels'
  | 'heic'
  /** More files at once than a draft holds. */
  | 'too_many'
  /** It could not be read, or what looks at it not be loaded. */
  | 'unchecked';

/**
 * What became of a file on its way into the draft: named by what it is, or, for a picture, brought into another type or
 * down to the limit. `is`: the type it has now, in words.
 */
export interface FileNote {
  code: 'renamed' | 'converted' | 'reduced';
  is: string;
}

/**
 * Why a file may not arrive as meant: it is something else than its name said, its bytes are not those of its type, or
 * the channel plays no sound or film of that codec. `is`: what it is, in words.
 */
export interface FileWarning {
  code: 'mismatch' | 'unknown' | 'codec';
  is: string;
}

/** The most files that one draft holds: each becomes a message of its own. */
export const MAX_FILES = 30;

const MB = 1_000_000;
/** What the types of Office's files begin with. */
export const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** Meta's table of what the Cloud API takes: exact MIME types, and megabytes of a million bytes to stay below its own. */
export const WHATSAPP_UPLOADS: UploadRules = {
  progress: true,
  kinds: {
    image: { mime: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
    video: { mime: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB },
    audio: {
      mime: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
      maxBytes: 16 * MB,
    },
    document: {
      mime: [
        'text/plain',
        'application/pdf',
        'application/msword',
        'application/vnd.ms-excel',
        'application/vnd.ms-powerpoint',
        `${OFFICE}wordprocessingml.document`,
        `${OFFICE}spreadsheetml.sheet`,
        `${OFFICE}presentationml.presentation`,
      ],
      maxBytes: 100 * MB,
    },
  },
};

export const KINDS: readonly FileKind[] = ['image', 'video', 'audio', 'document'];

/** What a browser would show as a page. */
export const PAGE = /^text\/html$|[/+]xml$/;

/** The kind of message that media of a MIME type becomes, whatever the channel takes. SVG is a document. */
export const kindOfMime = (mime: string): FileKind =>
  KINDS.find((kind) => mime.startsWith(`${kind}/`) && !PAGE.test(mime)) ?? 'document';

/** What a file input's `accept` says for these rules; `converts`: any picture can be brought to what they take. */
export const acceptOf = (rules: UploadRules | undefined, converts = false): string => {
  const mimes = Object.values(rules?.kinds ?? {}).flatMap((rule) => rule.mime);
  return [...mimes, ...(converts && rules?.kinds.image ? ['image/*'] : [])].join(',');
};
