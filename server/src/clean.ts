/**
 * A copy of something JSON-like whose texts PostgreSQL can hold: without U+0000, which `jsonb` refuses, and with lone
 * surrogates replaced, which UTF-8 cannot write. Nothing else is changed.
 */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [clean(key), clean(inner)]),
  ) as T;
}
