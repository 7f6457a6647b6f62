import { deepElements } from '../../test/harness/deep.js';

interface Found {
  node: Element;
  text: string;
}

/** Elements, in and out of shadow roots, with a text of their own that holds these characters. */
export const find = (root: ParentNode, characters: string): Found[] =>
  deepElements(root).flatMap((node) => {
    const own = [...node.childNodes].find(
      (child) => child.nodeType === Node.TEXT_NODE && child.textContent!.includes(characters),
    );
    return own ? [{ node, text: own.textContent! }] : [];
  });

/** What scrolls the timeline: of all that can be scrolled, the tallest inside. */
export const scrollerOf = (box: HTMLElement): HTMLElement => {
  const scrollers = deepElements(box).filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      // `.ps`: perfect-scrollbar scrolls what hides its overflow.
      (/auto|scroll/.test(getComputedStyle(element).overflowY) || element.matches('.ps')),
  );
  return scrollers.sort((a, b) => b.scrollHeight - a.scrollHeight)[0] ?? box;
};

export const deepAt = (x: number, y: number): Element | null => {
  let found = document.elementFromPoint(x, y);
  for (;;) {
    const inner = found?.shadowRoot?.elementFromPoint(x, y);
    if (!inner || inner === found) return found;
    found = inner;
  }
};

/** The nearest around an element, across shadow roots. */
const around = (element: Element | null, selector: string): Element | null => {
  for (let at = element; at; at = (at.getRootNode() as Partial<ShadowRoot>).host ?? null) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return null;
};

/** The share of a view, from its top to its end, in which no row stands. */
export const blankShare = (scroller: HTMLElement, row: string): number => {
  const { left, width, top, height } = scroller.getBoundingClientRect();
  const places = Array.from({ length: 10 }, (_, at) => top + ((at + 0.5) * height) / 10);
  const blank = places.filter((y) => !around(deepAt(left + width / 2, y), row));
  return blank.length / places.length;
};
