import { newId } from '../../browser/new-id.js';
import { contactName } from '../../domain/contact-name.js';
import { AdapterError } from '../../domain/errors.js';
import type { Id, Ref } from '../../domain/id.js';
import type { Content } from '../../domain/message.js';
import { quoteOf } from '../../domain/preview.js';
import { answer, CHANNEL, greet, ratingOf, type BotTurn } from './bot.js';
import type { Change } from './change.js';
import type { ContactRow, ConversationRow, MessageRow } from './rows.js';
import { botSays, note, say, update } from './say.js';

/**
 * The customer says something: to whoever serves her, to the bot, or as a rating of what was closed. Otherwise a
 * new conversation begins, with a new protocol and the bot's greeting.
 */
export async function receive(
  change: Change,
  contactId: Id,
  content: Content,
  replyTo?: Id,
): Promise<MessageRow> {
  const contact = await change.get('contacts', contactId);
  const rows = await change.conversationsOf(contactId);
  const open = rows.find(({ closed }) => !closed);
  const rated = open ? undefined : awaitsRating(rows);
  const rating = rated && ratingOf(content);
  if (rated && rating) return rate(change, contact, rated, content, rating);
  const conversation = open ?? begin(change, contact);
  const message = await hear(change, contact, conversation, content, replyTo);
  if (conversation.bot) {
    const sectors = await sectorsOf(change);
    const turn = open
      ? answer(content, conversation.bot.misses, conversation.protocol ?? '', sectors)
      : greet(contact.name, sectors);
    takeTurn(change, conversation, turn);
  } else conversation.waitingSince ??= change.now;
  return message;
}

/** The customer calls: nobody answers here, but the window opens. */
export async function call(change: Change, contactId: Id): Promise<void> {
  const contact = await change.get('contacts', contactId);
  const open = (await change.conversationsOf(contactId)).find(({ closed }) => !closed);
  const conversation = open ?? begin(change, contact);
  openWindow(change, conversation);
  note(change, conversation, 'called');
  if (!conversation.bot) conversation.waitingSince ??= change.now;
  else if (!open) takeTurn(change, conversation, greet(contact.name, await sectorsOf(change)));
}

/** One reaction a customer, as on WhatsApp; without `emoji` it is taken back. It does not open the window. */
export async function react(
  change: Change,
  contactId: Id,
  messageId: Id,
  emoji: string | undefined,
): Promise<void> {
  const message = await change.get('messages', messageId);
  if (message.contactId !== contactId) throw new AdapterError('forbidden');
  const contact = await change.get('contacts', contactId);
  const by = contactName(contact) ?? contactId;
  const others = (message.reactions ?? []).filter((reaction) => reaction.by !== by);
  message.reactions = emoji ? [...others, { emoji, by }] : others;
  change.save('messages', message);
}

/** @throws AdapterError `forbidden` for a message of somebody else */
export async function edit(
  change: Change,
  contactId: Id,
  messageId: Id,
  text: string,
): Promise<void> {
  const message = await own(change, contactId, messageId);
  if (message.content.kind !== 'text') throw new AdapterError('invalid');
  message.content = { kind: 'text', text };
  message.editedAt = change.now;
  await update(change, message);
}

/** Nothing of what it said is kept. */
export async function revoke(change: Change, contactId: Id, messageId: Id): Promise<void> {
  const message = await own(change, contactId, messageId);
  message.content = { kind: 'text', text: '' };
  message.deletedAt = change.now;
  delete message.reactions;
  await update(change, message);
}

async function own(change: Change, contactId: Id, messageId: Id): Promise<MessageRow> {
  const message = await change.get('messages', messageId);
  if (message.direction !== 'in' || message.contactId !== contactId)
    throw new AdapterError('forbidden');
  return message;
}

async function hear(
  change: Change,
  contact: ContactRow,
  conversation: ConversationRow,
  content: Content,
  replyTo: Id | undefined,
): Promise<MessageRow> {
  const quoted = replyTo === undefined ? undefined : await change.find('messages', replyTo);
  openWindow(change, conversation);
  conversation.unread += 1;
  return say(change, conversation, {
    direction: 'in',
    author: {
      kind: 'contact',
      id: contact.id,
      ...(contact.name !== undefined && { name: contact.name }),
    },
    content,
    ...(quoted && { replyTo: quoted.id, quote: quoteOf(quoted) }),
  });
}

/** The conversation that was closed last, when its survey is still open. */
function awaitsRating(rows: readonly ConversationRow[]): ConversationRow | undefined {
  const [last] = rows.toSorted((a, b) => (b.closed?.at ?? 0) - (a.closed?.at ?? 0));
  return last?.surveyed && last.closed?.rating === undefined ? last : undefined;
}

async function rate(
  change: Change,
  contact: ContactRow,
  conversation: ConversationRow,
  content: Content,
  rating: number,
): Promise<MessageRow> {
  const message = await hear(change, contact, conversation, content, undefined);
  conversation.unread = 0;
  conversation.closed!.rating = rating;
  note(change, conversation, 'rated', { rating: String(rating) });
  botSays(change, conversation, { text: 'Obrigada pela sua avaliação!' });
  return message;
}

function begin(change: Change, contact: ContactRow): ConversationRow {
  const conversation = change.create('conversations', {
    id: newId(),
    rev: 0,
    contactId: contact.id,
    channel: CHANNEL,
    protocol: change.nextProtocol(),
    unread: 0,
    createdAt: change.now,
    activeAt: change.now,
    bot: { misses: 0 },
  });
  note(change, conversation, 'started', { protocol: conversation.protocol! });
  return conversation;
}

function openWindow(change: Change, conversation: ConversationRow): void {
  conversation.lastInboundAt = change.now;
  delete conversation.templateAt;
  change.save('conversations', conversation);
}

function takeTurn(change: Change, conversation: ConversationRow, turn: BotTurn): void {
  botSays(change, conversation, turn.says);
  if (!turn.handOver) {
    conversation.bot = { misses: turn.misses };
    return;
  }
  const { sector } = turn.handOver;
  delete conversation.bot;
  if (sector) conversation.sector = sector;
  conversation.waitingSince = change.now;
  note(change, conversation, 'handed_over', { to: sector?.name ?? 'um atendente' });
}

async function sectorsOf(change: Change): Promise<Ref[]> {
  const range = IDBKeyRange.bound(['sector'], ['sector', []]);
  const rows = await change.tx.objectStore('lookups').getAll(range);
  return rows.sort((a, b) => a.place - b.place).map(({ id, name }) => ({ id, name }));
}
