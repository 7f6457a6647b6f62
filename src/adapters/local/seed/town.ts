import type { Id, Ms, Ref } from '../../../domain/id.js';
import type { Content } from '../../../domain/message.js';
import { BOT_NAME, CHANNEL } from '../bot.js';
import { orderAt } from '../change.js';
import type { ContactRow, ConversationRow, FileRow, MessageRow } from '../rows.js';
import { previewOf, quoteOf } from '../../../domain/preview.js';

const MINUTE: Ms = 60_000;

/** Minutes before now, who, what, and what else is known of it. */
export type Line = [ago: number, who: Speaker, what: string | Content, more?: Partial<MessageRow>];

/** `customer`, `bot`, `system`, or the agent. */
export type Speaker = 'customer' | 'bot' | 'system' | Ref;

export interface Talk {
  contact: ContactRow;
  lines: readonly Line[];
  /** Absent: nobody has it. */
  agent?: Ref;
  sector?: Ref;
  /** The bot still talks. */
  bot?: boolean;
  /** How many of the customer's last messages are unread. Default: all without an agent, else none. */
  unread?: number;
  closed?: { ago: number; by: Ref; reason: Ref; rating?: number; note?: string };
  /** The last line was a template after the window. */
  waiting?: boolean;
}

/** Writes conversations down as a backend would have them after living through them. */
export class Town {
  readonly now: Ms;
  readonly contacts: ContactRow[] = [];
  readonly files: FileRow[] = [];
  readonly #talks: Talk[] = [];

  constructor(now: Ms) {
    this.now = now;
  }

  contact(id: Id, fields: Omit<ContactRow, 'id' | 'rev'>): ContactRow {
    const contact = { id, rev: 1, ...fields };
    this.contacts.push(contact);
    return contact;
  }

  talk(talk: Talk): void {
    this.#talks.push(talk);
  }

  /** Protocols by the beginning, places by the time. */
  rows(): { conversations: ConversationRow[]; messages: MessageRow[] } {
    const conversations: ConversationRow[] = [];
    const messages: MessageRow[] = [];
    const numbers = new Map<number, number>();
    const talks = this.#talks.toSorted((a, b) => b.lines[0]![0] - a.lines[0]![0]);
    for (const [place, talk] of talks.entries()) {
      const id = `talk-${place + 1}`;
      const year = new Date(this.#at(talk.lines[0]![0])).getFullYear();
      const number = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, number);
      const protocol = `${year}-${String(number).padStart(4, '0')}`;
      const own = talk.lines.map((line, at) => this.#message(talk, id, protocol, line, at));
      for (const message of own) quote(message, own);
      messages.push(...own);
      conversations.push(this.#conversation(talk, id, protocol, own));
    }
    messages.sort((a, b) => a.at - b.at);
    for (const [place, message] of messages.entries()) message.order = orderAt(place + 1);
    for (const conversation of conversations) readUpTo(conversation, messages);
    return { conversations, messages };
  }

  #at(ago: number): Ms {
    return Math.round(this.now - ago * MINUTE);
  }

  #message(
    { contact, lines }: Talk,
    conversationId: Id,
    protocol: string,
    line: Line,
    place: number,
  ): MessageRow {
    const [ago, who, what, more] = line;
    const content = withProtocol(
      typeof what === 'string' ? { kind: 'text', text: what } : what,
      protocol,
    );
    const isOut = who !== 'customer';
    const isNotice = content.kind === 'notice';
    const isAnswered = lines.slice(place).some(([, speaker]) => speaker === 'customer');
    return {
      id: `${conversationId}-${place + 1}`,
      rev: 1,
      conversationId,
      contactId: contact.id,
      order: '',
      at: this.#at(ago),
      direction: isOut ? 'out' : 'in',
      author: authorOf(who, contact),
      content,
      ...(isNotice && { internal: true }),
      ...(isOut &&
        !isNotice && { status: isAnswered ? ('read' as const) : ('delivered' as const) }),
      ...more,
    };
  }

  #conversation(talk: Talk, id: Id, protocol: string, messages: MessageRow[]): ConversationRow {
    const { contact, agent, sector, closed, bot, waiting } = talk;
    const spoken = messages.filter(({ internal }) => !internal);
    const last = spoken.at(-1)!;
    const inbound = spoken.filter(({ direction }) => direction === 'in');
    const waitingSince =
      closed || bot || waiting ? undefined : since(messages, agent === undefined);
    return {
      id,
      rev: 1,
      contactId: contact.id,
      channel: CHANNEL,
      protocol,
      unread: talk.unread ?? (agent || closed ? 0 : inbound.length),
      createdAt: messages[0]!.at,
      activeAt: closed ? this.#at(closed.ago) : last.at,
      lastMessageId: last.id,
      preview: previewOf(last),
      ...(sector && { sector: ref(sector) }),
      ...(agent && { assignee: ref(agent) }),
      ...(bot && { bot: { misses: 0 } }),
      ...(inbound.length > 0 && { lastInboundAt: inbound.at(-1)!.at }),
      ...(waitingSince !== undefined && { waitingSince }),
      ...(waiting && { templateAt: last.at }),
      ...(closed && {
        surveyed: closed.rating !== undefined,
        closed: {
          at: this.#at(closed.ago),
          by: ref(closed.by),
          reason: ref(closed.reason),
          ...(closed.rating !== undefined && { rating: closed.rating }),
          ...(closed.note !== undefined && { note: closed.note }),
        },
      }),
    };
  }
}

/** The rows above have more fields than a name. */
const ref = ({ id, name }: Ref): Ref => ({ id, name });

function authorOf(who: Speaker, { id, name }: ContactRow): MessageRow['author'] {
  if (who === 'customer') return { kind: 'contact', id, ...(name !== undefined && { name }) };
  if (who === 'bot') return { kind: 'bot', name: BOT_NAME };
  return who === 'system' ? { kind: 'system' } : { kind: 'agent', id: who.id, name: who.name };
}

/** `{{protocolo}}` in a text, and the line that begins a conversation. */
function withProtocol(content: Content, protocol: string): Content {
  if (content.kind === 'text')
    return { ...content, text: content.text.replace('{{protocolo}}', protocol) };
  if (content.kind === 'notice' && content.code === 'started')
    return { ...content, args: { protocol } };
  return content;
}

/** Since the bot handed over, or since the first message that no agent answered. */
function since(messages: readonly MessageRow[], isNew: boolean): Ms | undefined {
  const handedOver = messages.find(
    ({ content }) => content.kind === 'notice' && content.code === 'handed_over',
  );
  if (isNew && handedOver) return handedOver.at;
  const answered = messages.findLastIndex(({ author }) => author.kind === 'agent');
  return messages.slice(answered + 1).find(({ direction }) => direction === 'in')?.at;
}

function quote(message: MessageRow, messages: readonly MessageRow[]): void {
  const quoted = messages.find(({ id }) => id === message.replyTo);
  if (quoted) message.quote = quoteOf(quoted);
}

function readUpTo(conversation: ConversationRow, messages: readonly MessageRow[]): void {
  const inbound = messages.filter(
    ({ conversationId, direction }) => conversationId === conversation.id && direction === 'in',
  );
  const read = inbound.at(-1 - conversation.unread);
  if (read) conversation.readUpTo = read.order;
}
