import type { Contact } from './contact.js';
import { formatPhone } from './phone.js';

/** Letters that are drawn as nothing: what people take for an empty name where one is asked for. */
const BLANK = /^[\p{Z}\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;

/** What to call a contact: the name, else `@username`, else the formatted number; undefined when nothing is known. */
export const contactName = ({
  name = '',
  handle,
  phone,
}: Pick<Contact, 'name' | 'handle' | 'phone'>): string | undefined => {
  if (!BLANK.test(name)) return name.trim();
  return handle ? `@${handle}` : phone ? formatPhone(phone) : undefined;
};

const SIGN = /[\p{L}\p{Extended_Pictographic}]/u;
/**
 * Latin, Greek, Cyrillic, Hebrew, Arabic, Japanese, Chinese and Korean without their combining marks: one of them, or two
 * that do not join.
 */
const APART =
  /^[ -\u02FF\u0370-\u0482\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u1E00-\u1FFF\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\uAC00-\uD7A3]{1,2}$/;
/** An emoji to which nothing is joined. */
const EMOJI = /^\p{Extended_Pictographic}[\uFE0F\p{EMod}]*(?=$|\p{Extended_Pictographic})/u;
/** Built for the first name that needs it: that takes a browser 18 ms. */
let graphemes: Intl.Segmenter | undefined;

/** One or two letters for an avatar; an emoji stays whole; undefined when the name has neither. */
export const initials = (name: string): string | undefined => {
  const signs = name
    .split(/\s+/u)
    .map(firstSign)
    .filter((sign) => sign !== '');
  const ends = signs.length > 1 ? [signs[0], signs.at(-1)] : signs;
  return ends.join('').toUpperCase() || undefined;
};

const firstSign = (word: string): string => {
  for (let at = 0; at < word.length; at += 1) {
    const sign = word[at]!;
    // The segmenter would say the same, and take many times as long.
    if (!APART.test(word.slice(at, at + 2))) return firstOf(word.slice(at));
    if (SIGN.test(sign)) return sign;
  }
  return '';
};

const firstOf = (text: string): string => {
  const [emoji] = EMOJI.exec(text) ?? [];
  if (emoji) return emoji;
  graphemes ??= new Intl.Segmenter();
  for (const { segment } of graphemes.segment(text)) if (SIGN.test(segment)) return segment;
  return '';
};

/** A hue (0–359) that stays with an id. */
export const hueOf = (id: string): number => {
  let hash = 0;
  for (const sign of id) hash = (hash * 31 + sign.codePointAt(0)!) % 3600;
  return (hash * 137) % 360;
};
