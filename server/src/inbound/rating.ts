import type { Content } from '../domain.js';
import type { ConversationRow } from '../rows.js';

/** The rating, 1 to 5, that a message gives, when it gives one. */
export function ratingOf(content: Content): number | undefined {
  const said =
    content.kind === 'choice'
      ? /^rating:([1-5])$/.exec(content.choiceId ?? '')
      : content.kind === 'text'
        ? /^\s*([1-5])\s*$/.exec(content.text)
        : null;
  return said ? Number(said[1]) : undefined;
}

/** Its survey went out, and was not answered yet. */
export const awaitsRating = ({ surveyed, closed }: ConversationRow): boolean =>
  surveyed === true && closed !== undefined && closed.rating === undefined;
