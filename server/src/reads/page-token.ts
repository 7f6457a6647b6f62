import { AdapterError } from '../domain.js';

/** A place in a list as a text that callers only give back. */
export const pageToken = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * The place in a page token; `shape` says what it holds. Nothing in it is trusted: it only says where to go on.
 * @throws AdapterError `invalid`, field `page`
 */
export function placeOf<T extends readonly (string | number)[]>(
  token: string,
  shape: readonly ('string' | 'number')[],
): T {
  try {
    const place: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (
      Array.isArray(place) &&
      place.length === shape.length &&
      place.every((part, index) => typeof part === shape[index] && isPlain(part))
    )
      return place as unknown as T;
  } catch {
    // not JSON: not ours
  }
  throw new AdapterError('invalid', 'Not a page of this list', { field: 'page' });
}

const isPlain = (part: unknown): boolean =>
  typeof part === 'string'
    ? part.length <= 200 && !part.includes('\0')
    : Number.isSafeInteger(part);
