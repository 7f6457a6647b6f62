import { advance } from '../../domain/delivery.js';
import type { ErrorCode } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { Delivery } from '../../domain/message.js';
import type { Change } from './change.js';
import type { MessageRow } from './rows.js';
import { update } from './say.js';

/** Ticks of all that was sent to a contact: what is behind `status` comes up to it, if the phone can be reached. */
export async function tick(
  change: Change,
  contactId: Id,
  status: 'delivered' | 'read',
): Promise<void> {
  const { offline } = await change.get('contacts', contactId);
  if (offline) return;
  for (const message of await change.messagesOf(contactId)) {
    if (message.status !== undefined && message.status !== 'failed')
      await move(change, message, status);
  }
}

/** The customer listened to a voice message. */
export async function play(change: Change, contactId: Id, messageId: Id): Promise<void> {
  const message = await change.get('messages', messageId);
  if (message.contactId === contactId && message.status) await move(change, message, 'played');
}

/** The channel took the message and could not bring it. */
export async function fail(change: Change, messageId: Id, code: ErrorCode): Promise<void> {
  const message = await change.get('messages', messageId);
  message.status = 'failed';
  message.error = { code };
  await update(change, message);
  const conversation = await change.get('conversations', message.conversationId);
  if (message.content.kind !== 'template' || conversation.templateAt === undefined) return;
  delete conversation.templateAt;
  change.save('conversations', conversation);
}

async function move(change: Change, message: MessageRow, status: Delivery): Promise<void> {
  const next = advance(message.status, status);
  if (next === undefined || next === message.status) return;
  message.status = next;
  await update(change, message);
}
