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
  return {
    text: `(
      c.contact_id in (select id from contact where words like all ($${first}::text[]) or words like $${first + 1})
      or c.words like all ($${first}::text[])
      or c.id in (select conversation_id from message where words like all ($${first}::text[]))
    )`,
    params: [patterns, number.length < MIN_DIGITS ? null : containing(number)],
  };
}
