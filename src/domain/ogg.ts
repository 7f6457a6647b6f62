import { hasText, viewOf } from './bytes.js';
import type { Ms } from './id.js';

/** What the pages of an Ogg file tell of the Opus in it. */
export interface OggOpus {
  channels: number;
  durationMs: Ms;
}

const SAMPLES_PER_MS = 48; // RFC 7845: whatever rate was recorded, positions count 48,000 a second
const PAGE_HEADER = 27;
const FIRST_PAGE = 2;
const NOTHING_ENDS_HERE = -1n;

/**
 * Reads the page headers and the `OpusHead` (RFC 3533, RFC 7845). The duration is that of the last position less what a
 * decoder drops at the beginning; a page that is cut off counts for nothing. `undefined` for anything but one stream of
 * Opus.
 */
export const readOggOpus = (bytes: Uint8Array): OggOpus | undefined => {
  let head: { channels: number; preSkip: number } | undefined;
  let samples = 0;
  for (const page of pages(bytes)) {
    if (page.type & FIRST_PAGE) {
      if (head) return undefined;
      head = readHead(page.body);
      if (!head) return undefined;
    }
    if (!head) return undefined;
    if (page.position !== NOTHING_ENDS_HERE) samples = Number(page.position);
  }
  if (!head) return undefined;
  const durationMs = Math.max(0, Math.round((samples - head.preSkip) / SAMPLES_PER_MS));
  return { channels: head.channels, durationMs };
};

interface OggPage {
  type: number;
  position: bigint;
  body: Uint8Array;
}

function* pages(bytes: Uint8Array): Generator<OggPage> {
  const view = viewOf(bytes);
  for (let at = 0; at + PAGE_HEADER <= bytes.length && hasText(bytes, at, 'OggS');) {
    const lengths = bytes.subarray(at + PAGE_HEADER, at + PAGE_HEADER + view.getUint8(at + 26));
    const start = at + PAGE_HEADER + lengths.length;
    const end = lengths.reduce((sum, length) => sum + length, start);
    if (end > bytes.length) return;
    yield {
      type: view.getUint8(at + 5),
      position: view.getBigInt64(at + 6, true),
      body: bytes.subarray(start, end),
    };
    at = end;
  }
}

const readHead = (body: Uint8Array): { channels: number; preSkip: number } | undefined =>
  body.length >= 19 && hasText(body, 0, 'OpusHead')
    ? { channels: body[9]!, preSkip: viewOf(body).getUint16(10, true) }
    : undefined;
