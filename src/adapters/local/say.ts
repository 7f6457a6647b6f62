import { previewOf } from '../../domain/preview.js';
import { BOT_NAME, type BotWords } from './bot.js';
import type { Change } from './change.js';
import type { ConversationRow, MessageRow } from './rows.js';

type New = Pick<MessageRow, 'direction' | 'author' | 'content'> &
  Partial<
    Pick<MessageRow, 'commandId' | 'replyTo' | 'quote' | 'options' | 'listLabel' | 'internal'>
  >;

/** Adds a message to a conversation, whose preview and movement follow; both are saved. */
export function say(change: Change, conversation: ConversationRow, message: New): MessageRow {
  const row = change.message({
    ...message,
    conversationId: conversation.id,
    contactId: conversation.contactId,
    ...(message.direction === 'out' && !message.internal && { status: 'sent' as const }),
  });
  conversation.activeAt = change.now;
  if (!row.internal) {
    conversation.lastMessageId = row.id;
    conversation.preview = previewOf(row);
  }
  change.save('conversations', conversation);
  change.save('messages', row);
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

/** The bot's words, with what the customer may tap: buttons, or with `listLabel` a list behind one. */
export const botSays = (
  change: Change,
  conversation: ConversationRow,
  { text, options, listLabel }: BotWords,
): MessageRow =>
  say(change, conversation, {
    direction: 'out',
    author: { kind: 'bot', name: BOT_NAME },
    content: { kind: 'text', text, ...(options && { buttons: options.map(({ title }) => title) }) },
    ...(options && { options }),
    ...(listLabel !== undefined && { listLabel }),
  });

/** Saves a message that changed, and the preview with it. */
export async function update(change: Change, message: MessageRow): Promise<void> {
  change.save('messages', message);
  const conversation = await change.get('conversations', message.conversationId);
  if (conversation.lastMessageId !== message.id) return;
  conversation.preview = previewOf(message);
  change.save('conversations', conversation);
}
