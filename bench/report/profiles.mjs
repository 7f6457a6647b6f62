// Where the time goes, as tables.
import { number, table } from './words.mjs';

const PARTS = ['script', 'style', 'layout', 'paint', 'collection', 'rest'];
const share = (part, { all }) => `${Math.round((part / all) * 100)} %`;

const sharesTable = (profiles) =>
  table(
    ['', 'all, ms', ...PARTS],
    Object.entries(profiles).map(([verb, { shares }]) => [
      verb,
      number(shares.all),
      ...PARTS.map((part) => share(shares[part], shares)),
    ]),
  );

/** The shares of each verb, and its functions. */
export const profileTables = (profiles) =>
  [
    sharesTable(profiles),
    ...Object.entries(profiles).flatMap(([verb, { functions }]) => [
      `### Functions of: ${verb}`,
      table(
        ['', 'ms', 'of all script'],
        functions.map(({ name, ms, share: part }) => [
          `\`${name}\``,
          ms.toFixed(2),
          `${Math.round(part * 100)} %`,
        ]),
      ),
    ]),
  ].join('\n\n');

/** The shares of some verbs and the three functions that took most, for the README. */
export const shortProfile = (profiles, verbs) =>
  table(
    ['', ...PARTS, 'took most'],
    Object.entries(profiles)
      .filter(([verb]) => verbs.has(verb.split(' at ')[0]))
      .map(([verb, { shares, functions }]) => [
        verb,
        ...PARTS.map((part) => share(shares[part], shares)),
        functions
          .slice(0, 3)
          .map(({ name, share: part }) => `${name.split(' (')[0]} ${Math.round(part * 100)} %`)
          .join(', '),
      ]),
  );
