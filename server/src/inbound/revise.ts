import type { Inbound } from '../channel/channel.js';
import type { Change } from '../change.js';
import { quoteOf, AdapterError, contactName, type Content, type Id } from '../domain.js';
import type { MessageRow } from '../rows.js';
import { update } from '../say.js';
import type { Context } from './context.js';
import { messageBy } from './conversations.js';
import { keepEarly, type Early } from './early.js';

/** Applies what is said of one message to it, or keeps it until there is one. */
function about<T extends Early & { wamid: string }>(
  apply: (context: Context, message: MessageRow, item: T) => Promise<void>,
): (context: Context, item: T) => Promise<void> {
  return async (context, item) => {
    const message = await messageBy(context.change, item.wamid);
    if (message) await apply(context, message, item);
    else await keepEarly(context, item.wamid, item);
  };
}

/** One reaction a person, as on WhatsApp: her last one counts, by Meta's time. It does not open the window. */
export const react = about<Extract<Inbound, { kind: 'reaction' }>>(
  async ({ change, services }, message, { at, emoji, echo }) => {
    if (message.deletedAt !== undefined) return;
    const { contactId } = await change.get('conversation', message.conversationId);
    const contact = await change.peek('contact', contactId);
    const by = echo ? 'business' : contactId;
    const known = message.reacted?.[by];
    if (known && known.at > at) return;
    const name = echo ? services.words.phone : ((contact && contactName(contact)) ?? contactId);
    message.reacted = { ...message.reacted, [by]: { at, by: name, ...(emoji && { emoji }) } };
    message.reactions = Object.values(message.reacted).flatMap(({ emoji: sign, by: who }) =>
      sign ? [{ emoji: sign, by: who }] : [],
    );
    change.save('message', message);
  },
);

/** Another text, or another caption. @throws AdapterError `forbidden` for a message of the other side, `invalid` */
export const edit = about<Extract<Inbound, { kind: 'edit' }>>(
  async ({ change }, message, { at, text, echo }) => {
    mustBeFrom(message, echo);
    if (message.deletedAt !== undefined || at < (message.editedAt ?? 0)) return;
    message.content = edited(message.content, text);
    message.editedAt = at;
    await update(change, message);
    await requote(change, message);
  },
);

/** Nothing of what it said is kept. @throws AdapterError `forbidden` for a message of the other side */
export const revoke = about<Extract<Inbound, { kind: 'revoke' }>>(
  async ({ change }, message, { at, echo }) => {
    mustBeFrom(message, echo);
    if (message.deletedAt !== undefined) return;
    message.content = { kind: 'text', text: '' };
    message.deletedAt = at;
    delete message.reactions;
    delete message.reacted;
    await update(change, message);
    await requote(change, message);
  },
);

/** The message that another one quotes is there now. */
export const fillQuote = about<Extract<Early, { kind: 'quote' }>>(
  async ({ change }, quoted, { messageId }) => {
    const message = await change.get('message', messageId);
    message.replyTo = quoted.id;
    message.quote = quoteOf(quoted);
    change.save('message', message);
  },
);

/** Who quotes a message quotes what it says now. */
async function requote(change: Change, quoted: MessageRow): Promise<void> {
  const rows = await change.sql.query<{ id: Id }>(
    `select id from message where conversation_id = $1 and row ->> 'replyTo' = $2`,
    [quoted.conversationId, quoted.id],
  );
  for (const { id } of rows) await change.get('message', id);
  for (const message of change.known('message', ({ replyTo }) => replyTo === quoted.id)) {
    message.quote = quoteOf(quoted);
    change.save('message', message);
  }
}

function mustBeFrom({ direction }: MessageRow, echo: true | undefined): void {
  if (direction !== (echo ? 'out' : 'in')) throw new AdapterError('forbidden');
}

function edited(content: Content, text: string): Content {
  if (content.kind === 'text') return { ...content, text };
  if ('caption' in content || 'media' in content) return { ...content, caption: text } as Content;
  throw new AdapterError('invalid', `A message of kind ${content.kind} has no text to edit`);
}
