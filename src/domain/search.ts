/** A text without accents, case and what is not drawn, for comparing: "Ação" and "acao" are the same. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .trim();

/** Whether every word of the query stands in the text. An empty query matches everything. */
export const matches = (text: string, query: string): boolean => {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
};
