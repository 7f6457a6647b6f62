import type { Change } from './change.js';
import { previewOf } from './domain.js';
import type { ConversationRow, MessageRow } from './rows.js';

type New = Omit<MessageRow, 'id' | 'rev' | 'order' | 'at' | 'conversationId'> & { at?: number };

/** A place as a string that sorts like the number. */
export const orderAt = (place: number): string => String(place).padStart(10, '0');

/** Adds a message at the end of a conversation, whose preview and movement follow; both are saved. */
export function say(change: Change, conversation: ConversationRow, message: New): MessageRow {
  change.save('conversation', conversation);
  const row = change.create('message', {
    at: change.now,
    ...message,
    id: change.newId(),
    rev: 0,
    order: orderAt(++conversation.places),
    conversationId: conversation.id,
  });
  conversation.activeAt = change.now;
  if (!row.internal) {
    conversation.lastMessageId = row.id;
    conversation.preview = previewOf(row);
  }
  return row;
}

/** A line of the system, for agents only. */
export const note = (
  change: Change,
  conversation: ConversationRow,
  code: string,
  args: Record<string, string> = {},
): MessageRow =>
  say(change, conversation, {
    direction: 'out',
    author: { kind: 'system' },
    internal: true,
    content: { kind: 'notice', code, args },
  });

/** Saves a message that changed, and the preview with it. */
export async function update(change: Change, message: MessageRow): Promise<void> {
  change.save('message', message);
  const conversation = await change.get('conversation', message.conversationId);
  if (conversation.lastMessageId !== message.id) return;
  conversation.preview = previewOf(message);
  change.save('conversation', conversation);
}
