import { digits, fold, plainText, type Content } from './domain.js';
import type { ContactRow, ConversationRow, MessageRow } from './rows.js';

/** What a search finds a row by, folded: without accents and case. */
export function wordsOf(
  table: 'contact' | 'conversation' | 'message',
  row: ContactRow | ConversationRow | MessageRow,
): string {
  switch (table) {
    case 'contact': {
      const { name, handle, email, phone } = row as ContactRow;
      return fold([name, handle, email, phone && digits(phone)].filter(Boolean).join(' '));
    }
    case 'conversation':
      return fold((row as ConversationRow).protocol ?? '');
    default: {
      const { content, internal } = row as MessageRow;
      return internal ? '' : fold(textOf(content));
    }
  }
}

/** What a line in a list says of a message; a kind without words of its own says nothing. */
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
