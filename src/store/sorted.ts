/** A block of more rows is cut in two. */
const MOST = 512;

/**
 * Rows in an order, in blocks, so that one comes or leaves without all those behind it being moved. No two rows are equal by
 * `compare`; a row leaves by being compared, so it must be the one that was put there, or equal to it.
 */
export class Sorted<Row> {
  #blocks: Row[][] = [];
  #size = 0;
  readonly #compare: (a: Row, b: Row) => number;

  constructor(compare: (a: Row, b: Row) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  /** All of them, in order: another list each time. */
  values(): Row[] {
    return this.#blocks.flat();
  }

  insert(row: Row): void {
    const at = Math.min(this.#blockOf(row), Math.max(this.#blocks.length - 1, 0));
    const block = (this.#blocks[at] ??= []);
    block.splice(this.#placeIn(block, row), 0, row);
    this.#size += 1;
    if (block.length > MOST) this.#blocks.splice(at + 1, 0, block.splice(MOST >> 1));
  }

  remove(row: Row): void {
    const at = this.#blockOf(row);
    const block = this.#blocks[at]!;
    block.splice(this.#placeIn(block, row), 1);
    this.#size -= 1;
    if (block.length === 0) this.#blocks.splice(at, 1);
  }

  /** Puts a row in the place of one that is equal to it. */
  replace(row: Row): void {
    const block = this.#blocks[this.#blockOf(row)]!;
    block[this.#placeIn(block, row)] = row;
  }

  /** The first block that does not end before a row. */
  #blockOf(row: Row): number {
    return firstOf(this.#blocks, (block) => this.#compare(block.at(-1)!, row) >= 0);
  }

  #placeIn(block: readonly Row[], row: Row): number {
    return firstOf(block, (each) => this.#compare(each, row) >= 0);
  }
}

/** Where the things begin for which something is true: it is for all after the first. */
const firstOf = <Thing>(things: readonly Thing[], isTrue: (thing: Thing) => boolean): number => {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(things[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
};
