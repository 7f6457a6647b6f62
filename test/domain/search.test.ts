import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fold, matches } from '../../src/domain/search.js';

describe('fold', () => {
  const TABLE: Record<string, [text: string, folded: string]> = {
    'case and accents': [' Ação É ÑANDÚ ', 'acao e nandu'],
    'accents in two signs': ['a\u0301', 'a'],
    'full width': ['ＡＢＣ１', 'abc1'],
    'what is not drawn': ['Jo\u200Bão\uFEFF', 'joao'],
    'a dotted capital I': ['İstanbul', 'istanbul'],
    'other scripts': ['Привет שלום', 'привет שלום'],
  };
  for (const [name, [text, folded]] of Object.entries(TABLE)) {
    it(name, () => expect(fold(text)).to.equal(folded));
  }

  it('does not tell composed from decomposed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).to.equal(fold(text.normalize('NFC')));
      }),
    );
  });
});

describe('matches', () => {
  const TABLE: [text: string, query: string, found: boolean][] = [
    ['Maria Souza', 'souza', true],
    ['João da Silva', 'silva joao', true],
    ['João da Silva', 'joão souza', false],
    ['Ação', 'ACAO', true],
    ['Maria', '', true],
    ['Maria', '   ', true],
    ['', 'a', false],
    ['a.b', 'a*b', false],
    ['(x)', '(', true],
  ];
  for (const [text, query, found] of TABLE) {
    it(`${JSON.stringify(query)} ${found ? 'finds' : 'does not find'} ${JSON.stringify(text)}`, () =>
      expect(matches(text, query)).to.equal(found));
  }

  it('finds every text by any part of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-ú ]*$/), fc.nat(30), fc.nat(30), (text, a, b) => {
        expect(matches(text.toUpperCase(), text.slice(Math.min(a, b), Math.max(a, b)))).to.equal(
          true,
        );
      }),
    );
  });
});
