/** Resolves in the next frame, before it is painted. */
export const frame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Resolves after a frame, when input is handled. */
export const betweenFrames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/**
 * Starts `act`, and tells where the upper edge of an element stood in each of the frames painted from then on; with
 * `within`, how far its lower edge was below that of another element. An IntersectionObserver reads the rectangles at
 * the end of the frame, after every ResizeObserver, as they are painted.
 */
export const painted = async (
  element: Element,
  act: () => unknown,
  frames: number,
  within?: Element,
): Promise<number[]> => {
  await frame();
  void act();
  const seen: number[] = [];
  for (let count = 0; count < frames; count += 1) {
    await frame();
    const [own, other] = await rectangles(within ? [element, within] : [element]);
    seen.push(other ? own!.bottom - other.bottom : own!.top);
  }
  return seen;
};

const rectangles = (elements: readonly Element[]): Promise<DOMRectReadOnly[]> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(
        elements.map((each) => entries.find(({ target }) => target === each)!.boundingClientRect),
      );
    });
    for (const element of elements) observer.observe(element);
  });
