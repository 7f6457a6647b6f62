import { fromPromise } from 'xstate';
import type { Conversation } from '../domain/conversation.js';
import type { Id, Ms } from '../domain/id.js';
import type { ConversationQuery } from '../domain/ports.js';
import { loadParse } from './load-parse.js';
import type { Ports } from './ports.js';
import { pause, whenLive } from './waiting.js';

const PAGE_SIZE = 50;
/** What is read again comes in pages as large as a backend gives them. */
const LARGEST = 200;

export interface ListInput {
  ports: Ports;
  query: ConversationQuery;
  /** Reads only after this long. */
  wait?: Ms;
  /** What has been read so far. */
  ids: readonly Id[];
  /** The page to read; absent: the first, and on until as much is read as before. */
  page?: string | undefined;
}

export interface ListOutput {
  items: Conversation[];
  next: string | undefined;
  total: number | undefined;
}

/** Reads conversations once the stream is up. */
export const listActor = fromPromise<ListOutput, ListInput>(
  async ({ input: { ports, query, wait, ids, page }, signal }) => {
    const session = await whenLive(ports.store, signal);
    const { parseAll, parseConversation } = await loadParse();
    if (wait !== undefined) await pause(ports.environment.clock, wait, signal);
    const items: Conversation[] = [];
    const wanted = page === undefined ? ids.length : 1;
    let next = page;
    let total: number | undefined;
    do {
      const limit = Math.min(LARGEST, Math.max(PAGE_SIZE, wanted - items.length));
      const answer = await session.listConversations(
        { ...query, limit, ...(next !== undefined && { page: next }) },
        { signal },
      );
      items.push(...parseAll(answer.items, parseConversation, ports.report));
      total = answer.total;
      next = answer.items.length > 0 ? answer.next : undefined;
    } while (next !== undefined && items.length < wanted);
    return { items, next, total };
  },
);
