/** Where the first and the last character of the first text in an element stand. */
export const glyphsOf = (element: Element): { first: DOMRect; last: DOMRect } => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
  const place = (at: number): DOMRect => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  };
  return { first: place(0), last: place(text.length - 1) };
};
