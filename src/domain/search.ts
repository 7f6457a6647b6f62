/** A text without accents, case and what is not drawn, for comparing: "Ação" and "acao" are the same. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .trim();

/** Of a query, what must stand in a text: its words, folded; none of an empty one. */
export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

/** Whether every word of the query stands in the text. An empty query matches everything. */
export const matches = (text: string, query: string): boolean => {
  const folded = fold(text);
  return wordsOf(query).every((word) => folded.includes(word));
};
