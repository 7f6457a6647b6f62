/** What has the focus, however deep in shadow roots. */
export const focusedElement = (): HTMLElement | undefined => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found instanceof HTMLElement && found !== document.body ? found : undefined;
};

/** Whether the focus is in an element or in what it draws; `:focus-within` misses what is slotted into a popover. */
export const holdsFocus = (element: Element): boolean =>
  element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
