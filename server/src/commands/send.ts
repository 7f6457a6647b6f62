import { quoteOf, windowEnd, AdapterError, type CommandOf, type Id } from '../domain.js';
import { enqueue } from '../outbox/enqueue.js';
import type { ConversationRow, MessageRow } from '../rows.js';
import { say } from '../say.js';
import { compose } from './compose.js';
import { mine, type Handler, type Scene } from './touched.js';

/**
 * Says it in the conversation, and puts it in line to leave. @throws AdapterError `window_closed` by the gateway's
 * clock, `invalid`, `too_large`, `unsupported`
 */
export const send: Handler<'send'> = async (scene, command) => {
  const { change, me } = scene;
  const { content, replyTo } = command;
  const conversation = await mine(scene, command.conversationId);
  const earlier = await sentBefore(scene, command);
  if (earlier) return { conversation, message: earlier };
  const isOpen = change.now < windowEnd(conversation);
  if (!isOpen && content.kind !== 'template') throw new AdapterError('window_closed', '131047');
  const quoted = replyTo === undefined ? undefined : await quotedBy(scene, conversation, replyTo);
  const { body, ...composed } = await compose(scene, content);
  const message = say(change, conversation, {
    direction: 'out',
    author: { kind: 'agent', id: me.id, name: me.name },
    commandId: command.id,
    ...(quoted && { replyTo: quoted.id, quote: quoteOf(quoted) }),
    ...composed,
  });
  delete conversation.waitingSince;
  if (!isOpen) conversation.templateAt = change.now;
  await enqueue(change, message, body);
  return { conversation, message };
};

/** A command is remembered for some days; the message it made is for ever. */
async function sentBefore(
  { change, me }: Scene,
  { id, conversationId }: CommandOf<'send'>,
): Promise<MessageRow | undefined> {
  const [known] = await change.sql.query<{ row: MessageRow }>(
    'select row from message where command_id = $1',
    [id],
  );
  if (!known) return undefined;
  const { row } = known;
  if (row.author.id !== me.id || row.conversationId !== conversationId)
    throw new AdapterError('invalid', 'The id of another command', { field: 'id' });
  return row;
}

/** A message of the same person, of this conversation or an earlier one. */
async function quotedBy(
  { change }: Scene,
  { contactId }: ConversationRow,
  id: Id,
): Promise<MessageRow> {
  const message = await change.peek('message', id);
  const conversation = message && (await change.peek('conversation', message.conversationId));
  if (!message || message.internal || conversation?.contactId !== contactId)
    throw new AdapterError('invalid', 'No such message', { field: 'replyTo' });
  return message;
}
