import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  hasMarks,
  parseMarks,
  plainText,
  type Block,
  type Inline,
} from '../../src/domain/marks.js';
import { ENDLESS, TEXTS } from './corpus.js';

const TAGS = { bold: 'b', italic: 'i', strike: 's' } as const;

const showInlines = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      inline.kind === 'text'
        ? inline.text
        : inline.kind === 'code'
          ? `<c>${inline.text}</c>`
          : `<${TAGS[inline.kind]}>${showInlines(inline.children)}</${TAGS[inline.kind]}>`,
    )
    .join('');

const showBlock = (block: Block): string => {
  switch (block.kind) {
    case 'code':
      return `<pre>${block.text}</pre>`;
    case 'bullets':
      return `<ul>${block.items.map((item) => `<li>${showInlines(item)}`).join('')}</ul>`;
    case 'numbers':
      return `<ol ${block.start}>${block.items.map((item) => `<li>${showInlines(item)}`).join('')}</ol>`;
    case 'quote':
      return `<q>${block.lines.map(showInlines).join('\n')}</q>`;
    case 'lines':
      return block.lines.map(showInlines).join('\n');
  }
};

const show = (text: string): string => parseMarks(text).map(showBlock).join('|');

/** The text a tree was made of, where it holds no code. */
const write = (blocks: readonly Block[]): string => {
  const signs = { bold: '*', italic: '_', strike: '~' } as const;
  const inlines = (list: readonly Inline[]): string =>
    list
      .map((inline) =>
        'text' in inline
          ? inline.text
          : signs[inline.kind] + inlines(inline.children) + signs[inline.kind],
      )
      .join('');
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'code':
          return block.text;
        case 'bullets':
          return block.items.map((item) => `- ${inlines(item)}`).join('\n');
        case 'numbers':
          return block.items
            .map((item, index) => `${block.start + index}. ${inlines(item)}`)
            .join('\n');
        case 'quote':
          return block.lines.map((line) => `> ${inlines(line)}`).join('\n');
        case 'lines':
          return block.lines.map(inlines).join('\n');
      }
    })
    .join('\n');
};

const INLINE: Record<string, [text: string, shown: string]> = {
  bold: ['*a b*', '<b>a b</b>'],
  italic: ['_a b_', '<i>a b</i>'],
  strike: ['~a b~', '<s>a b</s>'],
  'inline code': ['`a b`', '<c>a b</c>'],
  'three backticks on one line': ['use ```npm i``` now', 'use <c>npm i</c> now'],
  'nested marks': ['*_~a~_*', '<b><i><s>a</s></i></b>'],
  'a mark inside another': ['*a _b_ c*', '<b>a <i>b</i> c</b>'],
  'several on a line': ['*a* _b_ ~c~', '<b>a</b> <i>b</i> <s>c</s>'],
  'next to punctuation': ['(*a*), "_b_".', '(<b>a</b>), "<i>b</i>".'],
  'next to an emoji': ['😀*a*😀', '😀<b>a</b>😀'],
  'next to an emoji of two signs': ['❤️*a*👍🏽_b_🇧🇷', '❤️<b>a</b>👍🏽<i>b</i>🇧🇷'],
  'accents around it': ['é *ação* é', 'é <b>ação</b> é'],
  'a single letter': ['*a*', '<b>a</b>'],
  'an emoji inside': ['*😀*', '<b>😀</b>'],
  'right to left': ['*עולם*', '<b>עולם</b>'],
  'punctuation inside': ['*!*', '<b>!</b>'],
  'another sign inside': ['*_*', '<b>_</b>'],

  'an opening alone': ['*a', '*a'],
  'a closing alone': ['a*', 'a*'],
  'a sign alone': ['*', '*'],
  'two signs alone': ['**', '**'],
  'only spaces between': ['_ _ ~  ~', '_ _ ~  ~'],
  'a space after the opening': ['a * b*', 'a * b*'],
  'a space before the closing': ['*a *', '*a *'],
  'a product': ['2*3*4', '2*3*4'],
  'a product with spaces': ['2 * 3 * 4', '2 * 3 * 4'],
  'inside a word': ['foo_bar_baz', 'foo_bar_baz'],
  'closing inside a word': ['*a*b', '*a*b'],
  'opening inside a word': ['a*b*', 'a*b*'],
  'inside a word with a combining accent': ['e\u0301*a*', 'e\u0301*a*'],
  'inside a word of rare letters': ['𝒳*a*𝒳', '𝒳*a*𝒳'],
  'across a line break': ['*a\nb*', '*a\nb*'],
  'doubled as in Markdown': ['**a**', '**a**'],
  'doubled underscores': ['__init__', '__init__'],
  tripled: ['***a***', '***a***'],
  'doubled at one end': ['*a**', '*a**'],
  'crossed: the first to close wins': ['*a _b* c_', '<b>a _b</b> c_'],
  'a second opening': ['*a *b*', '<b>a *b</b>'],
  'a price per unit': ['R$ 5*', 'R$ 5*'],

  'marks inside code': ['`*a*` *b*', '<c>*a*</c> <b>b</b>'],
  'code inside marks': ['*a `b* c` d*', '<b>a <c>b* c</c> d</b>'],
  'code with nothing in it': ['`` ` `', '`` ` `'],
  'a backtick alone': ['a ` b', 'a ` b'],
  'a backtick for an apostrophe': ['copo d`água e pau d`arco', 'copo d`água e pau d`arco'],
  'a fence that is not closed': ['```a *b*', '```a <b>b</b>'],
  'two fences with nothing between': ['``````', '``````'],

  'an address with signs': ['https://x.com/a_b_c *d* _e_', 'https://x.com/a_b_c <b>d</b> <i>e</i>'],
  'an address with two signs': [
    'https://x.com/_a_/*b* www.y.com/~c~',
    'https://x.com/_a_/*b* www.y.com/~c~',
  ],
  'a bold address': ['*https://x.com/a_b*', '<b>https://x.com/a_b</b>'],
  'an italic address': ['_https://x.com/a_b_c_', '<i>https://x.com/a_b_c</i>'],
  'a bold address before a comma': ['*https://x.com*, ok', '<b>https://x.com</b>, ok'],
  'a bold address in brackets': ['*(https://x.com)*', '<b>(https://x.com)</b>'],
  'code around an address': ['`https://x.com`', '<c>https://x.com</c>'],
};

