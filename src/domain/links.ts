import { visibleName } from './file-name.js';
import { digits } from './phone.js';

const LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const OBJECTS = new Set(['http:', 'https:', 'blob:']);

/** A URL that may become a link: https, http, mailto and tel, without control characters; else undefined. */
export const safeUrl = (url: string | undefined): string | undefined => checked(url, LINKS);

/** A URL from which a photo or a recording may be loaded: https, http and blob; else undefined. */
export const objectUrl = (url: string | undefined): string | undefined => checked(url, OBJECTS);

const checked = (url: string | undefined, schemes: ReadonlySet<string>): string | undefined => {
  const bare = url?.trim() ?? '';
  if (/\p{Cc}/u.test(bare)) return undefined;
  try {
    const parsed = new URL(bare);
    return schemes.has(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
};

/** A stretch of text that leads somewhere. `text` is what is shown. */
export interface Link {
  text: string;
  href: string;
}

/**
 * A web address in a running text, with the punctuation after it: see `withoutTail`. Capitals are written out here and
 * below: with the flag for them the browser takes milliseconds longer to read all letters there are.
 */
export const ADDRESS = /(?<![\p{L}\p{N}])(?:[Hh][Tt]{2}[Pp][Ss]?:\/\/|[Ww]{3}\.)[^\s<>"“”]+/gu;

const MAIL = /(?<![\w+-])\w[\w.+-]{0,63}@(?:[A-Za-z\d-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w-])/;

const BEFORE = '(?<![\\w+.,/#-])';
const AFTER = '(?![\\w/#]|[.,-]\\d)';
const GAP = '[ \\u00A0.\\u2010-\\u2013-]';
const AREA = '\\(0?[1-9][1-9]\\)|0?[1-9][1-9](?!\\))';
const BRAZIL = `${BEFORE}(?:\\+?55${GAP}?)?(?<area>${AREA})${GAP}?(?<local>(?:9${GAP}?\\d{4}|[2-5]\\d{3})${GAP}?\\d{4})${AFTER}`;
const ABROAD = `${BEFORE}\\+\\d{1,15}(?:[ ().-]{1,2}\\d{2,12}){0,5}${AFTER}`;

/** No repetition of an unbounded repetition: linear however long the text is. */
const CANDIDATE = new RegExp(
  `(?<address>${ADDRESS.source})|(?<mail>${MAIL.source})|${BRAZIL}|${ABROAD}`,
  'gu',
);

/** What every address, e-mail and phone number has, of them the shortest with ten digits. */
const HINT = /[/@+]|[Ww]{3}\.|(?:\d\D{0,2}){9}\d/;

/**
 * A text in pieces: plain strings, and links to web addresses, e-mails and phone numbers (international ones, and
 * Brazilian ones as they are written at home). The pieces joined are the text, unless an address passes for
 * another one: then its true form is shown.
 */
export const linkify = (text: string): (string | Link)[] => {
  if (!HINT.test(text)) return text === '' ? [] : [text];
  const pieces: (string | Link)[] = [];
  let done = 0;
  for (const { 0: found, index, groups } of text.matchAll(CANDIDATE)) {
    const shown = groups!['address'] ? withoutTail(found) : found;
    const link = linkOf(shown, groups!);
    if (!link) continue;
    if (index > done) pieces.push(text.slice(done, index));
    pieces.push(link);
    done = index + shown.length;
  }
  if (done < text.length) pieces.push(text.slice(done));
  return pieces;
};

const linkOf = (
  shown: string,
  { address, mail, area, local }: Readonly<Record<string, string | undefined>>,
): Link | undefined => {
  if (address) return webLink(shown);
  if (mail) return { text: shown, href: `mailto:${shown}` };
  const number = digits(shown);
  if (area && local) {
    // Ten digits in a row are an order or a document more often than a number.
    return number.length === 10 && shown === number
      ? undefined
      : { text: shown, href: `tel:+55${digits(area).replace(/^0/, '')}${digits(local)}` };
  }
  return number.length < 8 || number.length > 15
    ? undefined
    : { text: shown, href: `tel:+${number}` };
};

const BRACKETS = { ')': '(', ']': '[', '}': '{' };
const TAIL = new Set('.,;:!?…\'’"»*_~`');

/** An address without the end of the sentence around it; a closing bracket stays when it was opened inside. */
export const withoutTail = (address: string): string => {
  const surplus = new Map(
    Object.entries(BRACKETS).map(([close, open]) => [
      close,
      address.split(close).length - address.split(open).length,
    ]),
  );
  let end = address.length;
  for (; ; end -= 1) {
    const sign = address[end - 1] ?? '';
    const left = surplus.get(sign) ?? 0;
    if (left > 0) surplus.set(sign, left - 1);
    else if (!TAIL.has(sign)) return address.slice(0, end);
  }
};

/** Letters that no ASCII letter can be mistaken for: those of western Europe. */
const FAMILIAR = /^[\x21-\x7EÀ-ÖØ-öø-ÿ]*$/;

/**
 * A host in letters that may pass for others is shown as punycode, hidden characters percent-encoded; a user name
 * before the host (`https://bank.com@evil.example`) only ever deceives, and gets no link.
 */
const webLink = (shown: string): Link | undefined => {
  const href = safeUrl(/^www\./i.test(shown) ? `https://${shown}` : shown);
  if (href === undefined) return undefined;
  const { username, password } = new URL(href);
  if (username !== '' || password !== '') return undefined;
  const [host = ''] = shown.replace(/^https?:\/\//i, '').split(/[/?#\\]/, 1);
  return { text: FAMILIAR.test(host) && visibleName(shown) === shown ? shown : href, href };
};
