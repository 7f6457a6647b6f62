/** Digits only, of any spelling. */
export const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/**
 * How one number may be written: Brazil's mobile numbers with and without the ninth digit, Mexico's with and
 * without the 1 after 52. WhatsApp takes both and answers with the one the account has.
 */
export function spellings(phone: string): string[] {
  const digits = digitsOf(phone);
  const brazil = /^55(\d\d)(9?)(\d{8})$/.exec(digits);
  if (brazil) return [`55${brazil[1]}9${brazil[3]}`, `55${brazil[1]}${brazil[3]}`];
  const mexico = /^52(1?)(\d{10})$/.exec(digits);
  if (mexico) return [`52${mexico[2]}`, `521${mexico[2]}`];
  return [digits];
}

const COUNTRIES: [prefix: string, country: string][] = [
  ['55', 'BR'],
  ['52', 'MX'],
  ['54', 'AR'],
  ['351', 'PT'],
  ['34', 'ES'],
  ['44', 'GB'],
  ['49', 'DE'],
  ['91', 'IN'],
  ['1', 'US'],
];

/** The country a BSUID begins with; `BR` when the number does not tell. */
export const countryOf = (digits: string): string =>
  COUNTRIES.find(([prefix]) => digits.startsWith(prefix))?.[1] ?? 'BR';
