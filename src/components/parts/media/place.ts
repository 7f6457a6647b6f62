import type { Media } from '../../../domain/message.js';

/** Longest edge, in CSS pixels. */
const LARGEST = 320;
/** A strip is cut, not drawn as a line. */
const NARROWEST = 0.6;
const WIDEST = 2.4;

/** Gives a picture its place before it has been loaded, or what draws it: `--_width` and `--_ratio`, where its size is known. */
export const reservePlace = (
  { style }: HTMLElement,
  { width = 0, height = 0 }: Partial<Media>,
): void => {
  const isKnown = width > 0 && height > 0;
  const ratio = Math.min(Math.max(width / height, NARROWEST), WIDEST);
  const widest = Math.round(LARGEST * Math.min(1, ratio));
  style.setProperty('--_ratio', isKnown ? String(ratio) : '');
  style.setProperty('--_width', isKnown ? `${widest}px` : '');
};
