import { clean } from '../../clean.js';
import type { Ms } from '../../domain.js';

/* Readers of JSON that may be anything. What is not as it should be is as if it were not there. */

/** Longer than anything that Meta sends; an index of PostgreSQL holds less than 2,700 bytes. */
const MAX_ID = 512;
/** More than any text of WhatsApp has. */
const MAX_WORDS = 65_536;

export type Json = Readonly<Record<string, unknown>>;

/** An object, else an empty one. */
export const object = (value: unknown): Json => (isObject(value) ? value : {});

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a list, else none. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** An id: a string that is not empty, or a number as one. */
export function id(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= MAX_ID ? clean(text) : undefined;
}

/** Words of a person, as they can be kept. */
export const words = (value: unknown, most = MAX_WORDS): string | undefined =>
  typeof value === 'string' ? clean(value.slice(0, most)) : undefined;

/** A line that says something: undefined when it is blank. */
export const line = (value: unknown, most = 512): string | undefined =>
  words(value, most)?.trim() || undefined;

export const number = (value: unknown): number | undefined => {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};

/** From here on it must be milliseconds, of the year 2001 and later. */
const LEAST_MS = 1e12;

/** Meta's time, seconds as a string, in milliseconds; never after `now`, and `now` when it cannot be read. */
export function time(value: unknown, now: Ms): Ms {
  const given = number(value);
  if (given === undefined || given <= 0) return now;
  return Math.min(Math.floor(given < LEAST_MS ? given * 1000 : given), now);
}
