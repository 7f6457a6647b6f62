import { fromPromise } from 'xstate';
import { AdapterError } from '../domain/errors.js';
import type { Id } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { Page } from '../domain/ports.js';
import { knowRow } from './know-row.js';
import { loadParse } from './load-parse.js';
import type { Ports } from './ports.js';
import { whenLive } from './waiting.js';

const PAGE_SIZE = 40;

export interface HistoryInput {
  ports: Ports;
  conversationId: Id;
  /** Absent: the newest page, or the one around a message. */
  page?: string | undefined;
  around?: Id | undefined;
}

/** Reads a stretch of messages, and the conversation itself where it is not known to be current. */
export const historyActor = fromPromise<Page<Message>, HistoryInput>(
  async ({ input: { ports, conversationId, page, around }, signal }) => {
    const { store, report } = ports;
    const session = await whenLive(store, signal);
    const { parseAll, parseMessage } = await loadParse();
    const [messages] = await Promise.all([
      session.listMessages(
        {
          conversationId,
          limit: PAGE_SIZE,
          ...(page !== undefined && { page }),
          ...(around !== undefined && { around }),
        },
        { signal },
      ),
      knowRow(ports, session, conversationId, signal),
    ]);
    if (!store.conversations.get(conversationId)) throw new AdapterError('not_found');
    return { ...messages, items: parseAll(messages.items, parseMessage, report) };
  },
);
