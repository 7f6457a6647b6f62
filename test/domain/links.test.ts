import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { linkify, objectUrl, safeUrl, withoutTail, type Link } from '../../src/domain/links.js';
import { ENDLESS, HOSTILE_URLS, TEXTS } from './corpus.js';

const linksIn = (text: string): Link[] =>
  linkify(text).filter((piece): piece is Link => typeof piece !== 'string');

const shownIn = (text: string): string[] => linksIn(text).map((link) => link.text);

describe('safeUrl', () => {
  const TABLE: Record<string, string> = {
    'https://example.com/a?b=c#d': 'https://example.com/a?b=c#d',
    'HTTP://EXAMPLE.COM': 'http://example.com/',
    ' https://example.com/ ': 'https://example.com/',
    '\nhttps://example.com/\n': 'https://example.com/',
    'mailto:ana@example.com': 'mailto:ana@example.com',
    'tel:+5511987654321': 'tel:+5511987654321',
    'https://ação.com.br/': 'https://xn--ao-siap.com.br/',
    'http://[::1]:8080/': 'http://[::1]:8080/',
  };
  for (const [url, href] of Object.entries(TABLE)) {
    it(`passes ${JSON.stringify(url)}`, () => expect(safeUrl(url)).to.equal(href));
  }
  for (const [name, url] of Object.entries(HOSTILE_URLS)) {
    it(`refuses ${name}`, () => expect(safeUrl(url)).to.equal(undefined));
  }

  it('has nothing to say about nothing', () => expect(safeUrl(undefined)).to.equal(undefined));

  it('never lets another scheme through', () => {
    const scheme = fc.oneof(
      fc.constantFrom('javascript:', 'data:', 'blob:', 'file:', 'https:', 'tel:', ''),
      fc.string({ maxLength: 6 }).map((text) => `${text}:`),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4 }), scheme, fc.string(), (a, b, c) => {
        const href = safeUrl(a + b + c);
        if (href !== undefined) expect(href).to.match(/^(https?|mailto|tel):/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('objectUrl', () => {
  const blob = 'blob:https://example.com/4f0c';

  it('passes what a picture may be loaded from', () => {
    expect(objectUrl('https://example.com/a.jpg')).to.equal('https://example.com/a.jpg');
    expect(objectUrl('http://localhost:8000/a.jpg')).to.equal('http://localhost:8000/a.jpg');
    expect(objectUrl(` ${blob} `)).to.equal(blob);
    expect(objectUrl(undefined)).to.equal(undefined);
  });

  for (const [name, url] of Object.entries({ ...HOSTILE_URLS, mail: 'mailto:a@b.c' })) {
    if (name === 'blob') continue;
    it(`refuses ${name}`, () => expect(objectUrl(url)).to.equal(undefined));
  }
});

describe('linkify', () => {
  it('cuts a text into what leads somewhere and what does not', () => {
    expect(linkify('Veja https://x.com/a, ou ana@x.com!')).to.deep.equal([
      'Veja ',
      { text: 'https://x.com/a', href: 'https://x.com/a' },
      ', ou ',
      { text: 'ana@x.com', href: 'mailto:ana@x.com' },
      '!',
    ]);
    expect(linkify('nada')).to.deep.equal(['nada']);
    expect(linkify('')).to.deep.equal([]);
  });

  const ADDRESSES: Record<string, [text: string, ...shown: string[]]> = {
    'with www': ['www.x.com.br/a', 'www.x.com.br/a'],
    'in capitals': ['HTTPS://X.COM', 'HTTPS://X.COM'],
    'with www in capitals': ['veja WWW.X.COM', 'WWW.X.COM'],
    'in some capitals': ['Https://x.com', 'Https://x.com'],
    'an e-mail in capitals': ['ANA@X.COM.BR', 'ANA@X.COM.BR'],
    'with a port, a query, a hash': ['http://x.com:8080/a?b=c&d#e', 'http://x.com:8080/a?b=c&d#e'],
    'an internet address': ['http://[::1]:80/', 'http://[::1]:80/'],
    'with signs in it': ['https://x.com/a_b_c*d~', 'https://x.com/a_b_c*d'],
    'a WhatsApp link': [
      'https://wa.me/5511987654321?text=oi',
      'https://wa.me/5511987654321?text=oi',
    ],
    'with a phone number in it': ['https://x.com/11-98765-4321', 'https://x.com/11-98765-4321'],
    'with an e-mail in it': ['https://x.com/?a=b@c.com', 'https://x.com/?a=b@c.com'],
    'at the end of a sentence': ['Veja https://x.com.', 'https://x.com'],
    'before a question mark': ['https://x.com/?a=b?', 'https://x.com/?a=b'],
    'before dots': ['https://x.com/...', 'https://x.com/'],
    'in brackets': ['(veja https://x.com/a)', 'https://x.com/a'],
    'in brackets and a stop': ['(https://x.com/a).', 'https://x.com/a'],
    'with brackets of its own': ['https://x.com/Lua_(satélite)', 'https://x.com/Lua_(satélite)'],
    'with its own in brackets': ['(https://x.com/(a))', 'https://x.com/(a)'],
    'in square brackets': ['[https://x.com]', 'https://x.com'],
    'in quotes': [
      '"https://x.com" “https://y.com” \'https://z.com\'',
      'https://x.com',
      'https://y.com',
      'https://z.com',
    ],
    'in angles': ['<https://x.com>', 'https://x.com'],
    two: ['https://x.com https://y.com', 'https://x.com', 'https://y.com'],
    'after an underscore': ['_https://x.com', 'https://x.com'],
    'longer than most': [`https://x.com/${'a'.repeat(2100)}`, `https://x.com/${'a'.repeat(2100)}`],

    'no host': ['https:// www. http://.'],
    'inside a word': ['ahttps://x.com xwww.x.com'],
    'a sentence without a space': ['Comprei ontem.com isso resolvo'],
    'another scheme': ['ftp://x.com javascript:alert(1) data:text/html,x'],
    'a user name that passes for a host': ['https://bank.com@evil.example/ https://a:b@c.com'],
  };
  for (const [name, [text, ...shown]] of Object.entries(ADDRESSES)) {
    it(`address ${name}`, () => expect(shownIn(text)).to.deep.equal(shown));
  }

  it('puts https before www', () =>
    expect(linksIn('www.x.com')).to.deep.equal([
      { text: 'www.x.com', href: 'https://www.x.com/' },
    ]));

  const SPOOFS: Record<string, [text: string, shown: string]> = {
    'a Cyrillic а': ['https://p\u0430ypal.com/x', 'https://xn--pypal-4ve.com/x'],
    'a host all in Cyrillic': [
      'https://\u0430\u0440\u0440\u04CF\u0435.com',
      'https://xn--80ak6aa92e.com/',
    ],
    'a Greek ο behind www': ['www.g\u03BFogle.com', 'https://www.xn--gogle-rce.com/'],
    'a dotless i': ['https://w\u0131x.com', 'https://xn--wx-hpa.com/'],
    'full-width letters': ['https://ｇoogle.com', 'https://google.com/'],
    'an ideographic stop': ['https://x.com\u3002evil.example', 'https://x.com.evil.example/'],
    'a soft hyphen': ['https://goo\u00ADgle.com', 'https://google.com/'],
    'a turn of direction in the path': [
      'https://x.com/\u202Egpj.exe',
      'https://x.com/%E2%80%AEgpj.exe',
    ],
    'a zero-width space in the path': ['https://x.com/a\u200Bb', 'https://x.com/a%E2%80%8Bb'],
  };
  for (const [name, [text, shown]] of Object.entries(SPOOFS)) {
    it(`shows ${name} for what it is`, () => expect(shownIn(text)).to.deep.equal([shown]));
  }

  it('leaves the accents of our languages alone', () => {
    expect(linksIn('https://informação.com.br/ñ')).to.deep.equal([
      {
        text: 'https://informação.com.br/ñ',
        href: 'https://xn--informao-xza3b.com.br/%C3%B1',
      },
    ]);
  });

  const MAILS: Record<string, [text: string, ...shown: string[]]> = {
    plain: ['ana@x.com', 'ana@x.com'],
    'with signs': ['ana.b_c+d-e@mail.x.com.br', 'ana.b_c+d-e@mail.x.com.br'],
    'at the end of a sentence': ['(ana@x.com.)', 'ana@x.com'],
    'after dots': ['...ana@x.com', 'ana@x.com'],
    'after mailto': ['mailto:ana@x.com', 'ana@x.com'],
    two: ['a@x.com, b@y.com', 'a@x.com', 'b@y.com'],
    'without a dot': ['ana@x'],
    'without a name': ['@x.com'],
    'with a number for an ending': ['ana@x.1'],
    'with too long a name': [`${'a'.repeat(65)}@x.com`],
    'a mention': ['@ana e @bia'],
  };
  for (const [name, [text, ...shown]] of Object.entries(MAILS)) {
    it(`e-mail ${name}`, () => expect(shownIn(text)).to.deep.equal(shown));
  }

  const PHONES: Record<string, [text: string, href?: string]> = {
    international: ['+55 11 98765-4321', 'tel:+5511987654321'],
    'with brackets': ['+55 (11) 98765-4321', 'tel:+5511987654321'],
    'in one piece': ['+5511987654321', 'tel:+5511987654321'],
    'without the plus': ['5511987654321', 'tel:+5511987654321'],
    'of home': ['(11) 98765-4321', 'tel:+5511987654321'],
    'of home without brackets': ['11 98765-4321', 'tel:+5511987654321'],
    'of home in one piece': ['11987654321', 'tel:+5511987654321'],
    'of home with a trunk zero': ['(011) 98765-4321', 'tel:+5511987654321'],
    'of home, a landline': ['(11) 3456-7890', 'tel:+551134567890'],
    'of the area 55': ['55 98765-4321', 'tel:+5555987654321'],
    'with a split ninth digit': ['11 9 8765 4321', 'tel:+5511987654321'],
    'with dots': ['11.98765.4321', 'tel:+5511987654321'],
    'with hard spaces and hyphens': ['11\u00A098765\u20114321', 'tel:+5511987654321'],
    'of North America': ['+1 (415) 555-0132', 'tel:+14155550132'],
    'of Portugal': ['+351 912 345 678', 'tel:+351912345678'],
    'of Germany': ['+49 30 1234567', 'tel:+49301234567'],
    'with the longest number': ['+123456789012345', 'tel:+123456789012345'],

    'too short': ['+1 234 56'],
    'too long': ['+1234567890123456'],
    'a short code': ['Ligue 190'],
    'without an area': ['98765-4321'],
    'an area with a zero': ['(10) 98765-4321'],
    'a landline number in one piece, which may be an order': ['4532123456'],
    'a document': ['123.456.789-09 12.345.678/0001-95'],
    'a date': ['2026-11-24 10:30 24/11/2026'],
    'a protocol': ['#2026-0042 20261124000042'],
    'a price': ['R$ 1.234.567.890,00'],
    'a bar code': ['34191790010104351004791020150008291070026000'],
    'in a word': ['a11987654321 11987654321b'],
    'a slot of a path': ['/11987654321/'],
  };
  for (const [name, [text, href]] of Object.entries(PHONES)) {
    it(`phone ${name}: ${text}`, () =>
      expect(linksIn(text)).to.deep.equal(href === undefined ? [] : [{ text, href }]));
  }

  it('takes a phone out of its sentence', () => {
    expect(shownIn('Ligue (11) 98765-4321, ou +55 21 2345-6789.')).to.deep.equal([
      '(11) 98765-4321',
      '+55 21 2345-6789',
    ]);
    expect(shownIn('Tel.:11 98765-4321 2 unidades')).to.deep.equal(['11 98765-4321']);
  });

  const snippet = fc.oneof(
    fc.constantFrom(
      ...['https://', 'www.', 'x.com', '/a', '@', '.', ')', '(', ' ', '+55', ' 11', ' 98765-4321'],
      ...['javascript:', 'data:', '\u202E', '\u0430', 'é', '*', '_', '?q=', '#', '\n', '😀'],
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );

  it('leads only to web addresses, e-mails and phones, and never loses text', () => {
    fc.assert(
      fc.property(fc.array(snippet, { maxLength: 20 }), (snippets) => {
        const text = snippets.join('');
        let at = 0;
        for (const piece of linkify(text)) {
          if (typeof piece === 'string') {
            expect(piece).not.to.equal('');
            // A link that is shown as it truly is may be longer than what was written.
            at = text.indexOf(piece, at);
            expect(at).not.to.equal(-1);
            at += piece.length;
          } else {
            expect(piece.href).to.match(/^(https?:\/\/|mailto:|tel:\+\d)/);
            expect(safeUrl(piece.href)).to.equal(piece.href);
            if (piece.text !== piece.href) expect(text.slice(at)).to.contain(piece.text);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  for (const [name, text] of Object.entries({ ...TEXTS, ...ENDLESS })) {
    it(`keeps every sign of ${name}`, () => {
      const joined = linkify(text)
        .map((piece) => (typeof piece === 'string' ? piece : piece.text))
        .join('');
      expect(joined).to.equal(text);
    });
  }
});

describe('withoutTail', () => {
  it('cuts what the sentence put there, and nothing inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a/.,!?)(][*_') }), (address) => {
        const bare = withoutTail(address);
        expect(address.startsWith(bare)).to.equal(true);
        expect(address.slice(bare.length)).to.match(/^[^a/]*$/);
        expect(withoutTail(bare)).to.equal(bare);
      }),
    );
  });
});
