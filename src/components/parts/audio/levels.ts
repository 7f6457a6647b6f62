/** How many bars there are. */
export const BARS = 40;
/** Half of the highest, without its round ends. */
const MOST = 12;

/** As many bars as fit: of each stretch the loudest; a flat line where nothing is known. */
export const levelsOf = (waveform: readonly number[] = []): number[] => {
  const edge = (bar: number): number => Math.floor((bar * waveform.length) / BARS);
  return Array.from({ length: BARS }, (_, bar) =>
    Math.max(0, ...waveform.slice(edge(bar), Math.max(edge(bar) + 1, edge(bar + 1)))),
  );
};

/** The bars from one to another as the lines of one path: each in the middle of its unit, up and down from 0. */
export const pathOf = (levels: readonly number[], from: number, to: number): string =>
  levels
    .slice(from, to)
    .map((level, at) => `M${from + at + 0.5} ${-MOST * level}V${MOST * level}`)
    .join('');
