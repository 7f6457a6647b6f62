import type { BusinessNumber, JsonObject, SimMessage } from '../control.js';
import type { Simulation } from '../simulation.js';
import { GraphError, unknownObject } from './errors.js';

const MB = 1024 * 1024;

/** What a business may upload (Meta's table of supported types), and how large. */
const TYPES: Record<string, { kinds: string[]; most: number }> = {
  'image/jpeg': { kinds: ['image'], most: 5 * MB },
  'image/png': { kinds: ['image'], most: 5 * MB },
  'image/webp': { kinds: ['sticker'], most: 500 * 1024 },
  'video/mp4': { kinds: ['video'], most: 16 * MB },
  'video/3gpp': { kinds: ['video'], most: 16 * MB },
  'audio/aac': { kinds: ['audio'], most: 16 * MB },
  'audio/amr': { kinds: ['audio'], most: 16 * MB },
  'audio/mpeg': { kinds: ['audio'], most: 16 * MB },
  'audio/mp4': { kinds: ['audio'], most: 16 * MB },
  'audio/ogg': { kinds: ['audio'], most: 16 * MB },
  'text/plain': { kinds: [], most: 100 * MB },
  'application/pdf': { kinds: [], most: 100 * MB },
  'application/msword': { kinds: [], most: 100 * MB },
  'application/vnd.ms-excel': { kinds: [], most: 100 * MB },
  'application/vnd.ms-powerpoint': { kinds: [], most: 100 * MB },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    kinds: [],
    most: 100 * MB,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    kinds: [],
    most: 100 * MB,
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    kinds: [],
    most: 100 * MB,
  },
};

/** A type without its parameters: `audio/ogg` of `audio/ogg; codecs=opus`. */
export const essence = (mime: string): string => mime.split(';')[0]!.trim().toLowerCase();

/** @throws GraphError 100 for a type that Meta does not take, or too large a file */
export function checkUpload(mime: string, bytes: number): void {
  const type = TYPES[essence(mime)];
  if (!type) {
    throw new GraphError(100, {
      message:
        `(#100) Param file must be a file with one of the following types: ` +
        `${Object.keys(TYPES).join(', ')}. Received file of type '${mime}'.`,
    });
  }
  if (bytes === 0 || bytes > type.most)
    throw new GraphError(100, {
      message: `(#100) Param file must be of 1 to ${type.most} bytes, not ${bytes}.`,
    });
}

/** How files of some types begin; what begins like none of them is believed. */
const MAGIC: [mime: string, at: number, bytes: string][] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG'],
  ['image/webp', 8, 'WEBP'],
  ['audio/ogg', 0, 'OggS'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
  ['application/pdf', 0, '%PDF'],
];

const sniff = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return MAGIC.find(([, at, magic]) => head.startsWith(magic, at))?.[0];
};

/** The file that a message names by id or link. @throws GraphError 100/33 for an id that is no file, or is one no more */
export function sentFile(
  { world, clock }: Simulation,
  number: BusinessNumber,
  { id, link, kind, filename }: JsonObject,
): Pick<SimMessage, 'file'> {
  const name = typeof filename === 'string' ? { name: filename } : {};
  if (typeof link === 'string') return { file: { link, mime: `${String(kind)}/*`, ...name } };
  if (typeof id !== 'string') return {};
  const file = world.media.get(id);
  if (!file || file.goneAt <= clock.now() || file.phoneNumberId !== number.id)
    throw unknownObject('post', id);
  return { file: { id, mime: file.mime, bytes: file.bytes.length, ...name } };
}

/**
 * Why a message with a file will fail after it was accepted: 131053 when the file's content is of another type than it
 * says, or than the message wants.
 */
export function mediaFailure(
  { world }: Simulation,
  { file: sent, type, template, content }: SimMessage,
): number | undefined {
  const file = sent?.id === undefined ? undefined : world.media.get(sent.id);
  if (!file) return undefined;
  const { kinds } = TYPES[essence(file.mime)] ?? { kinds: [] as string[] };
  const found = sniff(file.bytes);
  const isOther = found !== undefined && found !== essence(file.mime);
  const isUnfit = !template && type !== 'document' && !kinds.includes(type);
  const isNoVoice = content.voice === true && essence(file.mime) !== 'audio/ogg';
  return isOther || isUnfit || isNoVoice ? 131053 : undefined;
}
