import { ContextConsumer } from '@lit/context';
import {
  LocalizeController,
  type FunctionParams,
  type Translation,
} from '@shoelace-style/localize';
import { isLoaded, loadLanguage, resolveLanguage, wordOf } from '../locales/registry.js';
import type { Strings } from '../locales/strings.js';
import type { Host } from './follower.js';
import { localeContext } from './locale.context.js';

const DAY_MS = 86_400_000;
const fallback = resolveLanguage('');

/**
 * The words, dates and numbers of a component, in the language of the `<chat-inbox>` around it, else of the
 * document. Draws the component again when the language changes or has been loaded.
 */
export class LocaleController extends LocalizeController<Translation> {
  #context: ContextConsumer<typeof localeContext, Host>;

  constructor(host: Host) {
    super(host);
    this.#context = new ContextConsumer(host, { context: localeContext, subscribe: true });
  }

  /** What was asked for: dates and numbers follow it even where the words do not exist. */
  get requested(): string {
    return tagOf(this.#context.value?.lang ?? super.lang());
  }

  override lang(): string {
    const code = resolveLanguage(this.requested);
    if (isLoaded(code)) return code;
    void loadLanguage(code).catch(() => undefined);
    return fallback;
  }

  /** A word of the inbox. */
  override term<K extends keyof Strings>(key: K, ...args: FunctionParams<Strings[K]>): string {
    const word = (this.#context.value?.strings?.[key] ?? wordOf(this.lang(), key) ?? key) as
      string | ((...args: unknown[]) => string);
    return typeof word === 'function' ? word(...args) : word;
  }

  override number(value: number, options?: Intl.NumberFormatOptions): string {
    const isPlain = !options && Number.isInteger(value) && value >= 0 && value < 1000;
    return isPlain && PORTUGUESE.test(this.requested)
      ? String(value)
      : super.number(value, options);
  }

  /** Hours and minutes. */
  time(ms: number): string {
    return this.#format(ms, TIME);
  }

  /** Today, yesterday, or the date. */
  day(ms: number, now: number): string {
    const days = Math.round((startOfDay(now) - startOfDay(ms)) / DAY_MS);
    if (days === 0) return this.term('today');
    if (days === 1) return this.term('yesterday');
    const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
    if (!sameYear) return this.#format(ms, DATE);
    return this.#format(ms, days > 0 && days < 7 ? WEEKDAY : DAY);
  }

  /** The time today, else the shortest date: for lists. */
  moment(ms: number, now: number): string {
    if (startOfDay(ms) === startOfDay(now)) return this.time(ms);
    const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
    return this.#format(ms, sameYear ? SHORT_DAY : SHORT_DATE);
  }

  /** Date and time in full, for tooltips and the details. */
  full(ms: number): string {
    return this.#format(ms, FULL);
  }

  /** A size in the unit that suits it. */
  bytes(bytes: number): string {
    const [value, unit] =
      bytes < 1000
        ? [bytes, 'byte']
        : bytes < 1e6
          ? [bytes / 1000, 'kilobyte']
          : [bytes / 1e6, 'megabyte'];
    return new Intl.NumberFormat(this.requested, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: value < 10 && unit !== 'byte' ? 1 : 0,
    }).format(value);
  }

  /** Minutes and seconds of a recording, and hours where it has any. */
  clock(ms: number): string {
    const seconds = Math.round(ms / 1000);
    const hours = Math.floor(seconds / 3600);
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
    const [first, ...rest] = hours > 0 ? [hours, ...parts] : parts;
    return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
  }

  #format(ms: number, options: Intl.DateTimeFormatOptions): string {
    const { requested } = this;
    const plain = PORTUGUESE.test(requested) ? PLAIN.get(options) : undefined;
    if (plain) return plain(new Date(ms));
    const ofLanguage = formats.get(requested) ?? new Map<object, Intl.DateTimeFormat>();
    const format = ofLanguage.get(options) ?? new Intl.DateTimeFormat(requested, options);
    ofLanguage.set(options, format);
    formats.set(requested, ofLanguage);
    return format.format(ms);
  }
}

const TIME = { timeStyle: 'short' } as const;
const DAY = { day: 'numeric', month: 'long' } as const;
const WEEKDAY = { ...DAY, weekday: 'long' } as const;
const DATE = { ...DAY, year: 'numeric' } as const;
const SHORT_DAY = { day: '2-digit', month: '2-digit' } as const;
const SHORT_DATE = { ...SHORT_DAY, year: '2-digit' } as const;
const FULL = { dateStyle: 'medium', timeStyle: 'short' } as const;

const PORTUGUESE = /^pt(-[a-z]{2})?$/i;

/**
 * What lists and bubbles need, as everyone who speaks Portuguese writes it (CLDR): 18:05, 29/11, 29/11/26, and whole numbers
 * without a point. The first date that `Intl` writes takes a browser 20 ms, the first number 2, and here that would be
 * before anything is seen, or while somebody scrolls.
 */
const PLAIN = new Map<Intl.DateTimeFormatOptions, (date: Date) => string>([
  [TIME, (date) => `${two(date.getHours())}:${two(date.getMinutes())}`],
  [SHORT_DAY, (date) => `${two(date.getDate())}/${two(date.getMonth() + 1)}`],
  [
    SHORT_DATE,
    (date) => [date.getDate(), date.getMonth() + 1, date.getFullYear() % 100].map(two).join('/'),
  ],
]);

const two = (value: number): string => String(value).padStart(2, '0');

/** By language and options. To build one costs as much as to format a hundred dates. */
const formats = new Map<string, Map<object, Intl.DateTimeFormat>>();

/** What was asked for is looked at once: it is needed for every word. */
const tags = new Map<string, string>();

const tagOf = (lang: string): string => {
  const known = tags.get(lang);
  if (known !== undefined) return known;
  const tag = lang.replaceAll('_', '-');
  const valid = isLanguageTag(tag) ? tag : fallback;
  tags.set(lang, valid);
  return valid;
};

const isLanguageTag = (lang: string): boolean => {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
};

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);
