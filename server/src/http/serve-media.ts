import { Readable } from 'node:stream';
import { AdapterError } from '../domain.js';
import type { MediaStorage } from '../media/media-storage.js';
import type { MediaRow } from '../rows.js';
import { contentDisposition } from './content-disposition.js';

/** What browsers show without running any of it. Everything else is saved, not shown. */
const SHOWN = /^(image\/(jpeg|png|gif|webp|avif|bmp)|video\/[\w.+-]+|audio\/[\w.+-]+)$/;

const PLAIN_MIME = /^[\w.+-]+\/[\w.+-]+$/;

/** The bytes of a file, or the one range of them that was asked for. @throws AdapterError `not_found` */
export async function serveMedia(
  storage: MediaStorage,
  { id, mime, name, bytes }: MediaRow,
  rangeHeader: string | undefined,
): Promise<Response> {
  const [type = ''] = mime.toLowerCase().split(';', 1);
  const headers = {
    'Content-Type': PLAIN_MIME.test(type) ? type : 'application/octet-stream',
    'Content-Disposition': contentDisposition(SHOWN.test(type) ? 'inline' : 'attachment', name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
    'Accept-Ranges': 'bytes',
  };
  const range = rangeOf(rangeHeader, bytes);
  if (range === 'outside') {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${bytes}` } });
  }
  const stream = await storage.get(id, range);
  if (!stream) throw new AdapterError('not_found');
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  return new Response(Readable.toWeb(stream) as unknown as BodyInit, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(end - start + 1),
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${bytes}` }),
    },
  });
}

/** RFC 9110: one range of bytes; what is not understood, or asks for several, is as if it were not there. */
function rangeOf(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return start > end ? 'outside' : { start, end };
}
