/**
 * Tells how many pixels of the bottom of an element the phone's keyboard covers, where it does not make the page
 * smaller. Returns the undo.
 */
export const coveredByKeyboard = (
  element: HTMLElement,
  tell: (pixels: number) => void,
): (() => void) => {
  const viewport = window.visualViewport;
  if (!viewport) return () => undefined;
  const look = (): void =>
    tell(covered(element.getBoundingClientRect(), viewport, document.documentElement.clientHeight));
  viewport.addEventListener('resize', look);
  viewport.addEventListener('scroll', look);
  return () => {
    viewport.removeEventListener('resize', look);
    viewport.removeEventListener('scroll', look);
  };
};

/**
 * Nothing while the page is zoomed, when the viewport is smaller without a keyboard, and never more than the keyboard
 * is high, however far the element reaches below the page.
 */
export const covered = (
  { bottom }: Pick<DOMRect, 'bottom'>,
  { offsetTop, height, scale }: Pick<VisualViewport, 'offsetTop' | 'height' | 'scale'>,
  pageHeight: number,
): number =>
  scale > 1
    ? 0
    : Math.round(Math.max(0, Math.min(bottom - (offsetTop + height), pageHeight - height)));
