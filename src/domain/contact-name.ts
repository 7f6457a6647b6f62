import type { Contact } from './contact.js';
import { formatPhone } from './phone.js';

/** What to call a contact: the name, else `@username`, else the formatted number; undefined when nothing is known. */
export const contactName = ({ name, handle, phone }: Contact): string | undefined =>
  name?.trim() || (handle ? `@${handle}` : phone ? formatPhone(phone) : undefined);

/** One or two letters for an avatar; an emoji stays whole; undefined when the name has neither. */
export const initials = (name: string): string | undefined => {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{Extended_Pictographic}]/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = [first, last].map((word) => word && firstSign(word)).join('');
  return letters === '' ? undefined : letters.toLocaleUpperCase();
};

const firstSign = (word: string): string => {
  const signs = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
  return signs.find((sign) => /[\p{L}\p{Extended_Pictographic}]/u.test(sign)) ?? '';
};

/** A hue (0–359) that stays with an id. */
export const hueOf = (id: string): number => {
  let hash = 0;
  for (const sign of id) hash = (hash * 31 + sign.codePointAt(0)!) % 3600;
  return hash % 360;
};
