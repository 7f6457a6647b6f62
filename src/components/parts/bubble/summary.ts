import type { LocaleController } from '../../../context/locale.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import { plainText } from '../../../domain/texts.js';
import type { Content } from '../../../domain/message.js';

/** One line of plain words for what a message says: for quotes, screen readers and the clipboard. */
export const summaryOf = (content: Content, t: LocaleController): string => {
  switch (content.kind) {
    case 'text':
      return plainText(content.text);
    case 'choice':
      return list(content.text, content.description);
    case 'template':
      return plainText([content.header, content.text].filter(Boolean).join(' '));
    case 'image':
    case 'video':
    case 'sticker':
      return list(t.term('kind', content.kind), plainText(content.caption ?? ''));
    case 'audio':
      return list(
        content.media.voice ? t.term('voiceMessage') : t.term('kind', 'audio'),
        plainText(content.caption ?? ''),
      );
    case 'document':
      return list(
        t.term('kind', 'document'),
        visibleName(content.media.name ?? ''),
        plainText(content.caption ?? ''),
      );
    case 'location':
      return list(t.term('kind', 'location'), content.name, content.address);
    case 'contacts':
      return list(t.term('kind', 'contacts'), ...content.contacts.map(({ name }) => name));
    case 'notice':
      return t.term('notice', content.code, content.args ?? {});
    case 'unsupported':
      return t.term('kind', 'unsupported');
  }
};

const list = (...pieces: (string | undefined)[]): string => pieces.filter(Boolean).join(', ');
