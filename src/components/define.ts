/** A custom element class of this package: its tag, and the classes its template needs. */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  readonly uses?: readonly ElementClass[];
}

/**
 * Registers each class under its tag, and everything it uses. A tag that is already taken (a second copy of the
 * library on the page) is left as it is, with a warning. Does nothing where there are no custom elements.
 */
export const define = (...classes: readonly ElementClass[]): void => {
  if (typeof customElements === 'undefined') return;
  for (const element of classes) {
    const taken = customElements.get(element.tag);
    if (taken === element) continue;
    if (taken) {
      console.warn(`<${element.tag}> is already defined by another copy of chat-inbox; the first one stays.`);
      continue;
    }
    define(...(element.uses ?? []));
    customElements.define(element.tag, element);
  }
};
