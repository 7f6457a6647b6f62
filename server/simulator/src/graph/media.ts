import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Ms } from '../clock.js';
import type { JsonObject } from '../control.js';
import type { Simulation } from '../simulation.js';
import type { MediaFile } from '../world.js';
import { unknownObject } from './errors.js';

const DAY = 24 * 3_600_000;
/** A media URL is good for five minutes. */
const URL_MS = 5 * 60_000;

/** Keeps a file: `days` is 30 for an upload, 7 for one from a webhook. */
export function keepMedia(
  { world, ids, clock }: Simulation,
  phoneNumberId: string,
  mime: string,
  bytes: Uint8Array,
  days: number,
): MediaFile {
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  const id = ids.digits(16);
  const file = { id, phoneNumberId, mime, sha256, bytes, goneAt: clock.now() + days * DAY };
  world.media.set(id, file);
  return file;
}

/** A file that is still there. @throws GraphError 100/33 */
export function findMedia(
  { world, clock }: Simulation,
  method: string,
  id: string,
  phoneNumberId?: string,
): MediaFile {
  const file = world.media.get(id);
  const isForeign = phoneNumberId !== undefined && file?.phoneNumberId !== phoneNumberId;
  if (!file || file.goneAt <= clock.now() || isForeign) throw unknownObject(method, id);
  return file;
}

/** `GET /{media}`: the first hop. */
export function mediaNode(sim: Simulation, file: MediaFile, origin: string): JsonObject {
  const url = new URL('/whatsapp_business/attachments/', origin);
  const until = sim.clock.now() + URL_MS;
  url.searchParams.set('mid', file.id);
  url.searchParams.set('ext', String(until));
  url.searchParams.set('hash', seal(sim, file.id, until));
  return {
    messaging_product: 'whatsapp',
    url: url.href,
    mime_type: file.mime,
    sha256: file.sha256,
    file_size: String(file.bytes.length),
    id: file.id,
  };
}

/** The second hop: the file that a URL of `mediaNode` names, while it is good. */
export function mediaOfUrl(sim: Simulation, { searchParams }: URL): MediaFile | undefined {
  const [id, until, hash] = ['mid', 'ext', 'hash'].map((key) => searchParams.get(key) ?? '') as [
    string,
    string,
    string,
  ];
  const wanted = Buffer.from(seal(sim, id, Number(until)));
  const given = Buffer.from(hash);
  const isGenuine = wanted.length === given.length && timingSafeEqual(wanted, given);
  const file = sim.world.media.get(id);
  const isGood = isGenuine && Number(until) > sim.clock.now();
  return isGood && file && file.goneAt > sim.clock.now() ? file : undefined;
}

/** The bytes, or the range of them that was asked for. */
export function mediaResponse({ bytes, mime }: MediaFile, range: string | undefined): Response {
  const body = bytes as Uint8Array<ArrayBuffer>;
  const headers = { 'content-type': mime, 'accept-ranges': 'bytes' };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined) return new Response(body, { headers });
  const start = Number(from);
  const end = Math.min(to ? Number(to) : Infinity, bytes.length - 1);
  if (start > end) {
    const size = `bytes */${bytes.length}`;
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': size } });
  }
  return new Response(body.subarray(start, end + 1), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` },
  });
}

const seal = ({ settings }: Simulation, id: string, until: Ms): string =>
  createHmac('sha256', settings.appSecret).update(`${id}|${until}`).digest('base64url');
