import { ContextConsumer } from '@lit/context';
import {
  LocalizeController,
  type FunctionParams,
  type Translation,
} from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import { isLoaded, loadLanguage, PREFIX, resolveLanguage } from '../locales/registry.js';
import type { Strings } from '../locales/strings.js';
import { localeContext } from './locale.context.js';

type Host = ReactiveControllerHost & HTMLElement;

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
    const lang = (this.#context.value?.lang ?? super.lang()).replaceAll('_', '-');
    return isLanguageTag(lang) ? lang : fallback;
  }

  override lang(): string {
    const code = resolveLanguage(this.requested);
    if (isLoaded(code)) return code;
    void loadLanguage(code).catch(() => undefined);
    return fallback;
  }

  /** A word of the inbox. */
  override term<K extends keyof Strings>(key: K, ...args: FunctionParams<Strings[K]>): string {
    const own = this.#context.value?.strings?.[key] as
      string | ((...args: unknown[]) => string) | undefined;
    if (own !== undefined) return typeof own === 'function' ? own(...args) : own;
    const word = super.term.bind(this) as (key: string, ...args: unknown[]) => string;
    return word(PREFIX + key, ...args);
  }

  /** Hours and minutes. */
  time(ms: number): string {
    return this.#format(ms, { hour: '2-digit', minute: '2-digit' });
  }

  /** Today, yesterday, or the date. */
  day(ms: number, now: number): string {
    const days = Math.round((startOfDay(now) - startOfDay(ms)) / DAY_MS);
    if (days === 0) return this.term('today');
    if (days === 1) return this.term('yesterday');
    const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
    return this.#format(ms, {
      weekday: days > 0 && days < 7 ? 'long' : undefined,
      day: 'numeric',
      month: 'long',
      year: sameYear ? undefined : 'numeric',
    });
  }

  /** The time today, else the shortest date: for lists. */
  moment(ms: number, now: number): string {
    if (startOfDay(ms) === startOfDay(now)) return this.time(ms);
    const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
    return this.#format(
      ms,
      sameYear
        ? { day: '2-digit', month: '2-digit' }
        : { day: '2-digit', month: '2-digit', year: '2-digit' },
    );
  }

  /** Date and time in full, for tooltips and the details. */
  full(ms: number): string {
    return this.#format(ms, { dateStyle: 'medium', timeStyle: 'short' });
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

  #format(ms: number, options: FormatOptions): string {
    const key = this.requested + JSON.stringify(options);
    const format = formats.get(key) ?? new Intl.DateTimeFormat(this.requested, options);
    formats.set(key, format);
    return format.format(ms);
  }
}

type FormatOptions = {
  [K in keyof Intl.DateTimeFormatOptions]: Intl.DateTimeFormatOptions[K] | undefined;
};

/** To build one costs as much as to format a hundred dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

const isLanguageTag = (lang: string): boolean => {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
};

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);
