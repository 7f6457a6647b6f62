/** Country calling codes of two digits and of one; every other code has three. ITU-T E.164. */
const ONE = new Set(['1', '7']);
const TWO = new Set(
  (
    '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 ' +
    '60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);

/** The digits of a text, and nothing else. */
export const digits = (text: string): string => text.replace(/\D/g, '');

/**
 * A number as people read it: `+55 11 98765-4321`, `+1 415 555-0132`, elsewhere the country code and groups of
 * three. What has too few digits for a number is given back as it came.
 */
export const formatPhone = (phone: string): string => {
  const all = digits(phone);
  if (all.length < 8 || all.length > 15) return phone.trim();
  const length = ONE.has(all.slice(0, 1)) ? 1 : TWO.has(all.slice(0, 2)) ? 2 : 3;
  const country = all.slice(0, length);
  const rest = all.slice(length);
  if (country === '55' && (rest.length === 10 || rest.length === 11)) {
    return `+55 ${rest.slice(0, 2)} ${rest.slice(2, -4)}-${rest.slice(-4)}`;
  }
  if (country === '1' && rest.length === 10) {
    return `+1 ${rest.slice(0, 3)} ${rest.slice(3, 6)}-${rest.slice(6)}`;
  }
  return `+${country} ${inThrees(rest)}`;
};

/** Groups of three, the last one of two to four. */
const inThrees = (text: string): string =>
  text.length <= 4 ? text : `${text.slice(0, 3)} ${inThrees(text.slice(3))}`;
