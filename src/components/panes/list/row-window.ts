import type { Stretch } from '../../flow/flow.js';

/**
 * So far beyond each edge of the view rows are drawn (px) once somebody has come near; they are drawn anew when fewer than
 * `NEAR` are left.
 */
const FAR = 288;
const NEAR = 144;
/** Rows further away than this are let go, and no sooner: a reader who turns round finds them. */
const MOST = 720;

/** Which rows of one height are drawn: those in view and one, and some beyond for who may scroll. */
export class RowWindow {
  /** Somebody may scroll. */
  #isWide = false;
  /** Where the view began at the last look (px). */
  #top = 0;
  #from = 0;
  #to = 0;
  #height = 1;
  #count = 0;

  /** Somebody may scroll soon: from now on more is drawn beyond the view. True when it was not so before. */
  open(): boolean {
    const isOther = !this.#isWide;
    this.#isWide = true;
    return isOther;
  }

  /** Draws what is in view of so many rows; lengths in px. True when other rows are drawn than before. */
  cover(top: number, view: number, height: number, count: number): boolean {
    const [from, to] = [this.#from, this.#to];
    if (top !== this.#top) this.#isWide = true;
    this.#top = top;
    const [near, far] = this.#isWide ? [NEAR, FAR] : [0, 0];
    const rowsOf = (length: number): number => Math.ceil(length / height);
    const within = (row: number): number => Math.min(Math.max(row, 0), count);
    const first = Math.min(Math.floor(top / height), within(count - rowsOf(view)));
    const last = first + rowsOf(view) + 1;
    if (from > within(first - rowsOf(near)) || from < first - rowsOf(MOST)) {
      this.#from = within(first - rowsOf(far));
    }
    if (to < within(last + rowsOf(near)) || to > last + rowsOf(MOST)) {
      this.#to = last + rowsOf(far);
    }
    this.#to = within(this.#to);
    this.#height = height;
    this.#count = count;
    return from !== this.#from || to !== this.#to;
  }

  /** What is drawn, in order; `kept` as well, wherever it is: it has the focus. */
  stretches(kept = -1): Stretch[] {
    const [from, to, height] = [this.#from, this.#to, this.#height];
    const own = { from: kept, to: kept + 1 };
    if (kept >= to) {
      return [
        { gap: from * height, from, to },
        { gap: (kept - to) * height, ...own },
      ];
    }
    if (kept < 0 || kept >= from) return [{ gap: from * height, from, to }];
    return [
      { gap: kept * height, ...own },
      { gap: (from - kept - 1) * height, from, to },
    ];
  }

  /** The room below the last of the stretches (px). */
  room(stretches: readonly Stretch[]): number {
    return (this.#count - (stretches.at(-1)?.to ?? 0)) * this.#height;
  }
}
