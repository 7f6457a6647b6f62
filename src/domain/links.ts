const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** A URL that may become a link: https, http, mailto and tel; undefined for everything else. */
export const safeUrl = (url: string | undefined): string | undefined => {
  if (url === undefined) return undefined;
  try {
    const parsed = new URL(url.trim());
    return SAFE.has(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
};

/** A stretch of text that leads somewhere. `text` is what is shown. */
export interface Link {
  text: string;
  href: string;
}

/** One sweep, no nesting of repetitions: linear however long the text is. */
const CANDIDATE =
  /\bhttps?:\/\/[^\s<>"“”]+|\bwww\.[^\s<>"“”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<![\w+])\+?\d[\d ().-]{6,18}\d(?!\w)/giu;
const TRAILING = /[.,;:!?…'’)\]}»*_~`]+$/u;

/** A text in pieces: plain strings and links to addresses, e-mails and phone numbers. */
export const linkify = (text: string): (string | Link)[] => {
  const pieces: (string | Link)[] = [];
  let at = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const shown = trimmed(match[0]);
    const link = linkOf(shown);
    if (!link) continue;
    if (match.index > at) pieces.push(text.slice(at, match.index));
    pieces.push(link);
    at = match.index + shown.length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
};

/** Without the punctuation of the sentence around it; a closing bracket stays where its opening one is inside. */
const trimmed = (candidate: string): string => {
  const bare = candidate.replace(TRAILING, '');
  const rest = candidate.slice(bare.length);
  return rest.startsWith(')') && bare.includes('(') ? `${bare})` : bare;
};

const linkOf = (shown: string): Link | undefined => {
  if (shown.includes('@') && !shown.includes('/')) return { text: shown, href: `mailto:${shown}` };
  if (/^(https?:|www\.)/i.test(shown)) return webLink(shown);
  const number = shown.replace(/[^\d+]/g, '');
  const count = number.replace('+', '').length;
  return count >= (shown.startsWith('+') ? 8 : 10) && count <= 15 && !/^\d{4}-\d\d-\d\d/.test(shown)
    ? { text: shown, href: `tel:${number}` }
    : undefined;
};

/** The shown host of a look-alike address is its punycode, so that it does not pass for another. */
const webLink = (shown: string): Link | undefined => {
  const href = safeUrl(/^www\./i.test(shown) ? `https://${shown}` : shown);
  if (href === undefined) return undefined;
  const { hostname, username } = new URL(href);
  const lying = username !== '' || hostname.split('.').some((label) => label.startsWith('xn--'));
  return { text: lying ? href : shown, href };
};
