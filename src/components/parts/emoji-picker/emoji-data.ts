import Database from 'emoji-picker-element/database.js';

const SOURCES: Readonly<Record<string, URL>> = {
  en: new URL('./data/en.json', import.meta.url),
  es: new URL('./data/es.json', import.meta.url),
  pt: new URL('./data/pt.json', import.meta.url),
};

/** The newest emoji that the systems of the last years can draw; newer ones would be empty boxes. */
const NEWEST = 15;

/** The groups of Unicode, without the one of skin tones and hair. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

export interface Emoji {
  unicode: string;
  /** Its name in the language of the database. */
  name: string;
}

/**
 * The emoji in one language, from files of the package; kept by the browser in IndexedDB after the first time.
 * Rejects when the file cannot be loaded.
 */
export class EmojiData {
  readonly #database: Database;

  /** @param lang - BCP 47; languages without data of their own get English. */
  constructor(lang: string) {
    const base = lang.toLowerCase().split('-')[0] ?? 'en';
    const locale = base in SOURCES ? base : 'en';
    this.#database = new Database({ locale, dataSource: SOURCES[locale]!.href });
  }

  async tone(): Promise<number> {
    return this.#database.getPreferredSkinTone();
  }

  async setTone(tone: number): Promise<void> {
    await this.#database.setPreferredSkinTone(tone);
  }

  async group(group: number, tone: number): Promise<Emoji[]> {
    return drawable(await this.#database.getEmojiByGroup(group), tone);
  }

  async search(query: string, tone: number): Promise<Emoji[]> {
    return drawable(await this.#database.getEmojiBySearchQuery(query), tone);
  }

  /** What was chosen most, on this browser. */
  async frequent(limit: number, tone: number): Promise<Emoji[]> {
    return drawable(await this.#database.getTopFavoriteEmoji(limit), tone);
  }

  async count(unicode: string): Promise<void> {
    await this.#database.incrementFavoriteEmojiCount(unicode);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

type Found = Awaited<ReturnType<Database['getTopFavoriteEmoji']>>;

const drawable = (found: Found, tone: number): Emoji[] =>
  found.flatMap((emoji) => {
    if (!('unicode' in emoji) || emoji.version > NEWEST) return [];
    const skin = emoji.skins?.find((each) => each.tone === tone);
    return [{ unicode: skin?.unicode ?? emoji.unicode, name: emoji.annotation }];
  });
