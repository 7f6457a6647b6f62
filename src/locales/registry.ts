import { loadModule } from '../domain/load-module.js';
import { registerTranslation } from '@shoelace-style/localize';
import { ptBr } from './pt-br.js';
import type { Strings } from './strings.js';

const loaded = new Map<string, Partial<Strings>>();
const resolved = new Map<string, string>();
const loaders: Record<string, () => Promise<Strings>> = {
  en: async () => (await loadModule(() => import('./en.js'))).en,
  es: async () => (await loadModule(() => import('./es.js'))).es,
};

/** Makes a language known, or adds a host's own. Components in that language draw again. */
export const registerStrings = (
  strings: Pick<Strings, '$code' | '$name' | '$dir'> & Partial<Strings>,
): void => {
  const { $code, $name, $dir } = strings;
  loaded.set($code, { ...loaded.get($code), ...strings });
  resolved.clear();
  // Draws again what speaks it.
  registerTranslation({ $code, $name, $dir });
};

/** Adds words of our own to a language; what a host has given it stays. */
export const addStrings = (strings: Parameters<typeof registerStrings>[0]): void =>
  registerStrings({ ...strings, ...loaded.get(strings.$code) });

registerStrings(ptBr);

/** The code of the language to speak for a requested one: itself, its base language, or pt-BR. */
export const resolveLanguage = (requested: string): string => {
  const before = resolved.get(requested);
  if (before !== undefined) return before;
  const lang = requested.toLowerCase();
  const known = [lang, baseOf(lang)].find((code) => loaded.has(code) || code in loaders);
  const code = known ?? ptBr.$code;
  resolved.set(requested, code);
  return code;
};

/** What a loaded language says, its base language, or pt-BR. */
export const wordOf = <K extends keyof Strings>(code: string, key: K): Strings[K] | undefined =>
  loaded.get(code)?.[key] ?? loaded.get(baseOf(code))?.[key] ?? loaded.get(ptBr.$code)?.[key];

const baseOf = (lang: string): string => lang.split('-')[0] ?? '';

const pending = new Map<string, Promise<void>>();

/** Loads a language the package carries. Resolves at once when it is there; a failed load may be tried again. */
export const loadLanguage = (code: string): Promise<void> => {
  const load = loaders[code];
  if (loaded.has(code) || !load) return Promise.resolve();
  const running =
    pending.get(code) ??
    load()
      .then(registerStrings)
      .finally(() => pending.delete(code));
  pending.set(code, running);
  return running;
};

export const isLoaded = (code: string): boolean => loaded.has(code);
