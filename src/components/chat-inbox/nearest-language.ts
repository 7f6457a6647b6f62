/** The language an element is in: its own, an ancestor's, the browser's. Always one that `Intl` takes. */
export const nearestLanguage = (element: Node): string => {
  for (let at: Node | null = element; at; at = parentOf(at)) {
    const lang = at instanceof Element && canonical(at.getAttribute('lang') ?? '');
    if (lang) return lang;
  }
  return navigator.language;
};

const parentOf = (node: Node): Node | null =>
  node instanceof ShadowRoot ? node.host : node.parentNode;

const canonical = (lang: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
};
