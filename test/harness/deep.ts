/** Every element below a root, in and out of shadow roots, in reading order. */
export const deepElements = (root: ParentNode): Element[] =>
  [...root.children].flatMap((child) => [
    child,
    ...(child.shadowRoot ? deepElements(child.shadowRoot) : []),
    ...deepElements(child),
  ]);

/** What can be pressed below a root, by its name. */
export const control = (root: ParentNode, name: string | RegExp): HTMLElement => {
  const names = controls(root);
  const found = names.find(([own]) => (typeof name === 'string' ? own === name : name.test(own)));
  if (!found) throw new Error(`No "${name}" among: ${names.map(([own]) => own).join(', ')}`);
  return found[1];
};

/** Everything that can be pressed below a root, with its name. */
export const controls = (root: ParentNode): [name: string, element: HTMLElement][] =>
  deepElements(root)
    .filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement && element.matches('button, a[href], input'),
    )
    .map((element) => [
      element.ariaLabel ?? element.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      element,
    ]);

/** The element that has the focus, however deep. */
export const deepActive = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

/** Resolves when the element and everything in it has been drawn, what is loaded lazily too. */
export const drawn = async (element: Element): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const each of [element, ...deepElements(element.shadowRoot ?? element)]) {
      if (each.matches(':not(:defined)')) await customElements.whenDefined(each.localName);
      await (each as Partial<{ updateComplete: Promise<boolean> }>).updateComplete;
    }
  }
};
