import { AdapterError } from '../domain.js';

/** The longest name that file systems take, in UTF-16 code units. */
const MAX_NAME = 255;

/** The extended value of RFC 8187, and the plain one, quoted or not. */
const EXTENDED = /;\s*filename\*\s*=\s*UTF-8'[^']*'([^;]+)/i;
const PLAIN = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i;

/**
 * The name in a `Content-Disposition` of RFC 6266, without folders and control characters; `file` when it has none.
 * @throws AdapterError `invalid` for an extended name that is not UTF-8
 */
export function fileNameOf(header: string): string {
  const extended = EXTENDED.exec(header)?.[1]?.trim();
  const [, quoted, token] = PLAIN.exec(header) ?? [];
  const name =
    extended === undefined ? (quoted?.replace(/\\(.)/g, '$1') ?? token) : decode(extended);
  const last = (name ?? '').split(/[\\/]/).at(-1)!;
  return (
    last
      .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '') // an order turned round would hide the true extension
      .trim()
      .slice(0, MAX_NAME) || 'file'
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AdapterError('invalid', 'The name is not UTF-8', { field: 'Content-Disposition' });
  }
}

/** The header for a file that is served. */
export const contentDisposition = (kind: 'inline' | 'attachment', name = 'file'): string =>
  `${kind}; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, escape)}`;

const escape = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
