/** To which of so many rows a key leads from one of them; -1: above the first. Undefined where it means nothing. */
export const moveOf = (key: string, from: number, size: number): number | undefined =>
  ({ ArrowDown: Math.min(from + 1, size - 1), ArrowUp: from - 1, Home: 0, End: size - 1 })[key];
