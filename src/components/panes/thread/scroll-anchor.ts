/** Within this many pixels of the end the reader is at the end, unless she has just begun to leave it. */
const END = 4;
/** No more than what rounding leaves between the end and the lower edge. */
const TOUCHING = 1;
/** So long after an input, or after the last movement that followed from it, the reader may still move (ms). */
const MOMENTUM = 600;
/** A scroll was made against the end as it was on the screen, at most so long before its event (ms). */
const LAG = 150;

/** What a reader scrolls with, but for the wheel. A scroll bar tells only that it is taken. */
const INPUTS = [
  'touchmove',
  'keydown',
  'pointerdown',
  'pointermove',
  'pointerup',
  'pointercancel',
] as const;

/** Where a reader is in a thread. */
export interface ReadingPlace {
  /** At the end, and following it. */
  readonly pinned: boolean;
  /** What is on the screen, the best to hold on to first; `offset` is how far below the upper edge it begins. */
  readonly held: readonly { key: string; offset: number }[];
}

/** Where an item begins and ends, from the beginning of what is scrolled (px). */
interface Span {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
}

export const AT_END: ReadingPlace = { pinned: true, held: [] };

/**
 * Keeps what is read where it is. Call `note` after a scroll, and `settle` when the sizes of the content or of the scroller
 * have changed, before the frame is painted: at the end the end is followed, elsewhere what was on the screen stays where
 * it was, whatever grew or arrived above it. The reader wins over both; `listen` tells her movements from those that
 * follow from changed sizes. Wants `overflow-anchor: none`, and items in order with a `data-key`.
 */
export class ScrollAnchor {
  #place = AT_END;
  /** Position and sizes at the last look. */
  #top = 0;
  #height = 0;
  #view = 0;
  /** Where items stand in what is scrolled, until sizes change. */
  #spans: readonly Span[] | undefined;
  /** Where the end was at the looks of the last moments. */
  #ends: readonly { at: number; top: number }[] = [];
  /** When the reader last did something, as events tell the time. */
  #active = -Infinity;
  /** She holds a button of the mouse, maybe on the scroll bar. */
  #holding = false;
  #hearsWheel = false;
  readonly #scroller: () => HTMLElement | null;
  readonly #items: () => readonly HTMLElement[];
  readonly #absorb: (by: number) => number;
  readonly #hasEnd: () => boolean;

  /**
   * `absorb`: takes up a movement of what is in view by so many pixels, and says how far is left to be scrolled. `ends`: what
   * is below the last item is the end; else nobody is taken to be at it.
   */
  constructor(
    scroller: () => HTMLElement | null,
    items: () => readonly HTMLElement[],
    absorb: (by: number) => number = (by) => by,
    ends: () => boolean = () => true,
  ) {
    this.#scroller = scroller;
    this.#items = items;
    this.#absorb = absorb;
    this.#hasEnd = ends;
  }

  /** The height of what is seen at the last look; 0 before it. */
  get view(): number {
    return this.#view;
  }

  get place(): ReadingPlace {
    return this.#place;
  }

  /** Nothing has been scrolled since the last look. */
  get rests(): boolean {
    return this.#scroller()?.scrollTop === this.#top;
  }

  get pinned(): boolean {
    return this.#place.pinned;
  }

  /** Where a reader was, or the end: `settle` leads there. */
  set place(place: ReadingPlace) {
    this.#place = place;
  }

