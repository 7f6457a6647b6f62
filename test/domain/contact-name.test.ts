import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { contactName, hueOf, initials } from '../../src/domain/contact-name.js';
import type { Contact } from '../../src/domain/contact.js';

describe('contactName', () => {
  const TABLE: Record<string, [contact: Partial<Contact>, shown: string | undefined]> = {
    'the name first': [{ name: 'Ana', handle: 'ana', phone: '+5511987654321' }, 'Ana'],
    'the name without spaces around': [{ name: '  Ana Maria ' }, 'Ana Maria'],
    'then the username': [{ handle: 'ana.m', phone: '+5511987654321' }, '@ana.m'],
    'then the number, formatted': [{ phone: '+5511987654321' }, '+55 11 98765-4321'],
    'an empty name is none': [{ name: '', phone: '+5511987654321' }, '+55 11 98765-4321'],
    'a name of spaces is none': [{ name: ' \t', handle: 'ana' }, '@ana'],
    'a name that is drawn as nothing is none': [
      { name: '\u200B\u3164\u2800\u202E', handle: 'ana' },
      '@ana',
    ],
    'a name of one letter': [{ name: 'A' }, 'A'],
    'a name of one emoji': [{ name: '🌻' }, '🌻'],
    'a name with a joined emoji': [{ name: '👨‍👩‍👧' }, '👨‍👩‍👧'],
    'a name that looks like markup': [{ name: '<b>' }, '<b>'],
    'a name that says nothing': [{ name: 'Null' }, 'Null'],
    'a name from right to left': [{ name: 'مريم' }, 'مريم'],
    'an empty username is none': [{ handle: '', phone: '190' }, '190'],
    'nobody known': [{}, undefined],
    'nothing but an e-mail': [{ email: 'ana@x.com' }, undefined],
  };
  for (const [name, [contact, shown]] of Object.entries(TABLE)) {
    it(name, () => expect(contactName(contact)).to.equal(shown));
  }

  it('is never blank', () => {
    const text = fc.string({ unit: fc.constantFrom(...' \t\u00A0\u200B\u3164a') });
    fc.assert(
      fc.property(text, (name) => {
        expect(contactName({ name, handle: 'h' })).to.match(/a|^@h$/);
      }),
    );
  });
});

describe('initials', () => {
  const TABLE: Record<string, [name: string, shown: string | undefined]> = {
    'of one name': ['ana', 'A'],
    'of the first and the last name': ['Ana Maria de Souza', 'AS'],
    'with accents': ['Érica Ávila', 'ÉÁ'],
    'with accents in two signs': ['E\u0301rica', 'E\u0301'],
    'past signs': ['"(Ana) Souza"', 'AS'],
    'past words without letters': ['Ana - 2', 'A'],
    "of O'Brien": ["O'Brien", 'O'],
    'an emoji whole': ['👩‍🚀 Ana', '👩‍🚀A'],
    'an emoji alone': ['🌻', '🌻'],
    'from right to left': ['مريم علي', 'مع'],
    'of rare letters': ['𝒜na', '𝒜'],
    'of a number': ['+55 11 98765-4321', undefined],
    'of nothing': ['', undefined],
    'of a username': ['@ana', 'A'],
  };
  for (const [name, [text, shown]] of Object.entries(TABLE)) {
    it(name, () => expect(initials(text)).to.equal(shown));
  }

  it('come from the name and are never more than its first and its last', () => {
    const words = fc.array(fc.stringMatching(/^[a-zéçñ]{1,6}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, (names) => {
        const ends = names.length > 1 ? [names[0], names.at(-1)] : [names[0]];
        const expected = ends.map((name) => name![0]!.toUpperCase()).join('');
        expect(initials(names.join(' '))).to.equal(expected);
      }),
    );
  });
});

describe('initials are those a segmenter finds', () => {
  const graphemes = new Intl.Segmenter();
  const firstSign = (word: string): string | undefined =>
    [...graphemes.segment(word)]
      .map(({ segment }) => segment)
      .find((segment) => /[\p{L}\p{Extended_Pictographic}]/u.test(segment));
  const found = (name: string): string | undefined => {
    const signs = name.split(/\s+/u).flatMap((word) => firstSign(word) ?? []);
    const ends = signs.length > 1 ? [signs[0], signs.at(-1)] : signs;
    return ends.join('').toUpperCase() || undefined;
  };
  const agree = (name: string): void => {
    expect(initials(name)).to.equal(found(name));
  };

  it('before and after each character of most alphabets', () => {
    for (let code = 0; code < 0x2100; code += 1) {
      const sign = String.fromCharCode(code);
      for (const name of [sign, `a${sign}`, `${sign}a`, `-${sign}`, `${sign}\u0301`]) {
        if (initials(name) !== found(name)) agree(name);
      }
    }
  });

  it('in whatever text', () => {
    const signs = 'aÉßﬁЯωאمế山ㅎ각かカกำकष𝒜👩🚀🇧🇷🏴©❤1# \n\r\0"(@+-\'';
    const joining =
      '\u0301\u3099\u11A8\u0483\u05B0\u064E\u0600\u094D\u200C\u200D\u20E3\uFE0F\u00AD🏽\u{E0067}\u{E007F}';
    const halves = ['\uD83D', '\uDC69'];
    const piece = fc.constantFrom(...signs, ...joining, ...halves);
    const pieces = fc.string({ unit: piece });
    const any = fc.string({ unit: 'binary' });
    const drawn = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(fc.oneof(pieces, any, drawn), agree), { numRuns: 2000 });
  });
});

describe('hueOf', () => {
  it('is a whole hue, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const hue = hueOf(id);
        expect(Number.isInteger(hue) && hue >= 0 && hue < 360).to.equal(true);
        expect(hueOf(id)).to.equal(hue);
      }),
    );
  });

  it('spreads ids that follow each other', () => {
    const hues = new Set(Array.from({ length: 100 }, (_, index) => hueOf(`contact-${index}`)));
    expect(hues.size).to.be.greaterThan(60);
  });
});
