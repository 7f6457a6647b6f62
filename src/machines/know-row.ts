import type { Id } from '../domain/id.js';
import type { InboxSession } from '../domain/ports.js';
import { loadParse } from './load-parse.js';
import type { Ports } from './ports.js';

/** Reads a conversation's own row where no list has shown it or events of it may have been missed. */
export const knowRow = async (
  { store, report }: Pick<Ports, 'store' | 'report'>,
  session: InboxSession,
  conversationId: Id,
  signal: AbortSignal,
): Promise<void> => {
  if (store.conversations.get(conversationId) && !store.isInDoubt(conversationId)) return;
  const { parseAll, parseConversation } = await loadParse();
  const { items } = await session.listConversations({ ids: [conversationId] }, { signal });
  if (signal.aborted) return;
  store.apply({
    type: 'conversations',
    items: parseAll(items, parseConversation, report),
    covers: [conversationId],
  });
};
