import { OFFICE } from './attachment.js';

/** How many bytes of a file's beginning `sniff` wants. */
export const HEAD = 4096;

/** A program, or what a system runs as one. Pages are told apart by `PAGE`. */
export const PROGRAM =
  /^application\/x-(msdownload|elf|mach-binary|ms-shortcut|java-vm)$|^text\/x-script$/;

const BEGINNINGS: readonly (readonly [bytes: string, mime: string])[] = [
  ['\xFF\xD8\xFF', 'image/jpeg'],
  ['\x89PNG\r\n\x1A\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['PK\x03\x04', 'application/zip'],
  ['PK\x05\x06', 'application/zip'],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'application/x-ole-storage'],
  ['{\\rtf', 'application/rtf'],
  ['Rar!\x1A\x07', 'application/vnd.rar'],
  ['7z\xBC\xAF\x27\x1C', 'application/x-7z-compressed'],
  ['\x1F\x8B\x08', 'application/gzip'],
  ['fLaC', 'audio/flac'],
  ['#!AMR-WB', 'audio/amr-wb'],
  ['#!AMR', 'audio/amr'],
  ['\x7FELF', 'application/x-elf'],
  ['\xCF\xFA\xED\xFE', 'application/x-mach-binary'],
  ['\xCE\xFA\xED\xFE', 'application/x-mach-binary'],
  ['\xCA\xFE\xBA\xBE', 'application/x-java-vm'],
  ['L\0\0\0\x01\x14\x02\0', 'application/x-ms-shortcut'],
];

/** A byte a character, so that bytes can be compared with what specifications print. */
const latin = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/**
 * The MIME type of a file by its first bytes, by the signatures of the WHATWG's MIME Sniffing Standard and of the formats
 * themselves; undefined where they are not known. Ogg says its codec (`audio/ogg; codecs=opus`). Of archives only the
 * container is known: see `officeMime`. Never throws.
 */
export const sniff = (head: Uint8Array): string | undefined => {
  const signs = latin(head.subarray(0, 1100));
  const plain = BEGINNINGS.find(([bytes]) => signs.startsWith(bytes))?.[1];
  return plain ?? container(head, signs) ?? sound(head, signs) ?? text(head, signs);
};

const container = (head: Uint8Array, signs: string): string | undefined => {
  if (signs.startsWith('RIFF')) return RIFF.get(signs.slice(8, 12));
  if (signs.startsWith('\x1A\x45\xDF\xA3')) {
    return signs.slice(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  }
  const box = signs.slice(4, 8);
  if (box === 'ftyp') return brandMime(signs.slice(8, 12), signs.slice(16, head[3]));
  // Films of QuickTime from before there were brands.
  if (['moov', 'mdat', 'wide'].includes(box)) return 'video/quicktime';
  if (isBitmap(head, signs)) return 'image/bmp';
  // Programs are not text, and texts may begin with these letters.
  if (signs.startsWith('MZ') && !isText(head)) return 'application/x-msdownload';
  // Readers look for it in the first 1,024 bytes.
  return signs.slice(0, 1029).includes('%PDF-') ? 'application/pdf' : undefined;
};

const RIFF = new Map([
  ['WAVE', 'audio/wav'],
  ['WEBP', 'image/webp'],
  ['AVI ', 'video/x-msvideo'],
]);

/** ISO base media: what the brands say. */
const brandMime = (major: string, others: string): string => {
  if (/^avi[fs]/.test(major) || (major === 'mif1' && others.includes('avif'))) return 'image/avif';
  if (/^(he[iv]|mif1|msf1)/.test(major)) return 'image/heic';
  if (/^3g/.test(major)) return 'video/3gpp';
  if (major === 'qt  ') return 'video/quicktime';
  return /^(M4A|M4B|F4A)/.test(major) ? 'audio/mp4' : 'video/mp4';
};

/** Two letters are not enough: the size of its second header is one of a few. */
const isBitmap = (head: Uint8Array, signs: string): boolean =>
  signs.startsWith('BM') &&
  [12, 40, 52, 56, 64, 108, 124].includes(head[14] ?? 0) &&
  head[15] === 0;

const OGG_CODECS: readonly (readonly [bytes: string, codec: string])[] = [
  ['OpusHead', 'opus'],
  ['\x01vorbis', 'vorbis'],
  ['\x7FFLAC', 'flac'],
  ['Speex', 'speex'],
];

const sound = (head: Uint8Array, signs: string): string | undefined => {
  if (signs.startsWith('OggS')) {
    const codec = OGG_CODECS.find(([bytes]) => signs.startsWith(bytes, 28))?.[1];
    return codec === undefined ? 'video/ogg' : `audio/ogg; codecs=${codec}`;
  }
  if (signs.startsWith('ID3')) {
    // Seven bits a byte; what follows the tag may be AAC.
    const size = [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | (head[at] ?? 0), 0);
    return frame(head[10 + size], head[11 + size]) ?? 'audio/mpeg';
  }
  return frame(head[0], head[1]);
};

/** A frame of sound: eleven bits of sync, then version and layer. */
const frame = (first = 0, second = 0): string | undefined => {
  if (first !== 0xff || second < 0xe0) return undefined;
  const layer = (second >> 1) & 3;
  if (layer === 0 && (second & 0xf0) === 0xf0) return 'audio/aac';
  return layer === 1 ? 'audio/mpeg' : undefined;
};

const text = (head: Uint8Array, signs: string): string | undefined => {
  const wide = signs.startsWith('\xFF\xFE')
    ? 'utf-16le'
    : signs.startsWith('\xFE\xFF') && 'utf-16be';
  if (head.length === 0 || (!wide && !isText(head))) return undefined;
  const words = new TextDecoder(wide || 'utf-8').decode(head).trimStart();
  // Older texts are in Latin-1: some signs cannot be read, but not most of them.
  if (words.split('\uFFFD').length - 1 > words.length / 2) return undefined;
  return MARKUP.find(([start]) => start.test(words))?.[1] ?? 'text/plain';
};

/** What browsers take for markup, whatever its name, and what systems run. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^#!|^<\?php|^<%/i, 'text/x-script'],
  [/^(<\?xml[^]*?|<!--[^]*?-->\s*|<!doctype\s+svg[^]*?)*<svg[\s>]/i, 'image/svg+xml'],
  [/^<!doctype\s+html|^<\?xml[^]*<html[\s>]/i, 'text/html'],
  [
    /^(<!--[^]*?-->\s*)*<(html|head|body|script|iframe|object|embed|form|meta|link|base|table|div|style|title|img|a|p|br|b|h[1-6]|font|video)[\s/>]/i,
    'text/html',
  ],
  [/^<\?xml/i, 'text/xml'],
];

/** No control characters but those of lines, pages and terminals. */
const isText = (bytes: Uint8Array): boolean =>
  !bytes.some((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 32 && byte !== 27));

/**
 * The type of an archive by the names in it, as they stand in its directory: a file of Office, a program for Java or
 * Android, or an archive.
 */
export const officeMime = (names: string): string => {
  if (!names.includes('[Content_Types].xml')) {
    return names.includes('META-INF/') ? 'application/java-archive' : 'application/zip';
  }
  if (names.includes('word/')) return `${OFFICE}wordprocessingml.document`;
  if (names.includes('xl/')) return `${OFFICE}spreadsheetml.sheet`;
  return names.includes('ppt/') ? `${OFFICE}presentationml.presentation` : 'application/zip';
};
