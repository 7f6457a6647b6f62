import type { JsonObject } from '../control.js';
import { GraphError } from './errors.js';

const encode = (at: number): string => Buffer.from(String(at)).toString('base64url');
const decode = (cursor: string): number => {
  const at = Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(at) || at < 0)
    throw new GraphError(100, { message: '(#100) Invalid cursor' });
  return at;
};

/**
 * One page of a list, as the Graph pages: `limit` (25), `after`, `before`; `paging.next` and `paging.previous` are
 * there only when there is more.
 */
export function page(items: readonly JsonObject[], url: URL): JsonObject {
  const { searchParams } = url;
  const limit = Number(searchParams.get('limit') ?? 25);
  if (!Number.isInteger(limit) || limit < 1)
    throw new GraphError(100, { message: '(#100) Param limit must be a positive integer.' });
  const [after, before] = [searchParams.get('after'), searchParams.get('before')];
  const end = before === null ? undefined : decode(before);
  const from =
    end === undefined ? (after === null ? 0 : decode(after) + 1) : Math.max(0, end - limit);
  const data = items.slice(from, end ?? from + limit);
  if (data.length === 0) return { data };
  const cursors = { before: encode(from), after: encode(from + data.length - 1) };
  const link = (name: 'after' | 'before'): string => {
    const other = new URL(url);
    other.searchParams.delete(name === 'after' ? 'before' : 'after');
    other.searchParams.set(name, cursors[name]);
    other.searchParams.delete('access_token');
    return other.href;
  };
  const isMore = from + data.length < items.length;
  return {
    data,
    paging: {
      cursors,
      ...(isMore && { next: link('after') }),
      ...(from > 0 && { previous: link('before') }),
    },
  };
}

/** The fields that `?fields=` names, and `id`; `usual` ones without it. */
export function pick(
  node: JsonObject,
  fields: string | null,
  usual: readonly string[],
): JsonObject {
  const names = fields === null ? usual : fields.split(',').map((name) => name.trim());
  const known = [...new Set([...names, 'id'])].filter((name) => name in node);
  return Object.fromEntries(known.map((name) => [name, node[name]]));
}
