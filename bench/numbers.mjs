// What becomes of several measurements of the same.

export const median = (numbers) => {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

const isPlain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Of several rows one with the medians. A word (`over 60 s`) stands where any of them has one. */
export function middle(rows) {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const of = (values) => {
    if (values.every((value) => typeof value === 'number')) return median(values);
    if (values.every(isPlain)) return middle(values);
    return values.find((value) => typeof value === 'string') ?? values[0];
  };
  const valuesOf = (name) => rows.map((row) => row[name]).filter((value) => value !== undefined);
  return Object.fromEntries(names.map((name) => [name, of(valuesOf(name))]));
}
