import Database from 'emoji-picker-element/database.js';
import type { NativeEmoji } from 'emoji-picker-element/shared.js';
import { fold, matches } from '../../../domain/search.js';

const SOURCES = {
  en: new URL('./data/en.json', import.meta.url),
  es: new URL('./data/es.json', import.meta.url),
  pt: new URL('./data/pt.json', import.meta.url),
};
type Language = keyof typeof SOURCES;

/** The newest emoji that the systems of the last years can draw; newer ones would be empty boxes. */
const NEWEST = 15;

/** The groups of Unicode, without the one of skin tones and hair. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

export interface Emoji {
  /** In the skin tone that was asked for, where it has one. */
  unicode: string;
  /** Without a skin tone. */
  base: string;
  /** Its name in the language of the data. */
  name: string;
}

interface Searchable {
  emoji: NativeEmoji;
  name: string;
  words: string;
}

/**
 * The emoji of one language, from a file of the package; the browser keeps them in IndexedDB after the first time,
 * with the skin tone and what is used most. Everything rejects where the file cannot be loaded.
 */
export class EmojiData {
  readonly #database: Database;
  #all: Promise<Searchable[]> | undefined;

  /** @param lang - BCP 47; languages without data of their own get English. */
  constructor(lang: string) {
    const [base = ''] = lang.toLowerCase().split('-');
    const language: Language = base in SOURCES ? (base as Language) : 'en';
    this.#database = new Database({
      // Names the database: a picker of the host's has its own, with other data.
      locale: `chat-inbox-${language}`,
      dataSource: SOURCES[language].href,
    });
  }

  /** Resolves when there are emoji. */
  async ready(): Promise<void> {
    await this.#database.ready();
    // It then looks for newer data by itself; offline, nobody would catch that.
    const { _lazyUpdate } = this.#database as unknown as { _lazyUpdate?: Promise<void> };
    _lazyUpdate?.catch(() => undefined);
  }

  /** 0: none, 1–5: light to dark. */
  async tone(): Promise<number> {
    return this.#database.getPreferredSkinTone();
  }

  async setTone(tone: number): Promise<void> {
    await this.#database.setPreferredSkinTone(tone);
  }

  async group(group: number, tone: number): Promise<Emoji[]> {
    return drawable(await this.#database.getEmojiByGroup(group), tone);
  }

  /** By name and keywords, without regard to accents; names that begin with the query first. */
  async search(query: string, tone: number): Promise<Emoji[]> {
    this.#all ??= this.#readAll();
    const found = (await this.#all).filter(({ words }) => matches(words, query));
    const wanted = fold(query);
    const [first, rest] = [true, false].map((begins) =>
      found.filter(({ name }) => name.startsWith(wanted) === begins).map(({ emoji }) => emoji),
    );
    return drawable([...first!, ...rest!], tone);
  }

  /** What was chosen most, on this browser. */
  async frequent(limit: number, tone: number): Promise<Emoji[]> {
    return drawable(await this.#database.getTopFavoriteEmoji(limit), tone);
  }

  /** One more time chosen. */
  async count({ base }: Emoji): Promise<void> {
    await this.#database.incrementFavoriteEmojiCount(base);
  }

  async #readAll(): Promise<Searchable[]> {
    const groups = await Promise.all(GROUPS.map((group) => this.#database.getEmojiByGroup(group)));
    return groups.flat().map((emoji) => {
      const { annotation, tags = [], shortcodes = [] } = emoji;
      return {
        emoji,
        name: fold(annotation),
        words: [annotation, ...tags, ...shortcodes].join(' ').replaceAll('_', ' '),
      };
    });
  }
}

type Found = Awaited<ReturnType<Database['getTopFavoriteEmoji']>>;

const drawable = (found: Found, tone: number): Emoji[] =>
  found.flatMap((emoji) => {
    if (!('unicode' in emoji) || emoji.version > NEWEST) return [];
    const toned = emoji.skins?.find((skin) => (skin.tone as number) === tone);
    const { unicode: base, annotation: name } = emoji;
    return [{ unicode: toned?.unicode ?? base, base, name }];
  });
