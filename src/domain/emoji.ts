const PICTURE =
  '(?:(?!\\p{RI})\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F|\\p{Emoji}\\p{EMod})';
const DRESS = '[\\p{EMod}\\uFE0F]?';
const TAGS = '(?:[\\u{E0020}-\\u{E007E}]+\\u{E007F})?';
const JOINED = `(?:\\u200D\\p{Extended_Pictographic}${DRESS})*`;
/**
 * An emoji, by the grammar of UTS 51: a flag, a keycap, or a sign with its colours, tags and what is joined to it. Lets
 * combinations pass that nobody has drawn yet. `\p{RGI_Emoji}` would say which exist, and takes a browser 20 ms to read and
 * 30 ms to use first.
 */
const EMOJI = `(?:\\p{RI}{2}|[0-9#*]\\uFE0F\\u20E3|${PICTURE}${DRESS}${TAGS}${JOINED})`;

const FEW = new RegExp(`^(?:${EMOJI}\\s*){1,3}$`, 'u');

/** Up to three emoji and nothing else. */
export const isFewEmoji = (text: string): boolean =>
  // Most texts are told by that, before the browser has to read what all emoji are.
  !/[A-Za-z]/.test(text) && FEW.test(text);
