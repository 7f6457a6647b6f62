import { digits, fold } from '../domain.js';
import type { Condition } from '../sight.js';

/** Patterns of `like` that together say: every word of the text occurs. */
export const patternsOf = (text: string): string[] =>
  fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(containing);

const containing = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Fewer digits would be in every number. */
const MIN_DIGITS = 3;

/**
 * The conversations, as `c`, of which the name, the number, the protocol or a message holds every word of the text.
 * A number is found however it is written.
 */
export function speaksOf(text: string, first: number): Condition {
  const number = /\p{L}/u.test(text) ? '' : digits(text);
  const patterns = patternsOf(text);
  // One `like` for each word: an index serves these, and not `like all`.
  const all = ['true', ...patterns.map((_, index) => `words like $${first + 1 + index}`)].join(
    ' and ',
  );
  return {
    text: `(
      c.contact_id in (select id from contact where ${all})
      or c.contact_id in (select id from contact where words like $${first})
      or c.id in (select id from conversation where ${all})
      or c.id in (select conversation_id from message where ${all})
    )`,
    params: [number.length < MIN_DIGITS ? null : containing(number), ...patterns],
  };
}
