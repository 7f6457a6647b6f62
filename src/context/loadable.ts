import { objectUrl } from '../domain/links.js';

/** An address of a backend, which may be relative to the page, as one that the browser may load; else undefined. */
export const loadable = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url, document.baseURI)
    ? objectUrl(new URL(url, document.baseURI).href)
    : undefined;
