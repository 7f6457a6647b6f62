import { PAGE } from '../../../domain/attachment.js';
import { mimeOf } from '../../../domain/check-file.js';

/**
 * Saves what is at an address, never opens it in the page. What another origin will not let be saved opens beside the
 * page; a file that may be a page itself (HTML, SVG, XML, by its type or its name) does not: false, and nothing happens.
 */
export const download = (url: string, name = '', mime = ''): boolean => {
  const isElsewhere = new URL(url).origin !== location.origin;
  if (isElsewhere && mayBePage(name, mime)) return false;
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
  return true;
};

/** What a browser would run or draw as a page. */
export const mayBePage = (name: string, mime: string): boolean =>
  [mimeOf({ name, type: mime }), mimeOf({ name, type: '' })].some((type) => PAGE.test(type));
