const RATE = 48_000;
const FRAME = RATE / 50;

/** A 20 ms frame of silence, as Opus encodes it: CELT, full band, mono. */
const SILENCE = Uint8Array.of(0xf8, 0xff, 0xfe);

/** A silent voice note as WhatsApp records it. */
export const voiceNote = (seconds = 1): Uint8Array =>
  voiceNoteOf(Array.from({ length: seconds * 50 }, () => SILENCE));

/** A voice note of Opus frames of 20 ms, each shorter than 255 bytes: Ogg, one channel (RFC 7845). */
export function voiceNoteOf(frames: readonly Uint8Array[]): Uint8Array {
  return joined([
    page(0, 0, BEGINS, [head()]),
    page(1, 0, 0, [tags()]),
    ...frames.map((frame, at) =>
      page(at + 2, (at + 1) * FRAME, at === frames.length - 1 ? ENDS : 0, [frame]),
    ),
  ]);
}

const BEGINS = 2;
const ENDS = 4;

/** One page of the stream; a packet here is shorter than 255 bytes, and so has one segment. */
function page(number: number, position: number, flags: number, packets: Uint8Array[]): Uint8Array {
  const header = new Uint8Array(27 + packets.length);
  const view = new DataView(header.buffer);
  header.set(ascii('OggS'));
  header[5] = flags;
  view.setBigUint64(6, BigInt(position), true);
  view.setUint32(14, 1, true);
  view.setUint32(18, number, true);
  header[26] = packets.length;
  header.set(
    packets.map(({ length }) => length),
    27,
  );
  const bytes = joined([header, ...packets]);
  new DataView(bytes.buffer).setUint32(22, crc(bytes), true);
  return bytes;
}

function head(): Uint8Array {
  const bytes = new Uint8Array(19);
  bytes.set(ascii('OpusHead'));
  bytes.set([1, 1], 8);
  new DataView(bytes.buffer).setUint32(12, RATE, true);
  return bytes;
}

const tags = (): Uint8Array => joined([ascii('OpusTags'), new Uint8Array(8)]);

/** Ogg's CRC-32: polynomial 0x04c11db7, from zero, most significant bit first. */
function crc(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
