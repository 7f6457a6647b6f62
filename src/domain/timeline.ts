import type { Ms } from './id.js';
import type { Message } from './message.js';

/** Bubbles of one author within this time stand together. */
const GROUP_MS: Ms = 5 * 60_000;

/** Where a message stands among its neighbours. */
export interface Place {
  /** A day mark goes before it. */
  newDay: boolean;
  /** It begins a group: same author, same day, at most five minutes apart. */
  first: boolean;
  last: boolean;
}

/** The places of messages in order. `dayOf` tells which day of the viewer's an instant belongs to. */
export const placesOf = (
  messages: readonly Message[],
  dayOf: (at: Ms) => string | number,
): Place[] => {
  const places: Place[] = messages.map((message, index) => {
    const before = messages[index - 1];
    const newDay = !before || dayOf(before.at) !== dayOf(message.at);
    return { newDay, first: newDay || !before || !belongs(before, message), last: true };
  });
  for (const [index, place] of places.entries()) place.last = places[index + 1]?.first ?? true;
  return places;
};

const belongs = (a: Message, b: Message): boolean =>
  a.content.kind !== 'notice' &&
  b.content.kind !== 'notice' &&
  a.direction === b.direction &&
  a.author.kind === b.author.kind &&
  a.author.id === b.author.id &&
  Boolean(a.internal) === Boolean(b.internal) &&
  Math.abs(b.at - a.at) <= GROUP_MS;
