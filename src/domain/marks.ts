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

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof MARKS;

/**
 * WhatsApp's text marks as a tree: `*bold*`, `_italic_`, `~strike~`, `` `code` ``, a block between triple
 * backticks, and lines that begin with `- `, `* `, `1. ` or `> `. A mark opens after a space or punctuation and closes
 * before one, on the same line; what is not closed stays text. Addresses are left alone. Linear in the length.
 */
export const parseMarks = (text: string): Block[] => {
  const blocks: Block[] = [];
  const parts = text.split('```');
  // An opening fence without a closing one is text.
  if (parts.length % 2 === 0) parts.push(`${parts.splice(-2, 1)[0]}\`\`\`${parts.pop()}`);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      blocks.push(part.trim() === '' ? lines([`\`\`\`${part}\`\`\``]) : { kind: 'code', text: part.replace(/^\n|\n$/g, '') });
    } else if (part !== '') {
      const inner = part.replace(index > 0 ? /^\n/ : /^$/, '').replace(index < parts.length - 1 ? /\n$/ : /$^/, '');
      if (inner !== '') blocks.push(...parseLines(inner.split('\n')));
    }
  }
  return blocks;
};

const lines = (texts: readonly string[]): Block => ({ kind: 'lines', lines: texts.map(parseInline) });

const LINE = /^(?:([-*] )|(\d{1,3})\. |(> ?))(?=\S)/;

const parseLines = (texts: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  for (const text of texts) {
    const [whole = '', bullet, number, quote] = LINE.exec(text) ?? [];
    const inline = parseInline(text.slice(whole.length));
    const last = blocks.at(-1);
    if (bullet) {
      if (last?.kind === 'bullets') last.items.push(inline);
      else blocks.push({ kind: 'bullets', items: [inline] });
    } else if (number) {
      if (last?.kind === 'numbers' && Number(number) === last.start + last.items.length) last.items.push(inline);
      else blocks.push({ kind: 'numbers', start: Number(number), items: [inline] });
    } else if (quote) {
      if (last?.kind === 'quote') last.lines.push(inline);
      else blocks.push({ kind: 'quote', lines: [inline] });
    } else if (last?.kind === 'lines') last.lines.push(inline);
    else blocks.push({ kind: 'lines', lines: [inline] });
  }
  return blocks;
};

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>]+/gi;
const OPENS_AFTER = /^[\s\p{P}\p{S}]?$/u;
const CLOSES_BEFORE = /^[\s\p{P}\p{S}]?$/u;

/** Pairs the marks of a line in one sweep with a stack, then builds the tree from the pairs. */
const parseInline = (line: string): Inline[] => {
  const skip = addressesOf(line);
  const closers = new Map<number, number>();
  const open: { mark: Mark; at: number }[] = [];
  let codeEnd = -1;
  for (let at = 0; at < line.length; at += 1) {
    const end = skip.get(at);
    if (end !== undefined) {
      at = end - 1;
      continue;
    }
    const sign = line[at]!;
    if (sign === '`' && at > codeEnd) {
      codeEnd = line.indexOf('`', at + 1);
      if (codeEnd < 0) codeEnd = line.length;
      else if (codeEnd > at + 1) {
        closers.set(at, codeEnd);
        at = codeEnd;
      }
      continue;
    }
    if (!(sign in MARKS)) continue;
    const before = line[at - 1] ?? '';
    const after = line[at + 1] ?? '';
    const opener = open.findLastIndex(({ mark }) => mark === sign);
    const canClose = opener >= 0 && !/\s/.test(before) && open[opener]!.at < at - 1 && CLOSES_BEFORE.test(after);
    if (canClose) {
      closers.set(open[opener]!.at, at);
      open.length = opener;
    } else if (OPENS_AFTER.test(before) && after !== '' && !/\s/.test(after) && opener < 0) {
      open.push({ mark: sign as Mark, at });
    }
  }
  return build(line, 0, line.length, closers);
};

const build = (line: string, from: number, to: number, closers: ReadonlyMap<number, number>): Inline[] => {
  const inlines: Inline[] = [];
  let text = from;
  for (let at = from; at < to; at += 1) {
    const end = closers.get(at);
    if (end === undefined) continue;
    if (at > text) inlines.push({ kind: 'text', text: line.slice(text, at) });
    const sign = line[at] as Mark | '`';
    inlines.push(
      sign === '`'
        ? { kind: 'code', text: line.slice(at + 1, end) }
        : { kind: MARKS[sign], children: build(line, at + 1, end, closers) },
    );
    at = end;
    text = end + 1;
  }
  if (to > text) inlines.push({ kind: 'text', text: line.slice(text, to) });
  return inlines;
};

const addressesOf = (line: string): Map<number, number> =>
  new Map(
    [...line.matchAll(ADDRESS)].map((match) => [
      match.index,
      // The marks around an address are not part of it.
      match.index + match[0].replace(/[*_~`]+$/, '').length,
    ]),
  );

const inlineText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : inlineText(inline.children))).join('');

/** The text without its marks, on one line: for previews and screen readers. */
export const plainText = (text: string): string =>
  parseMarks(text)
    .flatMap((block) =>
      block.kind === 'code'
        ? [block.text]
        : ('items' in block ? block.items : block.lines).map((line) => inlineText(line)),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether drawing the text shows anything that the bare text does not. */
export const hasMarks = (text: string): boolean => {
  const [block, ...more] = parseMarks(text);
  return (
    more.length > 0 ||
    (block !== undefined && (block.kind !== 'lines' || block.lines.some((line) => line.some(({ kind }) => kind !== 'text'))))
  );
};