  /** Watches what the reader does on the scroller, for as long as that lives. */
  listen(scroller: HTMLElement): void {
    for (const type of INPUTS) scroller.addEventListener(type, this.#act, { passive: true });
  }

  /** After a scroll: notes where the reader is now. */
  note({ timeStamp }: Event): void {
    const scroller = this.#shown();
    if (!scroller) return;
    const { scrollTop } = scroller;
    const moved = scrollTop - this.#top;
    const isResized = this.#isResized(scroller);
    const acts = this.#holding || timeStamp - this.#active < MOMENTUM;
    if (acts && moved !== 0) this.#active = timeStamp;
    const leaves = acts && moved < 0;
    // Between a scroll and its event sizes may change: the end goes further away, or a content that shrank for a moment
    // has pulled the position up with it. The reader did not go up, and has reached the end that was there.
    const arrives = moved > 0 && this.#hasEnd() && this.#wasEnd(scrollTop);
    if (arrives) this.#place = AT_END;
    if (arrives || (isResized && this.pinned && !leaves)) {
      this.settle();
      return;
    }
    if (isResized) {
      this.#spans = undefined;
      this.#hold(scroller);
    }
    this.#take(scroller, leaves ? TOUCHING : END);
  }

  /** After a change of sizes: puts what was read back where it was. */
  settle(): void {
    const scroller = this.#shown();
    if (!scroller) return;
    this.#spans = undefined;
    if (this.pinned) scroller.scrollTop = scroller.scrollHeight;
    else this.#hold(scroller);
    this.#measure(scroller);
    if (!this.pinned) this.#place = { pinned: false, held: this.#look(scroller) };
  }

  /** Scrolls no further than needed to show an item, or to show it in the middle. */
  reveal(item: HTMLElement, middle = false): void {
    const scroller = this.#shown();
    if (!scroller) return;
    const view = scroller.getBoundingClientRect();
    const { top, bottom, height } = item.getBoundingClientRect();
    this.#spans = undefined;
    const above = top - view.top;
    const below = bottom - view.bottom;
    if (middle) scroller.scrollTop += above - Math.max(0, (view.height - height) / 2);
    else if (above < 0 || height > view.height) scroller.scrollTop += above;
    else if (below > 0) scroller.scrollTop += below;
    this.#take(scroller, END);
  }

  #act = (event: Event): void => {
    this.#holding = event instanceof MouseEvent && event.buttons > 0;
    if (this.#holding || !event.type.startsWith('pointer')) this.#active = event.timeStamp;
  };

  /** Near the end alone, where it tells who leaves it: a wheel that is heard costs the page a search for each turn. */
  #hearWheel(scroller: HTMLElement): void {
    const isNear = toEnd(scroller) <= this.#view;
    if (isNear === this.#hearsWheel) return;
    this.#hearsWheel = isNear;
    if (isNear) scroller.addEventListener('wheel', this.#act, { passive: true });
    else scroller.removeEventListener('wheel', this.#act);
  }

  /** Here she is. */
  #take(scroller: HTMLElement, end: number): void {
    this.#measure(scroller);
    const pinned = this.#hasEnd() && toEnd(scroller) <= end;
    this.#place = pinned ? AT_END : { pinned, held: this.#look(scroller) };
  }

  #isResized({ scrollHeight, clientHeight }: HTMLElement): boolean {
    return scrollHeight !== this.#height || clientHeight !== this.#view;
  }

  #measure(scroller: HTMLElement): void {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    this.#top = scrollTop;
    this.#height = scrollHeight;
    this.#view = clientHeight;
    const at = frameTime();
    const recent = this.#ends.filter((end) => at - end.at < LAG);
    this.#ends = [...recent, { at, top: scrollHeight - clientHeight }];
    this.#hearWheel(scroller);
  }

  #wasEnd(top: number): boolean {
    const now = frameTime();
    const last = this.#ends.length - 1;
    return this.#ends.some(
      (end, at) => (at === last || now - end.at < LAG) && end.top - top <= END,
    );
  }

  #shown(): HTMLElement | undefined {
    const scroller = this.#scroller();
    return scroller && scroller.clientHeight > 0 ? scroller : undefined;
  }

  /**
   * Puts what was on the screen back where it was, but for what the reader has moved since. A content that shrank may have
   * pulled the position up with it: that is no movement of hers.
   */
  #hold(scroller: HTMLElement): void {
    const since = scroller.scrollTop - this.#top;
    const moved = since < 0 && toEnd(scroller) <= TOUCHING ? 0 : since;
    const items = new Map(this.#items().map((item) => [item.dataset['key'], item]));
    const edge = scroller.getBoundingClientRect().top;
    for (const { key, offset } of this.#place.held) {
      const item = items.get(key);
      if (!item) continue;
      const off = item.getBoundingClientRect().top - edge - offset + moved;
      if (Math.abs(off) >= 0.5) scroller.scrollTop += this.#absorb(off);
      return;
    }
  }

  /** Items that begin on the screen; the one that began above it comes last, because its end may grow. */
  #look(scroller: HTMLElement): { key: string; offset: number }[] {
    this.#spans ??= spansOf(scroller, this.#items());
    const spans = this.#spans;
    const begins: { key: string; offset: number }[] = [];
    let cut: { key: string; offset: number } | undefined;
    for (let at = firstBelow(spans, this.#top); at < spans.length; at += 1) {
      const { key, top } = spans[at]!;
      const place = { key, offset: top - this.#top };
      if (place.offset >= this.#view) break;
      if (place.offset >= 0) begins.push(place);
      else cut = place;
    }
    return cut ? [...begins, cut] : begins;
  }
}

const frameTime = (): number => Number(document.timeline.currentTime);

/** How far the end is below the lower edge. */
const toEnd = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): number =>
  scrollHeight - clientHeight - scrollTop;

const spansOf = (scroller: HTMLElement, items: readonly HTMLElement[]): Span[] => {
  const zero = scroller.getBoundingClientRect().top - scroller.scrollTop;
  return items.map((item) => {
    const { top, bottom } = item.getBoundingClientRect();
    return { key: item.dataset['key'] ?? '', top: top - zero, bottom: bottom - zero };
  });
};

/** Index of the first item that ends below a line. */
const firstBelow = (spans: readonly Span[], line: number): number => {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.bottom <= line) low = middle + 1;
    else high = middle;
  }
  return low;
};
