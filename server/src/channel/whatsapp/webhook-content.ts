import type { Content, MediaKind } from '../../domain.js';
import { id, isObject, line, list, number, object, words, type Json } from './webhook-json.js';

export interface MessageContent {
  content: Content;
  /** Meta's id of the file, for `content.media`. */
  providerId?: string;
}

/** What a message says. A type that we do not know, or one without what it should hold, is `unsupported`. */
export function contentOf(message: Json): MessageContent {
  const type = id(message['type']) ?? 'unknown';
  const [error] = list(message['errors']).map(object); // 131051 unsupported, 131052 too big to be brought
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  const note =
    line(object(message['unsupported'])['type']) ??
    (error && line(error['title'] ?? error['message'])) ??
    type;
  return read?.(message[type]) ?? { content: { kind: 'unsupported', note } };
}

type Reader = (body: unknown) => MessageContent | undefined;

const READERS: Record<string, Reader> = {
  text: (body) => {
    const text = words(object(body)['body']);
    return text === undefined ? undefined : { content: { kind: 'text', text } };
  },
  image: (body) => media('image', object(body)),
  video: (body) => media('video', object(body)),
  audio: (body) => media('audio', object(body)),
  document: (body) => media('document', object(body)),
  sticker: (body) => media('sticker', object(body)),
  location: (body) => location(object(body)),
  contacts: (body) => {
    const contacts = list(body).map(object).map(card);
    return contacts.length > 0 ? { content: { kind: 'contacts', contacts } } : undefined;
  },
  button: (body) => {
    const { text, payload } = object(body);
    return choice(text, payload);
  },
  interactive: (body) => interactive(object(body)),
  order: (body) => order(object(body)),
};

function media(kind: MediaKind, body: Json): MessageContent | undefined {
  const providerId = id(body['id']);
  if (providerId === undefined) return undefined;
  const name = line(body['filename'], 255);
  const caption = words(body['caption']);
  return {
    providerId,
    content: {
      kind,
      media: {
        mime: line(body['mime_type'], 100) ?? 'application/octet-stream',
        ...(name !== undefined && { name }),
        ...(body['voice'] === true && { voice: true }),
      },
      ...(caption && { caption }),
    },
  };
}

function location(body: Json): MessageContent | undefined {
  const lat = number(body['latitude']);
  const lng = number(body['longitude']);
  if (lat === undefined || lng === undefined) return undefined;
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return undefined;
  const name = line(body['name']);
  const address = line(body['address']);
  return {
    content: {
      kind: 'location',
      lat,
      lng,
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
    },
  };
}

function card({ name, phones }: Json): { name: string; phones: string[] } {
  return {
    name: line(object(name)['formatted_name']) ?? '',
    phones: list(phones)
      .map(object)
      .flatMap(({ phone, wa_id }) => line(phone ?? wa_id, 40) ?? []),
  };
}

function interactive(body: Json): MessageContent | undefined {
  const reply = body['button_reply'] ?? body['list_reply'];
  if (isObject(reply)) return choice(reply['title'], reply['id'], reply['description']);
  if (isObject(body['nfm_reply'])) return form(body['nfm_reply']);
  if (isObject(body['call_permission_reply']))
    return choice(body['call_permission_reply']['response'], undefined);
  return undefined;
}

function choice(title: unknown, key: unknown, more?: unknown): MessageContent | undefined {
  const text = words(title);
  const choiceId = id(key);
  const description = line(more, 4096);
  if (text === undefined) return undefined;
  return {
    content: {
      kind: 'choice',
      text,
      ...(choiceId !== undefined && { choiceId }),
      ...(description !== undefined && { description }),
    },
  };
}

/** A form (a flow) that was filled in: its answers, a line each. */
function form({ name, body, response_json: json }: Json): MessageContent | undefined {
  let answers: Json = {};
  try {
    answers = object(typeof json === 'string' ? JSON.parse(json) : json);
  } catch {
    // The title is still worth showing.
  }
  const lines = Object.entries(answers)
    .filter(
      ([key, value]) =>
        key !== 'flow_token' && ['string', 'number', 'boolean'].includes(typeof value),
    )
    .map(([key, value]) => `${key}: ${String(value)}`);
  return choice(line(body) ?? line(name), undefined, lines.join('\n'));
}

/** An order as a text: the inbox has no face for it. */
function order({ text, product_items: items }: Json): MessageContent | undefined {
  const lines = list(items)
    .map(object)
    .map(({ quantity, product_retailer_id: product, item_price: price, currency }) =>
      [
        `${number(quantity) ?? 1} × ${id(product) ?? '?'}`,
        [number(price)?.toFixed(2), line(currency, 3)].filter(Boolean).join(' '),
      ]
        .filter(Boolean)
        .join(' · '),
    );
  const all = [words(text), ...lines].filter(Boolean);
  return all.length > 0 ? { content: { kind: 'text', text: all.join('\n') } } : undefined;
}
