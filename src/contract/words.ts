import type { Message } from '../domain/message.js';

/** The words of a message, of whatever kind it is: what the suite tells messages apart by. */
export function wordsOf({ content }: Pick<Message, 'content'>): string {
  if ('text' in content) return content.text;
  return 'caption' in content ? (content.caption ?? '') : '';
}

/** All words of a list of messages, for a person to read. */
export const allWords = (messages: readonly Message[]): string[] =>
  messages.map((message) => wordsOf(message) || `[${message.content.kind}]`);
