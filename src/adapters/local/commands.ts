import type { Command, CommandOf, CommandResult, CommandType } from '../../domain/commands.js';
import type { ContactField } from '../../domain/contact.js';
import { setField } from '../../domain/edit-contact.js';
import { AdapterError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { Agent } from '../../domain/lookups.js';
import { CAN } from './capabilities.js';
import type { Change } from './change.js';
import type { ContactRow, ConversationRow, MessageRow } from './rows.js';
import { note } from './say.js';
import { send } from './send.js';
import { queueFor, sightOf } from './sight.js';
import { contactFor, conversationFor, messageFor } from './views.js';

/** The rows that a command touched. */
interface Touched {
  conversation?: ConversationRow;
  message?: MessageRow;
  contact?: ContactRow;
}

type Handler<K extends CommandType> = (
  change: Change,
  me: Agent,
  command: CommandOf<K>,
) => Promise<Touched>;

/** All but `close`, which is more than one transaction. */
const COMMANDS: { [K in Exclude<CommandType, 'close'>]: Handler<K> } = {
  claim: async (change, me, { conversationId }) => {
    const conversation = await seen(change, me, conversationId);
    if (conversation.assignee?.id === me.id && !conversation.closed) return { conversation };
    if (conversation.assignee || conversation.closed) return lost(change, me, conversation);
    delete conversation.bot;
    conversation.assignee = refOf(me);
    note(change, conversation, 'claimed', { agent: me.name });
    return { conversation };
  },

  send: async (change, me, command) => {
    const conversation = await mine(change, me, command.conversationId);
    return { conversation, message: await send(change, me, conversation, command) };
  },

  read: async (change, me, { conversationId, upTo }) => {
    const conversation = await mine(change, me, conversationId);
    if (upTo <= (conversation.readUpTo ?? '')) return { conversation };
    conversation.readUpTo = upTo;
    conversation.unread = await change.countUnread(conversationId, upTo);
    change.save('conversations', conversation);
    return { conversation };
  },

  transfer: async (change, me, { conversationId, to, note: words }) => {
    const conversation = await mine(change, me, conversationId);
    const name =
      'sectorId' in to
        ? await toSector(change, conversation, to.sectorId)
        : await toAgent(change, me, conversation, to.agentId);
    conversation.waitingSince ??= change.now;
    note(change, conversation, 'transferred', {
      agent: me.name,
      to: name,
      ...(words && { note: words }),
    });
    return { conversation };
  },

  reopen: async (change, me, { conversationId }) => {
    const conversation = await seen(change, me, conversationId);
    if (!conversation.closed) {
      if (conversation.assignee?.id === me.id) return { conversation };
      return lost(change, me, conversation);
    }
    const rows = await change.conversationsOf(conversation.contactId);
    const open = rows.find(({ closed }) => !closed);
    if (open) return lost(change, me, open);
    delete conversation.closed;
    delete conversation.surveyed;
    conversation.assignee = refOf(me);
    note(change, conversation, 'reopened', { agent: me.name });
    return { conversation };
  },

  editContact: async (change, me, { contactId, rev, patch }) => {
    const contact = await change.get('contacts', contactId);
    await mayEdit(change, me, contactId);
    if (rev < contact.rev) {
      throw new AdapterError('conflict', 'Edited meanwhile', { current: contactFor(contact) });
    }
    for (const [field, value] of Object.entries(patch)) {
      if (!CAN.editContact?.includes(field as ContactField))
        throw new AdapterError('unsupported', `No field ${field}`);
      setField(contact, field as ContactField, value);
    }
    change.save('contacts', contact);
    return { contact };
  },
};

/** Does a command of any type but `close`. @throws AdapterError `unsupported` */
export function run(
  change: Change,
  me: Agent,
  command: Exclude<Command, { type: 'close' }>,
): Promise<Touched> {
  if (!Object.hasOwn(COMMANDS, command.type)) throw new AdapterError('unsupported');
  return (COMMANDS[command.type] as Handler<typeof command.type>)(change, me, command);
}

/** The touched rows as the agent sees them. */
export async function resultFor(
  change: Change,
  me: Agent,
  { conversation, message, contact }: Touched,
): Promise<CommandResult> {
  const view =
    conversation &&
    conversationFor(
      conversation,
      await change.get('contacts', conversation.contactId),
      me,
      change.now,
    );
  return {
    ...(view && { conversation: view }),
    ...(message && { message: messageFor(message) }),
    ...(contact && { contact: contactFor(contact) }),
  };
}

/** A conversation that the agent sees. @throws AdapterError `not_found` */
export async function seen(change: Change, me: Agent, id: Id): Promise<ConversationRow> {
  const conversation = await change.get('conversations', id);
  if (!queueFor(sightOf(conversation), me)) throw new AdapterError('not_found');
  return conversation;
}

/** A conversation that the agent serves. @throws AdapterError `forbidden` */
export async function mine(change: Change, me: Agent, id: Id): Promise<ConversationRow> {
  const conversation = await seen(change, me, id);
  if (queueFor(sightOf(conversation), me) !== 'mine') throw new AdapterError('forbidden');
  return conversation;
}

export const refOf = ({ id, name }: { id: Id; name: string }) => ({ id, name });

async function lost(change: Change, me: Agent, row: ConversationRow): Promise<never> {
  const contact = await change.get('contacts', row.contactId);
  const current = conversationFor(row, contact, me, change.now);
  throw new AdapterError('conflict', 'Somebody else has it', { ...(current && { current }) });
}

async function toSector(change: Change, conversation: ConversationRow, id: Id): Promise<string> {
  const sector = await change.tx.objectStore('lookups').get(['sector', id]);
  if (!sector) throw new AdapterError('not_found', 'No such sector');
  conversation.sector = refOf(sector);
  delete conversation.assignee;
  return sector.name;
}

async function toAgent(
  change: Change,
  me: Agent,
  conversation: ConversationRow,
  id: Id,
): Promise<string> {
  const agent = await change.tx.objectStore('lookups').get(['agent', id]);
  if (agent?.kind !== 'agent') throw new AdapterError('not_found', 'No such agent');
  if (id === me.id) throw new AdapterError('invalid', 'It is hers already', { field: 'to' });
  conversation.assignee = refOf(agent);
  return agent.name;
}

async function mayEdit(change: Change, me: Agent, contactId: Id): Promise<void> {
  const rows = await change.conversationsOf(contactId);
  const queues = rows.map((row) => queueFor(sightOf(row), me));
  if (!queues.some((queue) => queue === 'mine' || queue === 'closed'))
    throw new AdapterError('forbidden');
}
