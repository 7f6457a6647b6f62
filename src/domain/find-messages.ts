import type { Id } from './id.js';
import type { Content, Message } from './message.js';
import { textOf } from './preview.js';
import { fold, wordsOf } from './search.js';

/** Searches in the words of messages. Reads each message once, however often it is asked. */
export class MessageFinder {
  readonly #folded = new WeakMap<Content, string>();

  /** Those in which every word of the query stands, accents and case apart, the last first; none for an empty query. */
  find(messages: readonly Message[], query: string): Id[] {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    return messages
      .filter(({ content }) => {
        const text = this.#read(content);
        return words.every((word) => text.includes(word));
      })
      .map(({ id }) => id)
      .reverse();
  }

  #read(content: Content): string {
    let folded = this.#folded.get(content);
    if (folded === undefined) this.#folded.set(content, (folded = fold(textOf(content))));
    return folded;
  }
}
