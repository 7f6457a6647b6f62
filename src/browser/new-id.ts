import type { Id } from '../domain/id.js';

/** A fresh UUIDv7: sorts by the millisecond in which it was made. */
export function newId(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(
    0,
    (BigInt(Date.now()) << 16n) | 0x7000n | tail(bytes),
    false,
  );
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const tail = (bytes: Uint8Array): bigint => BigInt(((bytes[6]! & 0x0f) << 8) | bytes[7]!);
