import { viewOf } from '../domain/bytes.js';
import { HEAD, officeMime, sniff } from '../domain/sniff.js';

/** The directory of an archive stands at its end, behind at most this many bytes of comment. */
const TAIL = 65_557;
/** So much of a directory, or of what describes a film, is read. */
const MOST = 262_144;
/** Films have a handful of boxes; damaged ones may seem to have thousands. */
const MOST_BOXES = 32;

/**
 * The MIME type of a file by its bytes, with the codec where it matters (`video/mp4; codecs=hvc1`); undefined where they are
 * not known. Reads its beginning, and of archives and films their directory, wherever it stands. Rejects when the file cannot be
 * read: it was moved or deleted since it was chosen.
 */
export const readContent = async (file: Blob): Promise<string | undefined> => {
  const mime = sniff(await read(file, 0, HEAD));
  if (mime === 'application/zip') return officeMime(await namesIn(file));
  if (mime !== 'video/mp4' && mime !== 'video/3gpp') return mime;
  const codec = await filmCodec(file);
  return codec === undefined ? mime : `${mime}; codecs=${codec}`;
};

const read = async (file: Blob, from: number, bytes: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(from, from + bytes).arrayBuffer());

/** Only signs of ASCII are looked for. */
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const namesIn = async (archive: Blob): Promise<string> => {
  const tail = await read(archive, Math.max(0, archive.size - TAIL), TAIL);
  const end = latin(tail).lastIndexOf('PK\x05\x06');
  if (end < 0 || end + 20 > tail.length) return '';
  const place = viewOf(tail).getUint32(end + 16, true);
  return latin(await read(archive, place, MOST));
};

/** Walks the boxes of ISO base media to the one that describes the tracks, and looks for what WhatsApp does not play. */
const filmCodec = async (film: Blob): Promise<string | undefined> => {
  let at = 0;
  for (let box = 0; box < MOST_BOXES && at + 8 <= film.size; box += 1) {
    const head = await read(film, at, 16);
    const small = viewOf(head).getUint32(0);
    const size = small === 1 && head.length === 16 ? Number(viewOf(head).getBigUint64(8)) : small;
    if (latin(head.subarray(4, 8)) === 'moov') {
      const tracks = latin(await read(film, at, Math.min(size || MOST, MOST)));
      return /hvc1|hev1|av01|avc1/.exec(tracks)?.[0];
    }
    if (size < 8) return undefined;
    at += size;
  }
  return undefined;
};
