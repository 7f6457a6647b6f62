/** Which icon this is, drawn here or by an `<inbox-icon>`; undefined when it is none. */
export const iconOf = (element: Element): string | undefined =>
  (element.getAttribute('data-name') ?? element.getAttribute('name')) || undefined;
