import { loadModule } from '../domain/load-module.js';
import { registerTranslation } from '@shoelace-style/localize';
import { ptBr } from './pt-br.js';
import type { Strings } from './strings.js';

/** Our keys in the registry that a host's own components may share. */
export const PREFIX = 'chat-inbox.';

const loaded = new Map<string, Partial<Strings>>();
const loaders: Record<string, () => Promise<Strings>> = {
  en: async () => (await loadModule(() => import('./en.js'))).en,
  es: async () => (await loadModule(() => import('./es.js'))).es,
};

/** Makes a language known, or adds a host's own. Components in that language draw again. */
export const registerStrings = (
  strings: Pick<Strings, '$code' | '$name' | '$dir'> & Partial<Strings>,
): void => {
  loaded.set(strings.$code, { ...loaded.get(strings.$code), ...strings });
  const { $code, $name, $dir, ...words } = strings;
  registerTranslation({
    $code,
    $name,
    $dir,
    ...Object.fromEntries(Object.entries(words).map(([key, word]) => [PREFIX + key, word])),
  });
};

/** Adds words of our own to a language; what a host has given it stays. */
export const addStrings = (strings: Parameters<typeof registerStrings>[0]): void =>
  registerStrings({ ...strings, ...loaded.get(strings.$code) });

registerStrings(ptBr);

/** The code of the language to speak for a requested one: itself, its base language, or pt-BR. */
export const resolveLanguage = (requested: string): string => {
  const lang = requested.toLowerCase();
  const base = lang.split('-')[0] ?? '';
  const known = [lang, base].find((code) => loaded.has(code) || code in loaders);
  return known ?? ptBr.$code;
};

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
