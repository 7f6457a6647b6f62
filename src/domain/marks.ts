import { ADDRESS, withoutTail } from './links.js';

/** A stretch of one line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] };

/** A block of a message. Lines keep their breaks: each is an own array of inlines. */
export type Block =
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'quote'; lines: Inline[][] }
  | { kind: 'bullets'; items: Inline[][] }
  | { kind: 'numbers'; start: number; items: Inline[][] }
  | { kind: 'code'; text: string };

const FENCE = '```';
const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof MARKS;

/**
 * WhatsApp's text marks as a tree: `*bold*`, `_italic_`, `~strike~`, `` `code` ``, triple backticks (a block
 * when they span lines), and lines that begin with `- `, `* `, `1. ` or `> `. A mark opens after anything but a
 * letter or a digit and closes before one such, on the same line, with no space just inside. What is not closed
 * and what is doubled (`**`) stays text; addresses are left alone. Linear in the length of the text.
 */
export const parseMarks = (text: string): Block[] => {
  const blocks: Block[] = [];
  let done = 0;
  let from = 0;
  for (;;) {
    const open = text.indexOf(FENCE, from);
    const close = open < 0 ? -1 : text.indexOf(FENCE, open + FENCE.length);
    if (close < 0) break;
    const code = text.slice(open + FENCE.length, close);
    from = close + FENCE.length;
    if (!code.includes('\n') || code.trim() === '') continue;
    addLines(blocks, text.slice(done, open).replace(/\n$/, ''));
    blocks.push({ kind: 'code', text: code.replace(/^\n|\n$/g, '') });
    done = from + (text[from] === '\n' ? 1 : 0);
  }
  addLines(blocks, text.slice(done));
  return blocks;
};

const LINE = /^(?:([-*] )|(0|[1-9]\d{0,2})\. |(> ))(?=\S)/;

const addLines = (blocks: Block[], text: string): void => {
  for (const line of text === '' ? [] : text.split('\n')) {
    const [prefix = '', bullet, number, quote] = LINE.exec(line) ?? [];
    const inlines = parseInline(line.slice(prefix.length));
    const last = blocks.at(-1);
    if (bullet) {
      if (last?.kind === 'bullets') last.items.push(inlines);
      else blocks.push({ kind: 'bullets', items: [inlines] });
    } else if (number) {
      const start = Number(number);
      if (last?.kind === 'numbers' && start === last.start + last.items.length) {
        last.items.push(inlines);
      } else blocks.push({ kind: 'numbers', start, items: [inlines] });
    } else {
      const kind = quote ? 'quote' : 'lines';
      if (last?.kind === kind) last.lines.push(inlines);
      else blocks.push({ kind, lines: [inlines] });
    }
  }
};

/** Where a pair of marks ends, and how many signs each of the two has. */
interface Pair {
  end: number;
  width: number;
}

/** Pairs the marks of a line in one sweep, then builds the tree from the pairs. */
const parseInline = (line: string): Inline[] => {
  if (line !== '' && !/[*_~`]/.test(line)) return [{ kind: 'text', text: line }];
  const addresses = addressesOf(line);
  const pairs = new Map<number, Pair>();
  const open: { mark: Mark; at: number }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]!;
    const address = addresses.get(at);
    if (address !== undefined) at = address - 1;
    else if (sign === '`') {
      const code = codeAt(line, at);
      if (!code) continue;
      pairs.set(at, code);
      at = code.end + code.width - 1;
    } else if (isMark(sign) && line[at - 1] !== sign && line[at + 1] !== sign) {
      const opener = open.findIndex(({ mark }) => mark === sign);
      if (opener < 0) {
        if (!isAfterWord(line, at) && /\S/.test(line[at + 1] ?? '')) open.push({ mark: sign, at });
      } else if (/\S/.test(line[at - 1]!) && !isBeforeWord(line, at)) {
        pairs.set(open[opener]!.at, { end: at, width: 1 });
        open.length = opener;
      }
    }
  }
  return build(line, 0, line.length, pairs);
};

const build = (line: string, from: number, to: number, pairs: ReadonlyMap<number, Pair>) => {
  const inlines: Inline[] = [];
  let text = from;
  for (let at = from; at < to; at += 1) {
    const pair = pairs.get(at);
    if (!pair) continue;
    if (at > text) inlines.push({ kind: 'text', text: line.slice(text, at) });
    const sign = line[at]!;
    inlines.push(
      isMark(sign)
        ? { kind: MARKS[sign], children: build(line, at + 1, pair.end, pairs) }
        : { kind: 'code', text: line.slice(at + pair.width, pair.end) },
    );
    text = pair.end + pair.width;
    at = text - 1;
  }
  if (to > text) inlines.push({ kind: 'text', text: line.slice(text, to) });
  return inlines;
};

const isMark = (sign: string): sign is Mark => sign in MARKS;

const WORD = '(?![\\uFE0F\\u20E3])[\\p{L}\\p{N}\\p{M}]';
const STARTS_WORD = new RegExp(`^${WORD}`, 'u');
const ENDS_WORD = new RegExp(`${WORD}$`, 'u');

/** Two units: a letter may be one of the rare ones that take both. */
const isAfterWord = (line: string, at: number): boolean =>
  ENDS_WORD.test(line.slice(Math.max(0, at - 2), at));
const isBeforeWord = (line: string, at: number): boolean =>
  STARTS_WORD.test(line.slice(at + 1, at + 3));

/** Code that begins here, in three backticks or in one; "copo d`água" is not its beginning. */
const codeAt = (line: string, at: number): Pair | undefined => {
  for (const fence of [FENCE, '`']) {
    const width = fence.length;
    const end = line.startsWith(fence, at) ? line.indexOf(fence, at + width) : -1;
    if (end < 0 || line.slice(at + width, end).trim() === '') continue;
    if (width > 1 || (!isAfterWord(line, at) && !isBeforeWord(line, end))) return { end, width };
  }
  return undefined;
};

const addressesOf = (line: string): Map<number, number> =>
  new Map(
    [...line.matchAll(ADDRESS)].map(({ 0: address, index }) => [
      index,
      index + withoutTail(address).length,
    ]),
  );

const inlineText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : inlineText(inline.children))).join('');

const linesOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'code':
      return [block.text];
    case 'bullets':
      return block.items.map((item) => `• ${inlineText(item)}`);
    case 'numbers':
      return block.items.map((item, index) => `${block.start + index}. ${inlineText(item)}`);
    default:
      return block.lines.map(inlineText);
  }
};

/** What a text without marks has none of. */
const MARKED = /[*_~`\n]|^[-\d>]/;

/** The text without its marks, on one line: for previews and screen readers. */
export const plainText = (text: string): string => {
  const bare = MARKED.test(text) ? parseMarks(text).flatMap(linesOf).join(' ') : text;
  return bare.replace(/\s+/g, ' ').trim();
};

/** Whether drawing the text shows anything that the bare text does not. */
export const hasMarks = (text: string): boolean =>
  parseMarks(text).some(
    (block) =>
      block.kind !== 'lines' ||
      block.lines.some((line) => line.some(({ kind }) => kind !== 'text')),
  );
