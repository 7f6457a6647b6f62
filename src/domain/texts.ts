import { loadModule } from './load-module.js';
import type * as Links from './links.js';
import type * as Marks from './marks.js';

/* Texts of messages on the first screen. What reads their marks and links is fetched while a session is opened. */

type Reader = Pick<typeof Marks, 'parseMarks' | 'plainText' | 'hasMarks'> &
  Pick<typeof Links, 'linkify' | 'safeUrl'>;

/** Leaves a text as it was written. */
const RAW: Reader = {
  parseMarks: (text) => [
    { kind: 'lines', lines: text.split('\n').map((line) => [{ kind: 'text', text: line }]) },
  ],
  plainText: (text) => text.replace(/\s+/g, ' ').trim(),
  hasMarks: () => false,
  linkify: (text) => [text],
  safeUrl: () => undefined,
};

let reader = RAW;
let loading: Promise<void> | undefined;

/** Whether marks and links can be read by now. */
export const canReadMarks = (): boolean => reader !== RAW;

const importReader = async (): Promise<Reader> => {
  const [marks, links] = await Promise.all([
    loadModule(() => import('./marks.js')),
    loadModule(() => import('./links.js')),
  ]);
  return { ...marks, ...links };
};

/** Fetches what reads marks and links. Never rejects: without it texts are raw, and the next call tries again. */
export const loadMarks = (load = importReader): Promise<void> => {
  loading ??= load().then(
    (loaded) => {
      reader = loaded;
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
};

/** See `marks.ts` and `links.ts`. */
export const parseMarks: Reader['parseMarks'] = (text) => reader.parseMarks(text);
export const plainText: Reader['plainText'] = (text) => reader.plainText(text);
export const hasMarks: Reader['hasMarks'] = (text) => reader.hasMarks(text);
export const linkify: Reader['linkify'] = (text) => reader.linkify(text);
export const safeUrl: Reader['safeUrl'] = (url) => reader.safeUrl(url);
