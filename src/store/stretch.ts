import type { Id } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { OutboxEntry } from '../domain/outbox.js';

/** One bubble. `key` is the same from the echo to the message, so that the DOM node stays. */
export interface ThreadItem {
  readonly key: Id;
  /** Of an echo: `id` is the entry's, `status` follows the entry. */
  readonly message: Message;
  /** What waits to leave; absent once the server has it. */
  readonly entry?: OutboxEntry;
}

/** Messages of a conversation that follow one another: ascending by `order`, without a hole. */
export interface Stretch {
  messages: Message[];
  /** Of each message the bubble, in the same place. */
  items: ThreadItem[];
  /** Of the messages, and so of the entries that have become one. */
  keys: Set<Id>;
}

export const emptyStretch = (): Stretch => ({ messages: [], items: [], keys: new Set() });

/** Puts a message in its place. */
export const insert = ({ messages, items, keys }: Stretch, message: Message): void => {
  const at = placeOf(messages, message);
  const key = message.commandId ?? message.id;
  messages.splice(at, 0, message);
  items.splice(at, 0, { key, message });
  keys.add(key);
};

/** Takes one message out. */
export const takeOne = ({ messages, items, keys }: Stretch, at: number): void => {
  for (const { key } of items.splice(at, 1)) keys.delete(key);
  messages.splice(at, 1);
};

/** Takes the oldest messages out, so many. What stays is copied: that costs nothing where nearly all goes. */
export const takeOldest = (stretch: Stretch, count: number): readonly Message[] => {
  const { messages, items, keys } = stretch;
  if (count === 0) return [];
  stretch.messages = messages.slice(count);
  stretch.items = items.slice(count);
  if (count < stretch.items.length) for (const { key } of items.slice(0, count)) keys.delete(key);
  else stretch.keys = new Set(stretch.items.map(({ key }) => key));
  messages.length = count;
  return messages;
};

/** Where those begin that are not older. */
export const firstFrom = (messages: readonly Message[], order: string): number =>
  placeOf(messages, { order, id: '' });

/** Where a message stands, or would stand. */
export const placeOf = (
  messages: readonly Message[],
  { order, id }: Pick<Message, 'order' | 'id'>,
): number => {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = messages[middle]!;
    if (other.order < order || (other.order === order && other.id < id)) low = middle + 1;
    else high = middle;
  }
  return low;
};
