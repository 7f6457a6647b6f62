import { fromPromise } from 'xstate';
import { AdapterError } from '../domain/errors.js';
import type { Conversation } from '../domain/conversation.js';
import type { Id } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import type { Page } from '../domain/ports.js';
import { parseAll, parseConversation, parseMessage } from '../store/parse.js';
import type { Ports } from './ports.js';
import { whenLive } from './waiting.js';

const PAGE_SIZE = 40;

export interface HistoryInput {
  ports: Ports;
  conversationId: Id;
  /** Absent: the newest page. */
  page?: string | undefined;
}

export interface HistoryOutput {
  page: Page<Message>;
  /** The conversation's own row, where it was missing or in doubt. */
  rows: Conversation[] | undefined;
}

/** Reads a stretch of messages, and the conversation itself where it is not known to be current. */
export const historyActor = fromPromise<HistoryOutput, HistoryInput>(
  async ({ input: { ports, conversationId, page }, signal }) => {
    const { store, report } = ports;
    const session = await whenLive(store, signal);
    const known = store.conversations.get(conversationId) && !store.isInDoubt(conversationId);
    const [messages, rows] = await Promise.all([
      session.listMessages(
        { conversationId, limit: PAGE_SIZE, ...(page !== undefined && { page }) },
        { signal },
      ),
      known ? undefined : session.listConversations({ ids: [conversationId] }, { signal }),
    ]);
    const row = rows && parseAll(rows.items, parseConversation, report);
    if (row?.length === 0 && !store.conversations.get(conversationId))
      throw new AdapterError('not_found');
    return {
      page: { ...messages, items: parseAll(messages.items, parseMessage, report) },
      rows: row,
    };
  },
);
