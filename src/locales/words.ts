/** A word for each member of a union; a member without one is a type error. */
export const byKey =
  <K extends string>(words: Record<K, string>) =>
  (key: K): string =>
    words[key];

/** Picks the form that a language uses for a number. */
export const plural = (locale: string) => {
  const rules = new Intl.PluralRules(locale);
  return (count: number, one: string, other: string): string =>
    rules.select(count) === 'one' ? one : other;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time span, coarse above an hour: "3 h 12 min", "12 min", "2 d 4 h". The units read the same in our languages. */
export const duration = (ms: number): string => {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  if (ms < DAY) return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  return join(Math.floor(ms / DAY), 'd', Math.floor((ms % DAY) / HOUR), 'h');
};

const join = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
