/**
 * The heights of rows in a column, in CSS pixels: what was measured, and an estimate for the rest. Finds where a row
 * begins, and which one is at a height; a change costs as much as there are rows between it and what is asked for next.
 */
export class Heights {
  #rows: number[] = [];
  /** Where each row begins, right up to `#known`. */
  #tops: number[] = [0];
  #known = 0;

  get size(): number {
    return this.#rows.length;
  }

  /** Of all rows together. */
  get total(): number {
    return this.top(this.size);
  }

  /** Replaces `removed` rows from `at` on by rows of these heights. */
  splice(at: number, removed: number, rows: readonly number[]): void {
    if (at === this.size) for (const row of rows) this.#rows.push(row);
    else this.#rows = this.#rows.slice(0, at).concat(rows, this.#rows.slice(at + removed));
    this.#forget(at);
  }

  height(at: number): number {
    return this.#rows[at] ?? 0;
  }

  set(at: number, height: number): void {
    if (this.#rows[at] === height) return;
    this.#rows[at] = height;
    this.#forget(at);
  }

  /** Where a row begins; where the last one ends, for the one after it. */
  top(at: number): number {
    for (; this.#known < at; this.#known += 1) {
      this.#tops[this.#known + 1] = this.#tops[this.#known]! + this.#rows[this.#known]!;
    }
    return this.#tops[at]!;
  }

  /** The row at a height; the first above all of them, the last below. */
  at(y: number): number {
    let low = 0;
    let high = Math.max(this.size - 1, 0);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.top(middle + 1) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #forget(from: number): void {
    this.#known = Math.min(this.#known, from);
  }
}
