/** Bytes of a text in which a character is a byte. */
export const bytes = (signs: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(signs, (sign) => sign.charCodeAt(0));

const OGG = `OggS\0\x02${'\0'.repeat(20)}\x01\x13`;

/** How files of a type begin: as much as tells them apart. */
export const BEGINNINGS = {
  'image/jpeg': '\xFF\xD8\xFF\xE0\0\x10JFIF\0',
  'image/png': '\x89PNG\r\n\x1A\n\0\0\0\rIHDR',
  'image/gif': 'GIF89a\x01\0\x01\0',
  'image/webp': 'RIFF\x24\0\0\0WEBPVP8 ',
  'image/bmp': 'BM\x7A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0',
  'image/tiff': 'II*\0\x08\0\0\0',
  'image/avif': '\0\0\0\x1CftypavifÿÿÿÿavifmiafMA1B',
  'image/heic': '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
  'application/pdf': '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n',
  'application/x-ole-storage': '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1',
  'application/zip': 'PK\x03\x04\x14\0\0\0',
  'application/rtf': '{\\rtf1\\ansi',
  'application/vnd.rar': 'Rar!\x1A\x07\x01\0',
  'video/mp4': '\0\0\0\x18ftypisom\0\0\x02\0isommp41',
  'video/3gpp': '\0\0\0\x14ftyp3gp4\0\0\0\0',
  'video/quicktime': '\0\0\0\x14ftypqt  \0\0\0\0',
  'video/webm': '\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm',
  'video/x-matroska': '\x1A\x45\xDF\xA3\xA3\x42\x82\x88matroska',
  'video/x-msvideo': 'RIFF\x24\0\0\0AVI LIST',
  'video/ogg': `${OGG}\x80theora`,
  'audio/ogg; codecs=opus': `${OGG}OpusHead\x01\x01`,
  'audio/ogg; codecs=vorbis': `${OGG}\x01vorbis\0`,
  'audio/mpeg': '\xFF\xFB\x90\x64',
  'audio/aac': '\xFF\xF1\x50\x80',
  'audio/amr': '#!AMR\n\x3C\x91',
  'audio/amr-wb': '#!AMR-WB\n\x3C',
  'audio/mp4': '\0\0\0\x18ftypM4A \0\0\x02\0isomiso2',
  'audio/wav': 'RIFF\x24\0\0\0WAVEfmt ',
  'audio/flac': 'fLaC\0\0\0\x22',
  'text/plain': 'Bom dia, segue a lista.\r\n',
  'text/html': '<!DOCTYPE html><title>x</title>',
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  'text/xml': '<?xml version="1.0"?><nota/>',
  'text/x-script': '#!/bin/sh\nrm -rf /\n',
  'application/x-msdownload': 'MZ\x90\0\x03\0\0\0',
  'application/x-elf': '\x7FELF\x02\x01\x01',
} as const;

/** A file that its first bytes, its type and its name agree about, of a size. */
export const fileOf = (name: string, type: string, size?: number): File => {
  const start = bytes(BEGINNINGS[type as keyof typeof BEGINNINGS] ?? 'x');
  const length = size ?? start.length;
  const rest = new Uint8Array(Math.max(0, length - start.length)).fill(32);
  return new File([start.slice(0, length), rest], name, { type });
};
