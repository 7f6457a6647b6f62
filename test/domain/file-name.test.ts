import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { visibleName } from '../../src/domain/file-name.js';

describe('visibleName', () => {
  const TABLE: Record<string, [name: string, shown: string]> = {
    'a turn of direction': ['photo_\u202Egpj.exe', 'photo_⟨U+202E⟩gpj.exe'],
    'an isolate': ['a\u2066b\u2069.pdf', 'a⟨U+2066⟩b⟨U+2069⟩.pdf'],
    'direction marks': ['a\u200E\u200F\u061C.pdf', 'a⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩.pdf'],
    'spaces of no width': ['a\u200B\uFEFF\u2060.pdf', 'a⟨U+200B⟩⟨U+FEFF⟩⟨U+2060⟩.pdf'],
    'a soft hyphen': ['a\u00AD.pdf', 'a⟨U+00AD⟩.pdf'],
    'tag characters': ['a\u{E0041}.pdf', 'a⟨U+E0041⟩.pdf'],
    'line breaks': ['a\r\nb\u2028.pdf', 'a⟨U+000D⟩⟨U+000A⟩b⟨U+2028⟩.pdf'],
    nul: ['a.pdf\u0000.exe', 'a.pdf⟨U+0000⟩.exe'],
    'a plain name': ['Nota fiscal nº 42.pdf', 'Nota fiscal nº 42.pdf'],
    'accents and other scripts': ['ação_заказ_שלום.pdf', 'ação_заказ_שלום.pdf'],
    'a joined emoji': ['👨‍👩‍👧 ❤️.jpg', '👨‍👩‍👧 ❤️.jpg'],
    'a path': ['../a/b.pdf', '../a/b.pdf'],
    'two extensions': ['invoice.pdf.exe', 'invoice.pdf.exe'],
    nothing: ['', ''],
  };
  for (const [name, [text, shown]] of Object.entries(TABLE)) {
    it(name, () => expect(visibleName(text)).to.equal(shown));
  }

  it('leaves nothing that turns the direction or breaks the line', () => {
    const sign = fc.oneof(
      fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCodePoint(code)),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        const shown = visibleName(signs.join(''));
        expect(shown).not.to.match(/[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069\u061C]/u);
        expect(visibleName(shown)).to.equal(shown);
      }),
    );
  });
});
