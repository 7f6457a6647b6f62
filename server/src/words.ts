import { digits, fold, textOf } from './domain.js';
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
