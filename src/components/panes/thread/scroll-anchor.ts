/** Within this many pixels of the end the reader is at the end. */
const END = 4;

/** Where a reader was in a thread. */
export interface ReadingPlace {
  /** At the end, and following it. */
  pinned: boolean;
  /** The first item on the screen, and how far below the upper edge it begins. */
  key: string | undefined;
  offset: number;
}

/**
 * Keeps what is read where it is. `hold` before the content changes, `settle` after it, in the same frame: at the end
 * the end is followed, elsewhere the first visible item stays where it was, whatever grew or arrived above it.
 */
export class ScrollAnchor {
  #place: ReadingPlace = { pinned: true, key: undefined, offset: 0 };
  readonly #scroller: () => HTMLElement | null;
  readonly #items: () => readonly HTMLElement[];

  constructor(scroller: () => HTMLElement | null, items: () => readonly HTMLElement[]) {
    this.#scroller = scroller;
    this.#items = items;
  }

  get pinned(): boolean {
    return this.#place.pinned;
  }

  get place(): ReadingPlace {
    return this.#place;
  }

  /** Goes to where a reader was. */
  restore(place: ReadingPlace): void {
    this.#place = place;
    this.settle();
  }

  /** Notes where the reader is, after a scroll. */
  note(): void {
    const scroller = this.#scroller();
    if (!scroller || scroller.clientHeight === 0) return;
    const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    this.#place = { ...this.#first(scroller), pinned: left <= END };
  }

  /** Notes what is on the screen before the content changes; whether the end is followed stays. */
  hold(): void {
    const scroller = this.#scroller();
    if (scroller && !this.#place.pinned) this.#place = { ...this.#first(scroller), pinned: false };
  }

  /** Puts what was held back where it was. */
  settle(): void {
    const scroller = this.#scroller();
    if (!scroller || scroller.clientHeight === 0) return;
    if (this.#place.pinned) {
      scroller.scrollTop = scroller.scrollHeight;
      return;
    }
    const item = this.#items().find(({ dataset }) => dataset['key'] === this.#place.key);
    if (!item) return;
    const moved = item.getBoundingClientRect().top - scroller.getBoundingClientRect().top - this.#place.offset;
    if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
  }

  /** Follows the end from now on. */
  pin(): void {
    this.#place = { pinned: true, key: undefined, offset: 0 };
    this.settle();
  }

  #first(scroller: HTMLElement): Pick<ReadingPlace, 'key' | 'offset'> {
    const items = this.#items();
    const edge = scroller.getBoundingClientRect().top;
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle]!.getBoundingClientRect().bottom <= edge) low = middle + 1;
      else high = middle;
    }
    const item = items[low];
    return item
      ? { key: item.dataset['key'], offset: item.getBoundingClientRect().top - edge }
      : { key: undefined, offset: 0 };
  }
}
