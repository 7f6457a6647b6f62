import { mimeOf } from '../../../domain/check-file.js';
import type { IconName } from '../icon/icons.js';

/** The first that fits. Office's types are long: what they end with tells them apart. */
const ICONS: readonly (readonly [RegExp, IconName])[] = [
  [/^application\/pdf$/, 'document'],
  [/word|opendocument\.text|rtf$/, 'fileWords'],
  [/excel|spreadsheet|csv$/, 'fileSheet'],
  [/powerpoint|presentation/, 'fileSlides'],
  [/html$|xml$/, 'fileCode'],
  [/zip|compressed|x-tar|x-rar/, 'fileArchive'],
  [/^text\//, 'fileText'],
  [/^image\//, 'fileImage'],
  [/^audio\//, 'fileSound'],
  [/^video\//, 'fileFilm'],
];

/** The icon of a file's kind, by its type, else by its name. */
export const fileIcon = (name: string, type: string): IconName => {
  const mime = mimeOf({ name, type });
  return ICONS.find(([kind]) => kind.test(mime))?.[1] ?? 'file';
};
