import { fromPromise } from 'xstate';
import { AdapterError } from '../domain/errors.js';
import type { Id } from '../domain/id.js';
import { loadModule } from '../domain/load-module.js';
import type { Message } from '../domain/message.js';
import type { MessageQuery, Page } from '../domain/ports.js';
import { knowRow } from './know-row.js';
import { loadParse } from './load-parse.js';
import { once } from './once.js';
import type { Ports } from './ports.js';
import { whenLive } from './waiting.js';

const PAGE_SIZE = 40;

/** Of use only after events have been missed. */
export const loadReadAgain = once(() => loadModule(() => import('./read-again.js')));

export interface HistoryInput {
  ports: Ports;
  conversationId: Id;
  /** Absent: the newest page, or the one around a message. */
  page?: string | undefined;
  around?: Id | undefined;
}

export interface HistoryOutput extends Page<Message> {
  /** What is shown further up, read again. */
  again?: Page<Message> | undefined;
}

/**
 * Reads a stretch of messages, and the conversation itself where it is not known to be current. With the newest ones all
 * is read again that was loaded before events may have been missed.
 */
export const historyActor = fromPromise<HistoryOutput, HistoryInput>(
  async ({ input: { ports, conversationId, page, around }, signal }) => {
    const { store, report } = ports;
    const session = await whenLive(store, signal);
    const { parseAll, parseMessage } = await loadParse();
    const read = async (query: Partial<MessageQuery>): Promise<Page<Message>> => {
      const answer = await session.listMessages(
        { conversationId, limit: PAGE_SIZE, ...query },
        { signal },
      );
      return { ...answer, items: parseAll(answer.items, parseMessage, report) };
    };
    const doubted = (page ?? around) === undefined ? store.threads.doubted(conversationId) : [];
    const [messages] = await Promise.all([
      doubted.length > 0
        ? loadReadAgain().then(({ readAgain }) => readAgain(read, doubted))
        : read({ ...(page !== undefined && { page }), ...(around !== undefined && { around }) }),
      knowRow(ports, session, conversationId, signal),
    ]);
    if (!store.conversations.get(conversationId)) throw new AdapterError('not_found');
    return messages;
  },
);
