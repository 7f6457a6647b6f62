import type { PhoneMessage } from '../../../demo/phone/phones.js';
import type { Content, Media } from '../../../src/domain/message.js';
import type { JsonObject, SimMessage } from '../src/control.js';

/** The messages of a thread as the phone page draws them. */
export function phoneMessages(thread: readonly SimMessage[]): PhoneMessage[] {
  const byId = new Map(thread.map((message) => [message.id, message]));
  return thread.map((message, at) => ({
    ...drawn(message),
    order: String(at).padStart(8, '0'),
    ...quoted(byId.get(message.contextId ?? '')),
  }));
}

function drawn(message: SimMessage): Omit<PhoneMessage, 'order'> {
  const { id, customerId, at, direction, reactions, options, listLabel } = message;
  return {
    id,
    rev: 0,
    conversationId: customerId,
    at,
    direction,
    author: { kind: direction === 'in' ? 'contact' : 'agent' },
    content: contentOf(message),
    reactions,
    ...(direction === 'in' && { status: tickOf(message) }),
    ...(options && { options }),
    ...(listLabel !== undefined && { listLabel }),
    ...(message.editedAt !== undefined && { editedAt: message.editedAt }),
    ...(message.deletedAt !== undefined && { deletedAt: message.deletedAt }),
  };
}

/** Her ticks: one while it is on its way to the shop, two when it took it, blue when somebody read it. */
const tickOf = ({ status }: SimMessage) =>
  status === 'read' ? 'read' : status === 'delivered' ? 'delivered' : 'sent';

const quoted = (message: SimMessage | undefined): Pick<PhoneMessage, 'replyTo' | 'quote'> =>
  message
    ? {
        replyTo: message.id,
        quote: {
          text: message.text,
          kind: contentOf(message).kind,
          direction: message.direction,
        },
      }
    : {};

function contentOf(message: SimMessage): Content {
  const { type, text, file, template, content } = message;
  if (template) {
    const { name, language, header, body, footer, buttons } = template;
    return {
      kind: 'template',
      name,
      language,
      text: body,
      ...(header !== undefined && { header }),
      ...(footer !== undefined && { footer }),
      ...(file && { media: mediaOf(message) }),
      buttons,
    };
  }
  switch (type) {
    case 'text':
      return { kind: 'text', text };
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return { kind: type, media: mediaOf(message), ...(text && { caption: text }) };
    case 'location': {
      const { latitude, longitude, name, address } = content as unknown as Place;
      return {
        kind: 'location',
        lat: Number(latitude),
        lng: Number(longitude),
        ...(name && { name }),
        ...(address && { address }),
      };
    }
    case 'contacts':
      return { kind: 'contacts', contacts: (content.contacts as Card[]).map(cardOf) };
    case 'interactive':
      return message.direction === 'in' ? { kind: 'choice', text } : formOf(content);
    case 'button':
      return { kind: 'choice', text };
    default:
      return { kind: 'unsupported' };
  }
}

/** Header, body and footer are drawn as a template's are. */
function formOf({ header, body, footer }: JsonObject): Content {
  const words = (part: unknown) => (part as { text?: string } | undefined)?.text;
  const [title, text, foot] = [words(header), words(body), words(footer)];
  return {
    kind: 'template',
    name: '',
    language: '',
    text: text ?? '',
    ...(title !== undefined && { header: title }),
    ...(foot !== undefined && { footer: foot }),
  };
}

interface Place {
  latitude: number | string;
  longitude: number | string;
  name?: string;
  address?: string;
}

interface Card {
  name: { formatted_name: string };
  phones?: { phone?: string }[];
}

const cardOf = ({ name, phones = [] }: Card) => ({
  name: name.formatted_name,
  phones: phones.flatMap(({ phone }) => (phone === undefined ? [] : [phone])),
});

const mediaOf = ({ file, content }: SimMessage): Media => {
  const { id, link, mime = '', bytes, name } = file ?? {};
  return {
    mime,
    ...(id !== undefined && { id }),
    ...(link !== undefined && { url: link }),
    ...(bytes !== undefined && { bytes }),
    ...(name !== undefined && { name }),
    ...(content.voice === true && { voice: true }),
  };
};
