const BARS = 40;

/** As many bars as fit: of each stretch the loudest; a flat line where nothing is known. */
export const levelsOf = (waveform: readonly number[] = []): number[] => {
  const edge = (bar: number): number => Math.floor((bar * waveform.length) / BARS);
  return Array.from({ length: BARS }, (_, bar) =>
    Math.max(0, ...waveform.slice(edge(bar), Math.max(edge(bar) + 1, edge(bar + 1)))),
  );
};
