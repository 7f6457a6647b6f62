import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Content, ContentKind } from '../../../domain/message.js';

const LINE = 20;
/** Characters of a full line. */
const LINE_LENGTH = 48;
const QUOTE = 50;
/** Without the lines of its words. */
const BARE: Record<ContentKind, number> = {
  text: 20,
  choice: 20,
  template: 40,
  image: 240,
  video: 240,
  sticker: 160,
  audio: 70,
  document: 80,
  location: 120,
  contacts: 80,
  notice: 32,
  unsupported: 40,
};

/** About how high a message will be, in CSS pixels; rather less, as more can still be drawn where it was too much. */
export const estimateOf = ({ message: { content, quote, deletedAt } }: ThreadItem): number =>
  deletedAt === undefined
    ? BARE[content.kind] + LINE * linesOf(wordsOf(content)) + (quote ? QUOTE : 0)
    : BARE.text + LINE;

const wordsOf = (content: Content): string =>
  ('text' in content ? content.text : 'caption' in content && content.caption) || '';

const linesOf = (words: string): number =>
  Math.ceil(words.length / LINE_LENGTH) + (words.includes('\n') ? words.split('\n').length - 1 : 0);
