import type { Preview } from './conversation.js';
import { plainText } from './marks.js';
import type { Content, Message, Quote } from './message.js';

/* What a back end says of a message where there is one line for it. */

/** What a message says to which another one answers. */
export const quoteOf = ({ content, direction, author }: Message): Quote => ({
  text: textOf(content),
  kind: content.kind,
  direction,
  ...(author.name !== undefined && { name: author.name }),
});

/** The last message, as a list shows it. */
export const previewOf = ({ content, at, direction, status }: Message): Preview => ({
  text: textOf(content),
  at,
  direction,
  kind: content.kind,
  ...(status && { status }),
});

/** What a line in a list says of it; a kind without words of its own says nothing. */
export function textOf(content: Content): string {
  switch (content.kind) {
    case 'text':
    case 'template':
    case 'choice':
      return plainText(content.text);
    case 'document':
      return content.caption ?? content.media.name ?? '';
    case 'image':
    case 'video':
    case 'audio':
    case 'sticker':
      return plainText(content.caption ?? '');
    case 'location':
      return content.name ?? content.address ?? '';
    case 'contacts':
      return content.contacts.map(({ name }) => name).join(', ');
    default:
      return '';
  }
}