const BLOCKS: Record<string, [text: string, shown: string]> = {
  nothing: ['', ''],
  'blank lines': ['a\n\nb', 'a\n\nb'],
  'bullets with a hyphen': ['- a\n- *b*', '<ul><li>a<li><b>b</b></ul>'],
  'bullets with a star': ['* a\n* b', '<ul><li>a<li>b</ul>'],
  'bold at the start of a line is no bullet': ['*a*', '<b>a</b>'],
  'a hyphen without a space': ['-a', '-a'],
  'a bullet with nothing': ['- ', '- '],
  'numbers that go on': ['1. a\n2. b', '<ol 1><li>a<li>b</ol>'],
  'numbers that begin later': ['7. a\n8. b', '<ol 7><li>a<li>b</ol>'],
  'numbers that do not follow': ['1. a\n3. b', '<ol 1><li>a</ol>|<ol 3><li>b</ol>'],
  'a number with a zero before it': ['01. a', '01. a'],
  'a year': ['2026. a', '2026. a'],
  'a decimal': ['1.5 kg', '1.5 kg'],
  'a quote': ['> a\n> *b*', '<q>a\n<b>b</b></q>'],
  'a face': ['>:( no', '>:( no'],
  'a quote of nothing': ['> ', '> '],
  'a quote between lines': ['a\n> b\nc', 'a|<q>b</q>|c'],
  'a list between lines': ['a\n- b\nc', 'a|<ul><li>b</ul>|c'],
  'two kinds of list': ['- a\n1. b', '<ul><li>a</ul>|<ol 1><li>b</ol>'],
  'a block': ['```\na\n *b*\n```', '<pre>a\n *b*</pre>'],
  'a block without breaks at its ends': ['```a\nb```', '<pre>a\nb</pre>'],
  'a block between lines': ['x\n```\na\n```\ny', 'x|<pre>a</pre>|y'],
  'a block inside a line': ['x ```a\nb``` y', 'x |<pre>a\nb</pre>| y'],
  'a block with a list in it': ['```\n- a\n> b\n```', '<pre>- a\n> b</pre>'],
  'a block of nothing': ['```\n```', '```\n```'],
  'a block that is not closed': ['```\n- a', '```|<ul><li>a</ul>'],
  'two blocks': ['```\na\n```\n```\nb\n```', '<pre>a</pre>|<pre>b</pre>'],
  'Windows line ends': ['*a*\r\n- b\r\n', '<b>a</b>\r|<ul><li>b\r</ul>|'],
};

