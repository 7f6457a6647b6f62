import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { safeName, visibleName } from '../../src/domain/file-name.js';

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

describe('safeName', () => {
  const long = `${'ç'.repeat(200)}.pdf`;
  const TABLE: Record<string, [name: string, sent: string]> = {
    'a plain name': ['Nota fiscal nº 42.pdf', 'Nota fiscal nº 42.pdf'],
    'a turn of direction': ['foto_\u202Egpj.pdf', 'foto_gpj.pdf'],
    'line breaks and nul': ['a\r\nb\u0000.pdf', 'ab.pdf'],
    'half a character': ['a\uD83D.pdf', 'a.pdf'],
    folders: ['../../etc/passwd.txt', 'passwd.txt'],
    'folders of Windows': ['C:\\Users\\a.pdf', 'a.pdf'],
    'a folder alone': ['../', ''],
    dots: ['..', ''],
    'dots at its end': ['nota.pdf. . ', 'nota.pdf'],
    'blanks before it': ['  nota.pdf', 'nota.pdf'],
    'signs that Windows refuses': ['a<b>:"c|d?*.pdf', 'a_b___c_d__.pdf'],
    'a device': ['CON', 'CON_'],
    'a device with an extension': ['lpt1.pdf', 'lpt1_.pdf'],
    'what only begins like a device': ['contrato.pdf', 'contrato.pdf'],
    'a hidden file': ['.env.txt', '.env.txt'],
    'an emoji': ['👨‍👩‍👧.jpg', '👨‍👩‍👧.jpg'],
    'more than 255 bytes': [long, `${'ç'.repeat(125)}.pdf`],
    nothing: ['', ''],
  };
  for (const [name, [text, sent]] of Object.entries(TABLE)) {
    it(name, () => expect(safeName(text)).to.equal(sent));
  }

  it('is at most 255 bytes, in one folder, and safe already when it is made again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const sent = safeName(text);
        expect(new TextEncoder().encode(sent).length).to.be.at.most(255);
        expect(sent).not.to.match(/[/\\\p{Cc}\p{Cs}]|[. ]$/u);
        expect(safeName(sent)).to.equal(sent);
      }),
    );
  });
});
