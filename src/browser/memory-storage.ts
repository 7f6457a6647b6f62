import type { Draft } from '../domain/draft.js';
import type { Id } from '../domain/id.js';
import type { OutboxEntry } from '../domain/outbox.js';
import type { InboxStorage } from '../domain/ports.js';

/** Whether an entry may be taken by whoever leads: nobody sends it, and nobody found it undeliverable. */
export const isFree = (entry: OutboxEntry | undefined): entry is OutboxEntry =>
  entry?.state === 'queued' || entry?.state === 'uploading';

/** Storage that lasts as long as the page. */
export const memoryStorage = (): InboxStorage => {
  const outbox = new Map<Id, OutboxEntry>();
  const drafts = new Map<Id, Draft>();
  const undelivered = new Set<Id>();
  return {
    kind: 'memory',
    outbox: async () => [...outbox.values()],
    putOutbox: async (entry) => void outbox.set(entry.id, entry),
    deleteOutbox: async (id) => void outbox.delete(id),
    claimOutbox: async (id) => {
      const entry = outbox.get(id);
      if (!isFree(entry)) return false;
      outbox.set(id, { ...entry, state: 'sending' });
      return true;
    },
    drafts: async () => [...drafts.values()],
    putDraft: async (draft) => {
      const before = drafts.get(draft.conversationId);
      drafts.set(draft.conversationId, draft);
      return before;
    },
    deleteDraft: async (conversationId) => {
      const before = drafts.get(conversationId);
      drafts.delete(conversationId);
      return before;
    },
    undelivered: async () => [...undelivered],
    putUndelivered: async (conversationId) => void undelivered.add(conversationId),
    deleteUndelivered: async (conversationId) => void undelivered.delete(conversationId),
    watch: () => () => undefined,
    close: () => undefined,
  };
};
