import type { Message } from '../../src/domain/message.js';
import { deepElements } from '../../test/harness/deep.js';
import { deepAt, find } from './look.js';
import { plain } from './workload.js';

/* Whether a driver draws what it is given: one that draws nothing would win. */

const markIn = (message: Message): string => plain(message).split(' ', 1)[0]!;

/** Whether the newest message that says something is painted in the box. */
export const shows = (box: HTMLElement, talk: Message[]): boolean => {
  const newest = talk.findLast((message) => plain(message) !== '')!;
  const mark = markIn(newest);
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return find(box, mark).some(({ node }) => {
    const rect = node.getBoundingClientRect();
    const x = rect.left + Math.min(rect.width, 30) / 2;
    // Its last line: a tall one may begin above the view.
    const y = rect.bottom - Math.min(rect.height, 12) / 2;
    if (x < left || x > right || y < top || y > bottom) return false;
    const at = deepAt(x, y);
    return at !== null && isAround(at, node);
  });
};

/** One is inside the other, across shadow roots. */
const isAround = (at: Element, node: Element): boolean => {
  for (let each: Node | null = node; each; each = above(each)) if (each === at) return true;
  for (let each: Node | null = at; each; each = above(each)) if (each === node) return true;
  return false;
};

const above = (node: Node): Node | null =>
  node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** Of the newest messages that are drawn: how many pictures, quotations and links there are, of how many there should be. */
export const shownOf = (box: HTMLElement, talk: Message[]): Record<string, string> => {
  const all = deepElements(box);
  const isDrawn = (message: Message): boolean =>
    plain(message) !== '' && find(box, markIn(message)).length > 0;
  const drawn = talk.filter(isDrawn);
  const has = (found: boolean): number => (found ? 1 : 0);
  const count = (given: Message[], shows: (message: Message) => boolean): string =>
    `${given.reduce((sum, message) => sum + has(shows(message)), 0)} of ${given.length}`;
  const links = all.filter((element) => element.matches('a[href]'));
  return {
    messages: String(drawn.length),
    pictures: count(
      drawn.filter(({ content }) => content.kind === 'image'),
      (message) => isNearPicture(all, find(box, markIn(message))[0]!.node),
    ),
    quotes: count(
      drawn.filter(({ quote }) => quote),
      ({ quote }) => find(box, quote!.text.slice(0, 12)).length > 0,
    ),
    links: count(
      drawn.filter((message) => plain(message).includes('https:')),
      (message) => links.some((link) => plain(message).includes(link.getAttribute('href')!)),
    ),
  };
};

/** A picture stands beside, above or below its text. */
const isNearPicture = (all: Element[], text: Element): boolean => {
  const { top, bottom } = text.getBoundingClientRect();
  return all.some((element) => {
    const isPicture =
      element.matches('img') || getComputedStyle(element).backgroundImage.startsWith('url');
    const rect = element.getBoundingClientRect();
    return isPicture && rect.height > 40 && rect.bottom > top - 60 && rect.top < bottom + 60;
  });
};
