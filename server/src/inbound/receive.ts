import { quoteOf } from '../domain.js';
import { botSays } from '../bot/says.js';
import { queueTurn } from '../bot/turns.js';
import type { Inbound } from '../channel/channel.js';
import { bringMedia } from '../media/arriving.js';
import type { ContactRow, ConversationRow, MessageRow } from '../rows.js';
import { note, say } from '../say.js';
import { contactOf } from './contacts.js';
import { channelOf, type Context } from './context.js';
import { begin, lastClosed, messageBy, openConversation, openWindow } from './conversations.js';
import { keepEarly } from './early.js';
import { awaitsRating, ratingOf } from './rating.js';

type Received = Extract<Inbound, { kind: 'message' }>;

/**
 * The customer says something: to whoever serves her, to the bot, or as a rating of what was closed. Otherwise a new
 * conversation begins, with a new protocol and the bot's turn. A message that is there already changes nothing.
 */
export async function receive(context: Context, said: Received): Promise<void> {
  const { change, services } = context;
  if (await isThere(context, said.wamid)) return;
  const contact = await contactOf(change, said.person, said.at);
  const open = await openConversation(change, contact.id, said.channelId);
  const closed = open ? undefined : await lastClosed(change, contact.id, said.channelId);
  const rating = closed && awaitsRating(closed) ? ratingOf(said.content) : undefined;
  if (closed && rating !== undefined) {
    await hear(context, contact, closed, said);
    closed.unread = 0;
    closed.closed!.rating = rating;
    note(change, closed, 'rated', { rating: String(rating) });
    await botSays(change, closed, services.bot.name, { text: services.words.thanks });
    return;
  }
  const conversation = open ?? (await begin(change, contact, channelOf(context, said.channelId)));
  if (!open) conversation.bot = {};
  const message = await hear(context, contact, conversation, said);
  if (conversation.bot) await queueTurn(change, message);
  else conversation.waitingSince ??= said.at;
}

/** The business itself wrote, on its phone: somebody has answered, so the bot is silent. The window stays as it was. */
export async function hearEcho(context: Context, said: Received): Promise<void> {
  const { change, services } = context;
  if (await isThere(context, said.wamid)) return;
  const contact = await contactOf(change, said.person, said.at);
  const conversation =
    (await openConversation(change, contact.id, said.channelId)) ??
    (await lastClosed(change, contact.id, said.channelId)) ??
    (await begin(change, contact, channelOf(context, said.channelId)));
  delete conversation.bot;
  delete conversation.waitingSince;
  conversation.unread = 0;
  await add(context, conversation, said, {
    direction: 'out',
    author: { kind: 'agent', name: services.words.phone },
    status: 'sent',
    evidence: { sent: said.at },
  });
}

/** The customer calls: nobody answers here, but the window opens. A call's beginning and end are one call. */
export async function receiveCall(
  context: Context,
  { channelId, person, callId, at }: Extract<Inbound, { kind: 'call' }>,
): Promise<void> {
  const { change } = context;
  const known = await messageBy(change, callId);
  if (known) return;
  const contact = await contactOf(change, person, at);
  const open = await openConversation(change, contact.id, channelId);
  const conversation = open ?? (await begin(change, contact, channelOf(context, channelId)));
  openWindow(change, conversation, at);
  const line = note(change, conversation, 'called');
  line.wamid = callId;
  line.at = at;
  if (!open) {
    conversation.bot = {};
    await queueTurn(change, line);
  } else if (!conversation.bot) conversation.waitingSince ??= at;
}

const isThere = async ({ change, fresh }: Context, wamid: string): Promise<boolean> =>
  !fresh.has(wamid) && (await messageBy(change, wamid)) !== undefined;

async function hear(
  context: Context,
  contact: ContactRow,
  conversation: ConversationRow,
  said: Received,
): Promise<MessageRow> {
  const { change } = context;
  if (said.opensWindow) openWindow(change, conversation, said.at);
  if (said.referral) note(change, conversation, 'referral', said.referral);
  conversation.unread += 1;
  return add(context, conversation, said, {
    direction: 'in',
    author: {
      kind: 'contact',
      id: contact.id,
      ...(contact.name !== undefined && { name: contact.name }),
    },
  });
}

async function add(
  context: Context,
  conversation: ConversationRow,
  said: Received,
  about: Pick<MessageRow, 'direction' | 'author' | 'status' | 'evidence'>,
): Promise<MessageRow> {
  const { change } = context;
  context.fresh.delete(said.wamid);
  const quoted = said.quotes === undefined ? undefined : await messageBy(change, said.quotes);
  const message = say(change, conversation, {
    ...about,
    at: said.at,
    wamid: said.wamid,
    content: said.content,
    ...(said.quotes !== undefined && { replyTo: quoted?.id ?? said.quotes }),
    ...(quoted && { quote: quoteOf(quoted) }),
  });
  if (said.providerId !== undefined)
    await bringMedia(change, message, said.channelId, said.providerId);
  if (said.quotes !== undefined && !quoted)
    await keepEarly(context, said.quotes, {
      kind: 'quote',
      wamid: said.quotes,
      messageId: message.id,
    });
  return message;
}
