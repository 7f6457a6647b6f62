/** Equal, or lists or plain objects with equal members. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
};

const isPlain = (value: unknown): value is Record<string, unknown> =>
  Array.isArray(value) || (!!value && Object.getPrototypeOf(value) === Object.prototype);
