import type { JsonObject, Option } from '../control.js';
import { GraphError } from './errors.js';

/** What a message shows, whatever its type. */
export interface Drawn {
  text: string;
  options?: Option[];
  listLabel?: string;
}

/** Checks the object of one type against Meta's limits and says what a person sees in it. */
export type Check = (content: JsonObject) => Drawn;

const invalid = (details: string): GraphError => new GraphError(131009, { details });
const missing = (name: string): GraphError =>
  new GraphError(131008, { details: `Parameter "${name}" is required.` });

export function objectOf(value: unknown, name: string): JsonObject {
  if (value === undefined) throw missing(name);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new GraphError(100, { message: `(#100) Param ${name} must be a JSON object.` });
  return value as JsonObject;
}

function listOf(value: unknown, name: string, [least, most]: [number, number]): JsonObject[] {
  if (!Array.isArray(value)) throw missing(name);
  if (value.length < least || value.length > most)
    throw invalid(`"${name}" takes ${least} to ${most} items, not ${value.length}.`);
  return value.map((item) => objectOf(item, name));
}

/** Text of 1 to `most` UTF-16 units. */
export function textOf(value: unknown, name: string, most: number): string {
  if (typeof value !== 'string' || value === '') throw missing(name);
  if (value.length > most)
    throw new GraphError(100, {
      message: `(#100) Param ${name} must be at most ${most} characters long.`,
    });
  return value;
}

const optionalText = (value: unknown, name: string, most: number): string =>
  value === undefined ? '' : textOf(value, name, most);

const numberOf = (value: unknown, name: string, most: number): number => {
  const number = typeof value === 'string' ? Number(value) : value; // Meta takes both
  if (typeof number !== 'number' || !(Math.abs(number) <= most))
    throw invalid(`"${name}" is no such number.`);
  return number;
};

const media: Check = (content) => {
  const { id, link, caption } = content;
  if ((id === undefined) === (link === undefined))
    throw new GraphError(100, { message: '(#100) Either id or link is required, and not both.' });
  textOf(id ?? link, id === undefined ? 'link' : 'id', 2048);
  return { text: optionalText(caption, 'caption', 1024) };
};

const withoutCaption: Check = (content) => {
  if (content.caption !== undefined) throw invalid('This type takes no caption.');
  return media(content);
};

function header(value: unknown, kinds: string[]): string {
  if (value === undefined) return '';
  const content = objectOf(value, 'header');
  const type = textOf(content.type, 'header.type', 20);
  if (!kinds.includes(type)) throw invalid(`A header cannot be "${type}" here.`);
  if (type === 'text') return textOf(content.text, 'header.text', 60);
  media(objectOf(content[type], `header.${type}`));
  return '';
}

const lines = (...texts: string[]): string => texts.filter((text) => text !== '').join('\n');

function buttons(action: JsonObject): Option[] {
  const all = listOf(action.buttons, 'action.buttons', [1, 3]).map((button) => {
    const reply = objectOf(button.reply, 'reply');
    return { id: textOf(reply.id, 'reply.id', 256), title: textOf(reply.title, 'reply.title', 20) };
  });
  if (new Set(all.map(({ title }) => title)).size < all.length)
    throw invalid('Titles of buttons must be different.');
  return all;
}

function rows(action: JsonObject): Option[] {
  const sections = listOf(action.sections, 'action.sections', [1, 10]);
  const all = sections.flatMap((section) => {
    if (sections.length > 1) textOf(section.title, 'section.title', 24);
    return listOf(section.rows, 'rows', [1, 10]).map((row) => ({
      id: textOf(row.id, 'row.id', 200),
      title: textOf(row.title, 'row.title', 24),
      ...(row.description !== undefined && {
        description: textOf(row.description, 'row.description', 72),
      }),
    }));
  });
  if (all.length > 10) throw invalid('A list takes at most 10 rows in all.');
  if (new Set(all.map(({ id }) => id)).size < all.length)
    throw invalid('Ids of rows must be different.');
  return all;
}

const interactive: Check = (content) => {
  const type = textOf(content.type, 'interactive.type', 40);
  const action = objectOf(content.action, 'action');
  const isList = type === 'list';
  const body = textOf(objectOf(content.body, 'body').text, 'body.text', isList ? 4096 : 1024);
  const footer =
    content.footer === undefined
      ? ''
      : textOf(objectOf(content.footer, 'footer').text, 'footer.text', 60);
  const head = header(content.header, isList ? ['text'] : ['text', 'image', 'video', 'document']);
  const text = lines(head, body, footer);
  switch (type) {
    case 'button':
      return { text, options: buttons(action) };
    case 'list':
      return {
        text,
        options: rows(action),
        listLabel: textOf(action.button, 'action.button', 20),
      };
    case 'cta_url': {
      const { display_text, url } = objectOf(action.parameters, 'action.parameters');
      const label = textOf(display_text, 'display_text', 20);
      return { text: lines(text, `${label}: ${textOf(url, 'url', 2000)}`) };
    }
    case 'location_request_message':
    case 'request_contact_info':
    case 'call_permission_request':
    case 'flow':
      return { text };
    default:
      throw invalid(`Interactive messages of type "${type}" cannot be simulated.`);
  }
};

/** The types a business can send, but templates and reactions, which look at what was there before. */
export const CONTENT: Record<string, Check> = {
  text: ({ body }) => ({ text: textOf(body, "text['body']", 4096) }),
  image: media,
  video: media,
  document: media,
  audio: withoutCaption,
  sticker: withoutCaption,
  location: ({ latitude, longitude, name, address }) => {
    numberOf(latitude, 'latitude', 90);
    numberOf(longitude, 'longitude', 180);
    return {
      text: lines(optionalText(name, 'name', 1000), optionalText(address, 'address', 1000)),
    };
  },
  interactive,
};

/** Contact cards come as an array, not as an object. */
export function contactsText(value: unknown): string {
  const cards = listOf(value, 'contacts', [1, 257]);
  return cards
    .map((card) => textOf(objectOf(card.name, 'name').formatted_name, 'formatted_name', 1000))
    .join(', ');
}
