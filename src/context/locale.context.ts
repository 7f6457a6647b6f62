import { createContext } from '@lit/context';
import type { Strings } from '../locales/strings.js';

/** The language of one inbox, and the words its host has replaced. */
export interface InboxLocale {
  /** BCP 47. */
  lang: string;
  strings?: Partial<Strings> | undefined;
}

export const localeContext = createContext<InboxLocale>(Symbol('chat-inbox.locale'));
