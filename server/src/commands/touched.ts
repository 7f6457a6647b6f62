import type { Change } from '../change.js';
import {
  AdapterError,
  type CommandOf,
  type CommandResult,
  type CommandType,
  type Id,
} from '../domain.js';
import type { AgentRow, ContactRow, ConversationRow, MessageRow } from '../rows.js';
import type { Services } from '../services.js';
import { queueFor, sightOf } from '../sight.js';
import { contactFor, conversationFor, messageFor } from '../views.js';

/** In what a command is done. */
export interface Scene {
  change: Change;
  me: AgentRow;
  services: Pick<Services, 'bot' | 'words' | 'can'>;
}

/** The rows that a command touched. */
export interface Touched {
  conversation?: ConversationRow;
  message?: MessageRow;
  contact?: ContactRow;
}

export type Handler<K extends CommandType> = (
  scene: Scene,
  command: CommandOf<K>,
) => Promise<Touched>;

/** The touched rows as the agent sees them. */
export async function resultFor(
  { change, me }: Scene,
  { conversation, message, contact }: Touched,
): Promise<CommandResult> {
  const view =
    conversation &&
    conversationFor(
      conversation,
      (await change.peek('contact', conversation.contactId))!,
      me,
      change.now,
    );
  return {
    ...(view && { conversation: view }),
    ...(message && { message: messageFor(message) }),
    ...(contact && { contact: contactFor(contact) }),
  };
}

/** A conversation that the agent sees, locked. @throws AdapterError `not_found` */
export async function seen({ change, me }: Scene, id: Id): Promise<ConversationRow> {
  const conversation = await change.get('conversation', id);
  if (!queueFor(sightOf(conversation), me)) throw new AdapterError('not_found');
  return conversation;
}

/** A conversation that the agent serves, locked. @throws AdapterError `not_found`, `forbidden` */
export async function mine(scene: Scene, id: Id): Promise<ConversationRow> {
  const conversation = await seen(scene, id);
  if (queueFor(sightOf(conversation), scene.me) !== 'mine') throw new AdapterError('forbidden');
  return conversation;
}

/** @throws AdapterError `conflict`, with the conversation that won as far as the agent sees it */
export async function lost({ change, me }: Scene, row: ConversationRow): Promise<never> {
  const contact = (await change.peek('contact', row.contactId))!;
  const current = conversationFor(row, contact, me, change.now);
  throw new AdapterError('conflict', 'Somebody else has it', { ...(current && { current }) });
}
