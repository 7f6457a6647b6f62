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

const upwards = (read: Read, page: Page<Message>, first: string): Promise<Page<Message>> =>
  readOn(read, page, 'next', ([oldest]) => (oldest?.order ?? '') <= first);

const downwards = (read: Read, page: Page<Message>, last: string): Promise<Page<Message>> =>
  readOn(read, page, 'prev', (items) => items.at(-1)!.order >= last);

/** The page and those after it, to older messages (`next`) or newer ones, until they reach far enough. */
const readOn = async (
  read: Read,
  page: Page<Message>,
  way: 'next' | 'prev',
  isEnough: (items: Loaded) => boolean,
): Promise<Page<Message>> => {
  const { [way]: _, ...rest } = page;
  let { items, [way]: token } = page;
  for (let pages = 1; token !== undefined && pages < MOST_PAGES; pages += 1) {
    if (isEnough(items)) break;
    const more = await read({ page: token, limit: LARGEST });
    items = way === 'next' ? [...more.items, ...items] : [...items, ...more.items];
    token = more[way];
  }
  return { ...rest, items, ...(token !== undefined && { [way]: token }) };
};
