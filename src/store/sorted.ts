import type { Id } from '../domain/id.js';

/** A block of more rows is cut in two. */
const MOST = 512;

interface Block<Row> {
  rows: Row[];
  /** Of the rows, in the same place. */
  ids: Id[];
}

/**
 * Rows in an order, in blocks, so that one comes or leaves without all those behind it being moved. No two rows are equal by
 * `compare`; a row leaves by being compared, so it must be the one that was put there, or equal to it.
 */
export class Sorted<Row extends { id: Id }> {
  #blocks: Block<Row>[] = [];
  #size = 0;
  readonly #compare: (a: Row, b: Row) => number;

  constructor(compare: (a: Row, b: Row) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  /** In order: another list each time. */
  ids(): Id[] {
    return ([] as Id[]).concat(...this.#blocks.map(({ ids }) => ids));
  }

  insert(row: Row): void {
    const at = Math.min(this.#blockOf(row), Math.max(this.#blocks.length - 1, 0));
    const { rows, ids } = (this.#blocks[at] ??= { rows: [], ids: [] });
    const place = this.#placeIn(rows, row);
    rows.splice(place, 0, row);
    ids.splice(place, 0, row.id);
    this.#size += 1;
    if (rows.length <= MOST) return;
    const half = MOST >> 1;
    this.#blocks.splice(at + 1, 0, { rows: rows.splice(half), ids: ids.splice(half) });
  }

  remove(row: Row): void {
    const at = this.#blockOf(row);
    const { rows, ids } = this.#blocks[at]!;
    const place = this.#placeIn(rows, row);
    rows.splice(place, 1);
    ids.splice(place, 1);
    this.#size -= 1;
    if (rows.length === 0) this.#blocks.splice(at, 1);
  }

  /** Puts a row in the place of one that is equal to it. */
  replace(row: Row): void {
    const { rows, ids } = this.#blocks[this.#blockOf(row)]!;
    const place = this.#placeIn(rows, row);
    rows[place] = row;
    ids[place] = row.id;
  }

  /** The first block that does not end before a row. */
  #blockOf(row: Row): number {
    return firstOf(this.#blocks, ({ rows }) => this.#compare(rows.at(-1)!, row) >= 0);
  }

  #placeIn(rows: readonly Row[], row: Row): number {
    return firstOf(rows, (each) => this.#compare(each, row) >= 0);
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
