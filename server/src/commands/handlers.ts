import { AdapterError, type CommandType } from '../domain.js';
import { refOf, type ConversationRow } from '../rows.js';
import { note } from '../say.js';
import { editContact } from './edit-contact.js';
import { send } from './send.js';
import { lost, mine, seen, type Handler } from './touched.js';
import { transfer } from './transfer.js';

/** "Continuar conversa": one of many wins, by the lock of the row. */
const claim: Handler<'claim'> = async (scene, { conversationId }) => {
  const { change, me } = scene;
  const conversation = await seen(scene, conversationId);
  if (conversation.assignee?.id === me.id && !conversation.closed) return { conversation };
  if (conversation.assignee || conversation.closed) return lost(scene, conversation);
  delete conversation.bot;
  conversation.assignee = refOf(me);
  note(change, conversation, 'claimed', { agent: me.name });
  return { conversation };
};

/** Never goes back: an older place than the one that was read changes nothing. */
const read: Handler<'read'> = async (scene, { conversationId, upTo }) => {
  const { change } = scene;
  const conversation = await mine(scene, conversationId);
  if (upTo <= (conversation.readUpTo ?? '')) return { conversation };
  const [row] = await change.sql.query<{ unread: number }>(
    `select count(*)::integer as unread from message
     where conversation_id = $1 and place > $2 and row ->> 'direction' = 'in'`,
    [conversationId, upTo],
  );
  conversation.readUpTo = upTo;
  conversation.unread = row!.unread;
  change.save('conversation', conversation);
  return { conversation };
};

const reopen: Handler<'reopen'> = async (scene, { conversationId }) => {
  const { change, me } = scene;
  const known = await change.peek('conversation', conversationId);
  // A new service of hers begins under this lock.
  if (known) await change.get('contact', known.contactId);
  const conversation = await seen(scene, conversationId);
  if (!conversation.closed) {
    if (conversation.assignee?.id === me.id) return { conversation };
    return lost(scene, conversation);
  }
  const [open] = await change.sql.query<{ row: ConversationRow }>(
    `select row from conversation where contact_id = $1 and channel_id = $2 and phase <> 'closed'`,
    [conversation.contactId, conversation.channel.id],
  );
  if (open) return lost(scene, open.row);
  delete conversation.closed;
  delete conversation.surveyed;
  conversation.assignee = refOf(me);
  note(change, conversation, 'reopened', { agent: me.name });
  return { conversation };
};

const HANDLERS: { [K in Exclude<CommandType, 'close'>]: Handler<K> } = {
  claim,
  send,
  read,
  transfer,
  reopen,
  editContact,
};

/** What does a command of any type but `close`, which is more than one change. @throws AdapterError `unsupported` */
export function handlerOf<K extends Exclude<CommandType, 'close'>>(type: K): Handler<K> {
  if (!Object.hasOwn(HANDLERS, type)) throw new AdapterError('unsupported');
  return HANDLERS[type];
}
