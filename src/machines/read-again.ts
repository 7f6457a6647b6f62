import type { Message } from '../domain/message.js';
import type { MessageQuery, Page } from '../domain/ports.js';
import type { HistoryOutput } from './history.actor.js';

/** As large as a page may be. */
const LARGEST = 200;
/** For what came meanwhile. */
const ROOM = 40;
/** Further than so many pages nobody waits: what is beyond stays as it was, or is let go where it no longer joins. */
const MOST_PAGES = 10;

type Loaded = readonly Message[];
type Read = (query: Partial<MessageQuery>) => Promise<Page<Message>>;

/** The newest messages, and on until those that were loaded have been read again; `aside`: and what is shown further up. */
export const readAgain = async (
  read: Read,
  [newest, aside]: readonly Loaded[],
): Promise<HistoryOutput> => {
  const first = newest?.[0]?.order;
  const page = await read(first === undefined ? {} : { limit: limitFor(newest!) });
  return {
    ...(first === undefined ? page : await upwards(read, page, first)),
    again: aside && (await readStretch(read, aside)),
  };
};

/** Undefined where it is not there any more. */
const readStretch = async (read: Read, loaded: Loaded): Promise<Page<Message> | undefined> => {
  const { id } = loaded[loaded.length >> 1]!;
  const page = await read({ around: id, limit: limitFor(loaded) });
  if (!page.items.some((message) => message.id === id)) return undefined;
  return upwards(read, await downwards(read, page, loaded.at(-1)!.order), loaded[0]!.order);
};

const limitFor = ({ length }: Loaded): number => Math.min(LARGEST, length + ROOM);

const upwards = async (read: Read, page: Page<Message>, first: string): Promise<Page<Message>> => {
  const { next: _, ...rest } = page;
  let { items, next } = page;
  for (let pages = 1; next !== undefined && pages < MOST_PAGES; pages += 1) {
    if ((items[0]?.order ?? '') <= first) break;
    const older = await read({ page: next, limit: LARGEST });
    items = [...older.items, ...items];
    next = older.next;
  }
  return { ...rest, items, ...(next !== undefined && { next }) };
};

const downwards = async (read: Read, page: Page<Message>, last: string): Promise<Page<Message>> => {
  const { prev: _, ...rest } = page;
  let { items, prev } = page;
  for (let pages = 1; prev !== undefined && pages < MOST_PAGES; pages += 1) {
    if (items.at(-1)!.order >= last) break;
    const newer = await read({ page: prev, limit: LARGEST });
    items = [...items, ...newer.items];
    prev = newer.prev;
  }
  return { ...rest, items, ...(prev !== undefined && { prev }) };
};