describe('parseMarks', () => {
  for (const [name, [text, shown]] of Object.entries({ ...INLINE, ...BLOCKS })) {
    it(`${name}: ${JSON.stringify(text)}`, () => expect(show(text)).to.equal(shown));
  }

  const sign = fc.constantFrom(
    ...'*_~ ab1é-.>(\n',
    '* ',
    '- ',
    '> ',
    '1. ',
    '2. ',
    '😀',
    'https://x.com/a_b',
  );

  it('can be written back as it came, whatever the signs', () => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const text = signs.join('');
        const bullets = text.replace(/^\* (?=\S)/gm, '- ');
        expect(write(parseMarks(text))).to.equal(bullets);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads what it wrote in the same way', () => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const tree = parseMarks(signs.join(''));
        expect(parseMarks(write(tree))).to.deep.equal(tree);
      }),
    );
  });

  it('makes no empty stretches and none beside another of text', () => {
    const check = (inlines: readonly Inline[]): void => {
      for (const [index, inline] of inlines.entries()) {
        if (inline.kind === 'text') {
          expect(inline.text).not.to.equal('');
          expect(inlines[index + 1]?.kind).not.to.equal('text');
        } else if (inline.kind !== 'code') {
          expect(inline.children).not.to.be.empty;
          check(inline.children);
        }
      }
    };
    fc.assert(
      fc.property(fc.array(fc.oneof(sign, fc.constant('`')), { maxLength: 40 }), (signs) => {
        for (const block of parseMarks(signs.join(''))) {
          if (block.kind === 'code') continue;
          for (const line of 'items' in block ? block.items : block.lines) check(line);
        }
      }),
    );
  });

  for (const [name, text] of Object.entries(ENDLESS)) {
    it(`comes back from endless ${name}`, () => {
      expect(bare(plainText(text))).to.equal(bare(text));
    });
  }
});

/** What is neither a mark nor a space. */
const bare = (text: string): string => text.replace(/[\s*_~`>•-]/g, '');

describe('plainText', () => {
  const TABLE: Record<string, [text: string, plain: string]> = {
    'marks go': ['*Olá*, _Ana_ ~Maria~ `x`', 'Olá, Ana Maria x'],
    'lines become one': ['a\n\n b\tc \n', 'a b c'],
    'bullets stay bullets': ['- a\n- b', '• a • b'],
    'numbers stay': ['1. sim\n2. não', '1. sim 2. não'],
    'quotes lose their sign': ['> a\nb', 'a b'],
    'blocks are text': ['```\na\n  b\n```', 'a b'],
    'what is no mark stays': ['2*3*4 foo_bar **x**', '2*3*4 foo_bar **x**'],
    'nothing is nothing': [' \n ', ''],
  };
  for (const [name, [text, plain]] of Object.entries(TABLE)) {
    it(name, () => expect(plainText(text)).to.equal(plain));
  }

  it('says the same of a text that has no marks as of one that may have some', () => {
    const signs = fc.constantFrom(...'*~` a1é-.>\t\u00a0', '- ', '1. ', '9', 'www.x.com/_a_');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (list) => {
        const text = list.join('');
        expect(plainText(text)).to.equal(plainText(`\n${text}`));
      }),
      { numRuns: 2000 },
    );
  });

  it('loses nothing but marks and spaces', () => {
    const signs = fc.constantFrom(...'*_~` ab1é-.>\n', '```', '- ', '> ', '1. ', 'www.x.com/_a_');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (list) => {
        const text = list.join('');
        expect(bare(plainText(text))).to.equal(bare(text));
      }),
      { numRuns: 2000 },
    );
    for (const [name, text] of Object.entries(TEXTS)) {
      expect(bare(plainText(text)), name).to.equal(bare(text));
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bare(plainText(text))).to.equal(bare(text));
      }),
    );
  });
});

describe('hasMarks', () => {
  const TABLE: Record<string, boolean> = {
    '': false,
    'oi\n\ntchau': false,
    '*a': false,
    foo_bar_baz: false,
    'https://x.com/_a_': false,
    '*a*': true,
    'x\n_a_': true,
    '`a`': true,
    '- a': true,
    '1. a': true,
    '> a': true,
    '```\na\n```': true,
  };
  for (const [text, expected] of Object.entries(TABLE)) {
    it(`${JSON.stringify(text)}: ${expected}`, () => expect(hasMarks(text)).to.equal(expected));
  }
});
