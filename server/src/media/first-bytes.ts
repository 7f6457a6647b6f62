const text = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

const begins =
  (...heads: string[]) =>
  (bytes: Uint8Array): boolean =>
    heads.some((head) => text(bytes, 0, head.length) === head);

const isBaseMedia = (bytes: Uint8Array): boolean => text(bytes, 4, 8) === 'ftyp';
const isOffice = begins('PK\x03\x04');
const isOldOffice = begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

/** Meta's types, and how their files begin. */
const SIGNATURES: [mime: RegExp, is: (bytes: Uint8Array) => boolean][] = [
  [/^image\/jpeg$/, begins('\xff\xd8\xff')],
  [/^image\/png$/, begins('\x89PNG\r\n\x1a\n')],
  [/^image\/webp$/, (bytes) => begins('RIFF')(bytes) && text(bytes, 8, 12) === 'WEBP'],
  [/^video\/(mp4|3gpp)$/, isBaseMedia],
  [/^audio\/mp4$/, isBaseMedia],
  [/^audio\/mpeg$/, (bytes) => begins('ID3')(bytes) || isFrame(bytes, 0xe0)],
  [/^audio\/aac$/, (bytes) => begins('ADIF', 'ID3')(bytes) || isFrame(bytes, 0xf0)],
  [/^audio\/amr$/, begins('#!AMR')],
  // Meta takes Ogg with Opus in it only: the first page holds its head.
  [/^audio\/ogg$/, (bytes) => begins('OggS')(bytes) && text(bytes, 0, 512).includes('OpusHead')],
  [/^application\/pdf$/, (bytes) => text(bytes, 0, 1024).includes('%PDF-')],
  [/^application\/(msword|vnd\.ms-(excel|powerpoint))$/, isOldOffice],
  [/^application\/vnd\.openxmlformats-officedocument\./, isOffice],
  [/^text\/plain$/, (bytes) => isText(bytes)],
];

/** The first eleven or twelve bits of a frame of sound. */
const isFrame = (bytes: Uint8Array, mask: number): boolean =>
  bytes[0] === 0xff && ((bytes[1] ?? 0) & mask) === mask;

const isText = (bytes: Uint8Array): boolean =>
  !bytes.subarray(0, 4096).includes(0) && !/<(!doctype|html|svg|script)/i.test(text(bytes, 0, 512));

/**
 * Whether a file begins as one of its type does. A type that WhatsApp does not take itself, and whose beginning is not
 * known here, is believed.
 */
export const agrees = (mime: string, bytes: Uint8Array): boolean =>
  SIGNATURES.find(([type]) => type.test(mime))?.[1](bytes) ?? true;
