import { PAGE } from '../domain/attachment.js';
import type { Contact } from '../domain/contact.js';
import type { Conversation } from '../domain/conversation.js';
import type { InboxEvent } from '../domain/events.js';
import type { Content, Message } from '../domain/message.js';
import { MalformedError } from './malformed-error.js';

type Shape = Record<string, (value: unknown) => boolean>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isId = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const optional =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || check(value);
const oneOf =
  (...values: string[]) =>
  (value: unknown): boolean =>
    values.includes(value as string);
const listOf =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(check);
const like =
  (shape: Shape) =>
  (value: unknown): boolean =>
    isObject(value) && Object.entries(shape).every(([key, check]) => check(value[key]));
const recordOf =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    isObject(value) && Object.values(value).every(check);

const isRef = like({ id: isId, name: isText });
const isVersioned = { id: isId, rev: isNumber };
const isContact = like({
  ...isVersioned,
  name: optional(isText),
  phone: optional(isText),
  handle: optional(isText),
  custom: optional(recordOf(isText)),
});
const isConversation = like({
  ...isVersioned,
  queue: isId,
  contact: isContact,
  channel: like({ kind: isText }),
  protocol: optional(isText),
  sector: optional(isRef),
  assignee: optional(isRef),
  unread: isNumber,
  createdAt: isNumber,
  activeAt: isNumber,
  waitingSince: optional(isNumber),
  lastInboundAt: optional(isNumber),
  preview: optional(
    like({ text: isText, at: isNumber, direction: oneOf('in', 'out'), kind: isText }),
  ),
  reply: like({
    mode: oneOf('free', 'template', 'waiting', 'none'),
    until: optional(isNumber),
    since: optional(isNumber),
  }),
  allow: listOf(isText),
  closed: optional(like({ at: isNumber })),
});
const isMessage = like({
  ...isVersioned,
  conversationId: isId,
  order: isText,
  commandId: optional(isId),
  at: isNumber,
  direction: oneOf('in', 'out'),
  author: like({ kind: oneOf('contact', 'agent', 'bot', 'system') }),
  content: like({ kind: isText }),
  quote: optional(
    like({ text: isText, kind: isText, direction: oneOf('in', 'out'), name: optional(isText) }),
  ),
  reactions: optional(listOf(like({ emoji: isText, by: isText }))),
  error: optional(like({ code: isText })),
});

const isMediaContent = like({ media: like({ mime: isText }), caption: optional(isText) });
const FACTS: Shape = {
  pages: optional((value) => Number.isInteger(value) && (value as number) > 0),
  durationMs: optional((value) => isNumber(value) && (value as number) >= 0),
  waveform: optional(
    listOf((level) => isNumber(level) && (level as number) >= 0 && (level as number) <= 1),
  ),
  voice: optional(isFlag),
};
const CONTENT: Record<Content['kind'], (value: unknown) => boolean> = {
  text: like({ text: isText, buttons: optional(listOf(isText)) }),
  image: isMediaContent,
  video: isMediaContent,
  audio: isMediaContent,
  document: isMediaContent,
  sticker: isMediaContent,
  location: like({ lat: isNumber, lng: isNumber }),
  contacts: like({ contacts: listOf(like({ name: isText, phones: listOf(isText) })) }),
  template: like({ name: isText, text: isText, buttons: optional(listOf(isText)) }),
  choice: like({ text: isText }),
  notice: like({ code: isText, args: optional(recordOf(isText)) }),
  unsupported: () => true,
};

const isCounts = recordOf(like({ total: optional(isNumber), unread: optional(isNumber) }));

const EVENTS: Record<InboxEvent['type'], (value: unknown) => boolean> = {
  ready: like({ now: isNumber, resumed: isFlag, counts: optional(isCounts) }),
  conversation: like({ conversation: isConversation }),
  gone: like({ conversationId: isId, rev: isNumber }),
  message: like({ message: isMessage }),
  contact: like({ contact: isContact }),
  counts: like({ counts: isCounts }),
  typing: like({ conversationId: isId, who: isRef, until: isNumber }),
  agent: like({ agent: like({ id: isId, name: isText, sectors: listOf(isId) }) }),
  stale: like({ lookup: isText }),
  beat: like({ now: isNumber }),
};

/** A message as it may be believed: content of no known kind, or of the wrong shape, becomes `unsupported`. */
export const parseMessage = (value: unknown): Message => {
  if (!isMessage(value)) throw new MalformedError('message', value);
  const message = value as Message;
  const check = Object.hasOwn(CONTENT, message.content.kind) && CONTENT[message.content.kind];
  if (check && check(message.content)) return withoutFalseFacts(asFile(message));
  return { ...message, content: { kind: 'unsupported', note: message.content.kind } };
};

/** A picture or film that is a page by its type, as an SVG is, is a file: to be saved, not drawn. */
const asFile = (message: Message): Message => {
  const { content } = message;
  const isPicture =
    content.kind === 'image' || content.kind === 'video' || content.kind === 'sticker';
  if (!isPicture || !PAGE.test(content.media.mime.split(';', 1)[0]!.trim().toLowerCase()))
    return message;
  return { ...message, content: { ...content, kind: 'document' } };
};

/** A message is worth more than what is wrong about its file: that is left out, and the file shown all the same. */
const withoutFalseFacts = (message: Message): Message => {
  const { content } = message;
  const media: unknown = 'media' in content && content.media;
  if (!isObject(media)) return message;
  const wrong = Object.keys(FACTS).filter((key) => !FACTS[key]!(media[key]));
  if (wrong.length === 0) return message;
  const rest = Object.fromEntries(Object.entries(media).filter(([key]) => !wrong.includes(key)));
  return { ...message, content: { ...content, media: rest } as unknown as Content };
};

export const parseConversation = (value: unknown): Conversation => {
  if (!isConversation(value)) throw new MalformedError('conversation', value);
  return value as Conversation;
};

export const parseContact = (value: unknown): Contact => {
  if (!isContact(value)) throw new MalformedError('contact', value);
  return value as Contact;
};

/**
 * An event as it may be believed; undefined for a type this version does not know. Throws MalformedError, so
 * that one bad event is put aside and the following ones are applied.
 */
export const parseEvent = (value: unknown): InboxEvent | undefined => {
  const type = isObject(value) ? value['type'] : undefined;
  if (typeof type !== 'string' || !optional(isText)((value as InboxEvent).cursor)) {
    throw new MalformedError('event', value);
  }
  if (!Object.hasOwn(EVENTS, type)) return undefined;
  if (!EVENTS[type as InboxEvent['type']](value)) throw new MalformedError(type, value);
  const event = value as InboxEvent;
  return event.type === 'message' ? { ...event, message: parseMessage(event.message) } : event;
};

/** The items of a page that can be believed; the others are reported and left out. */
export const parseAll = <T>(
  items: unknown,
  parse: (value: unknown) => T,
  report: (error: unknown) => void,
): T[] => {
  if (!Array.isArray(items)) throw new MalformedError('page', items);
  return items.flatMap((item: unknown) => {
    try {
      return [parse(item)];
    } catch (error) {
      report(error);
      return [];
    }
  });
};
