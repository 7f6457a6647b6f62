import { expect } from '@open-wc/testing';
import { isFewEmoji } from '../../src/domain/emoji.js';

describe('isFewEmoji', () => {
  const TABLE: Record<string, [text: string, few: boolean]> = {
    one: ['😀', true],
    three: ['😀😀😀', true],
    'three with spaces and lines between': ['😀 😀\n😀 ', true],
    four: ['😀😀😀😀', false],
    'with a word': ['😀 oi', false],
    nothing: ['', false],
    spaces: ['  ', false],
    'a digit': ['5', false],
    'a keycap': ['5️⃣', true],
    'a sign that is text': ['©', false],
    'a heart drawn as text': ['❤', false],
    'a heart drawn as a picture': ['❤️', true],
    'in another colour': ['👍🏽', true],
    'a hand that is text but for its colour': ['✌🏽', true],
    joined: ['👩‍❤️‍👨', true],
    'three joined': ['👨‍👩‍👧👩🏽‍🚀🏳️‍🌈', true],
    'a flag': ['🇧🇷', true],
    'half a flag': ['🇧', false],
    'a flag with tags': ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', true],
    'tags without an end': ['🏴\u{E0067}', false],
    'a joiner without anything joined': ['😀\u200D', false],
    'arrows that are joined': ['🙂‍↔️', true],
  };
  for (const [name, [text, few]] of Object.entries(TABLE)) {
    it(name, () => expect(isFewEmoji(text)).to.equal(few));
  }

  it('knows each that the browser knows, in every dress, and else only what is dressed as one', () => {
    const known = new RegExp('^\\p{RGI_Emoji}$', 'v');
    const wrong: string[] = [];
    for (let code = 0x20; code < 0x1fb00; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const sign = String.fromCodePoint(code);
      for (const text of [sign, `${sign}\uFE0F`, `${sign}\u{1F3FE}`]) {
        const isDressed = text !== sign && /\p{Emoji}|\p{Extended_Pictographic}/u.test(sign);
        if (isFewEmoji(text) ? !known.test(text) && !isDressed : known.test(text)) wrong.push(text);
      }
    }
    expect(wrong).to.deep.equal([]);
  });
});
