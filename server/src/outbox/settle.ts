import type { Change } from '../change.js';
import { windowEnd, type Failure, type Id } from '../domain.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { update } from '../say.js';
import { learn, type Evidence } from './evidence.js';

/**
 * Adds what is known of a message, whose conversation this change has locked. A template after which nothing but the
 * customer's answer was waited for, and which failed, takes the waiting back; one that arrived after all renews it.
 */
export async function learnOf(
  change: Change,
  conversation: ConversationRow,
  message: MessageRow,
  evidence: Evidence,
): Promise<void> {
  const { status: before } = message;
  if (!learn(message, evidence)) return;
  if (message.content.kind === 'template' && message.status !== before) {
    if (message.status === 'failed' && conversation.templateAt === message.at) {
      delete conversation.templateAt;
      change.save('conversation', conversation);
    } else if (before === 'failed' && waitsAfter(conversation, message)) {
      conversation.templateAt = message.at;
      change.save('conversation', conversation);
    }
  }
  await update(change, message);
}

const waitsAfter = (conversation: ConversationRow, { at }: MessageRow): boolean =>
  !conversation.closed && windowEnd(conversation) <= at;

/** The provider took it. */
export async function accepted(
  change: Change,
  messageId: Id,
  { wamid, held }: { wamid: string; held?: boolean },
): Promise<void> {
  const { conversation, message } = await lock(change, messageId);
  message.wamid ??= wamid;
  change.save('message', message);
  // Meta keeps some templates back to see how they are received: its status webhook tells when it goes.
  if (!held) await learnOf(change, conversation, message, { status: 'sent', at: change.now });
  await leave(change, messageId);
}

/**
 * The provider will never take it. What waits behind it in the same conversation fails with it: nothing overtakes a
 * message that an agent still has to decide about, and nothing waits for ever. Each keeps its text, and can be sent
 * again from its bubble, in the agent's order. (The inbox holds back what has not left it yet by itself.) What failed
 * after it had been accepted holds nobody back: what was behind it may have left.
 *
 * Only `holder` can say so, or nobody's (null) message be refused: who slept over its lease has no say any more.
 */
export async function refused(
  change: Change,
  messageId: Id,
  holder: Id | null,
  error: Failure,
): Promise<void> {
  const { conversation, message } = await lock(change, messageId);
  const line = await change.sql.query<{ message_id: Id }>(
    `delete from outbox where conversation_id = $1
       and id >= (select id from outbox where message_id = $2 and holder is not distinct from $3)
     returning message_id`,
    [conversation.id, messageId, holder],
  );
  if (line.length === 0) return;
  for (const { message_id: id } of line) {
    const each = id === messageId ? message : await change.get('message', id);
    const held = { code: error.code, text: 'Not sent, because the message before it was not.' };
    await learnOf(change, conversation, each, {
      status: 'failed',
      at: change.now,
      error: id === messageId ? error : held,
    });
  }
}

/** Nobody knows whether the provider took it: it is never sent again. Its place is kept until `due`. */
export async function lost(change: Change, messageId: Id, due: number): Promise<void> {
  const { conversation, message } = await lock(change, messageId);
  const rows = await change.sql.query(
    `update outbox set state = 'unconfirmed', due = $2, holder = null, lease = null
     where message_id = $1 and state = 'sending' returning id`,
    [messageId, due],
  );
  if (rows.length === 0) return;
  await learnOf(change, conversation, message, { status: 'unconfirmed', at: change.now });
}

/** Takes it out of the line. */
export const leave = async (change: Change, messageId: Id): Promise<void> => {
  await change.sql.query('delete from outbox where message_id = $1', [messageId]);
};

/** Locked in the order that all keep to: conversation, message, and the line last. */
async function lock(
  change: Change,
  messageId: Id,
): Promise<{ conversation: ConversationRow; message: MessageRow }> {
  const { conversationId } = (await change.peek('message', messageId))!;
  const conversation = await change.get('conversation', conversationId);
  return { conversation, message: await change.get('message', messageId) };
}
