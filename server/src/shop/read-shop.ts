import { readFile } from 'node:fs/promises';
import { MAX_TEXT } from '../domain.js';
import type { Shop } from './shop.js';

/** A file of reference lists that cannot be taken, with everything that is wrong in it. */
export class ShopError extends Error {
  readonly code = 'invalid_shop';
  constructor(
    path: string,
    readonly problems: readonly string[],
  ) {
    super(`${path} cannot be taken:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ShopError';
  }
}

const MAX_NAME = 100;

/** A sector is a row of the bot's list. Meta: a row's title has at most 24 characters. */
const MAX_SECTOR = 24;

/** What may stand in an entry of each list, beside `id` and `name`. */
const FIELDS: Record<keyof Shop, Record<string, (value: unknown) => boolean>> = {
  sectors: { name: (value) => isText(value, MAX_SECTOR) },
  closeReasons: { noteRequired: (value) => typeof value === 'boolean' },
  quickReplies: {
    text: (value) => isText(value, MAX_TEXT),
    shortcut: (value) => isText(value, MAX_NAME) && !/[\s/]/.test(value as string),
  },
};

/**
 * Reads a JSON file `{ sectors, closeReasons, quickReplies }`, each a list of `{ id, name }`; a close reason may have
 * `noteRequired`, a quick reply has a `text` and may have a `shortcut`. @throws ShopError
 */
export async function readShop(path: string): Promise<Shop> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new ShopError(path, [(error as Error).message]);
  }
  const problems = problemsOf(parsed);
  if (problems.length > 0) throw new ShopError(path, problems);
  return { sectors: [], closeReasons: [], quickReplies: [], ...(parsed as Partial<Shop>) };
}

function problemsOf(shop: unknown): string[] {
  if (!isObject(shop)) return ['It has to be an object.'];
  return Object.entries(shop).flatMap(([list, entries]) => {
    if (!Object.hasOwn(FIELDS, list)) return [`${list}: there is no such list.`];
    if (!Array.isArray(entries)) return [`${list} has to be a list.`];
    const ids = entries.map((entry) => (isObject(entry) ? entry['id'] : undefined));
    return entries.flatMap((entry: unknown, index) => {
      const place = `${list}[${index}]`;
      if (ids.indexOf(ids[index]) < index) return [`${place}.id stands there twice.`];
      return problemsIn(entry, place, FIELDS[list as keyof Shop], list === 'quickReplies');
    });
  });
}

function problemsIn(
  entry: unknown,
  place: string,
  fields: Record<string, (value: unknown) => boolean>,
  needsText: boolean,
): string[] {
  if (!isObject(entry)) return [`${place} has to be an object.`];
  const needed = ['id', 'name', ...(needsText ? ['text'] : [])];
  const known = { id: isName, name: isName, ...fields };
  return [
    ...needed.filter((key) => entry[key] === undefined).map((key) => `${place}.${key} is missing.`),
    ...Object.entries(entry)
      .filter(([key, value]) => !known[key as 'id']?.(value))
      .map(([key]) =>
        Object.hasOwn(known, key)
          ? `${place}.${key} cannot be taken.`
          : `${place}.${key} is not known.`,
      ),
  ];
}

const isName = (value: unknown): boolean => isText(value, MAX_NAME);

const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
