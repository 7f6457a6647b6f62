/** What has the focus, however deep in shadow roots. */
export const focusedElement = (): HTMLElement | undefined => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found instanceof HTMLElement && found !== document.body ? found : undefined;
};
