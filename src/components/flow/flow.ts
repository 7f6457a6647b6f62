import { Heights } from './heights.js';
import { spliceOf } from './splice.js';

/** How far beyond each edge of the view rows are drawn (px): as far as `far`, when it is less than `near`. */
interface Reach {
  near: number;
  far: number;
}

/** Before anybody has come near: what is gone through from one frame to the next. */
const AT_FIRST: Reach = { near: 50, far: 100 };
/** For who may scroll from where she is. */
const AT_REST: Reach = { near: 400, far: 400 };
/** For who scrolls; both are further where she goes to, by what she goes from one look to the next. */
const ON_THE_WAY: Reach = { near: 400, far: 800 };
/** No further than by this, however fast she goes (px). */
const AHEAD = 400;
/** Rows further away than this are let go, and no sooner: a reader who turns round finds them. */
const MOST = 1800;
/** How far the drawn rows may stand from where the heights of those above would put them (px). */
const LEEWAY = 600;
/** While text is selected across rows none of them is let go, up to so many. */
const MOST_HELD = 400;

/** Of more rows than this that come at once the last ones are estimated, and stand for the others. */
const MOST_ESTIMATED = 1000;
/** Of rows that come between those that are drawn so many are drawn before it is seen which are in view. */
const MOST_AT_ONCE = 50;

/** What came and went between two looks. */
export interface Change<T> {
  added: readonly T[];
  removed: readonly T[];
}

/** A stretch of drawn rows, and how much room stands above it for those that are not (px). */
export interface Stretch {
  gap: number;
  from: number;
  to: number;
}

/**
 * Which rows of a long column are drawn: those in view and some beyond, in normal flow, with room for the others above and
 * below. Rows have keys; their heights are estimated until they are measured.
 */
export class Flow<T> {
  #rows: readonly T[] = [];
  /** Drawn are the rows from here, up to but without `#to`. */
  #from = 0;
  #to = 0;
  /** Where the first of them begins. What it should be is the sum of the heights above, what it is takes up their errors. */
  #lead = 0;
  /** Where the view began at the last look. */
  #top: number | undefined;
  /** Somebody may scroll. */
  #isWide = false;
  readonly #heights = new Heights();
  readonly #keyOf: (row: T) => string;
  readonly #estimateOf: (row: T) => number;

  /** `estimateOf`: about how high a row is that was never drawn, in px. */
  constructor(keyOf: (row: T) => string, estimateOf: (row: T) => number) {
    this.#keyOf = keyOf;
    this.#estimateOf = estimateOf;
  }

  get rows(): readonly T[] {
    return this.#rows;
  }

  get from(): number {
    return this.#from;
  }

  get to(): number {
    return this.#to;
  }

  /** Somebody may scroll soon: from now on more is drawn beyond the view. True when it was not so before. */
  open(): boolean {
    const isOther = !this.#isWide;
    this.#isWide = true;
    return isOther;
  }

  /** Takes the rows as they are now. What is drawn stays drawn. */
  take(rows: readonly T[]): Change<T> {
    const before = this.#rows;
    const splice = rows === before ? undefined : spliceOf(before, rows, this.#keyOf);
    this.#rows = rows;
    if (!splice) return { added: [], removed: [] };
    const { at, removed, added } = splice;
    const news = rows.slice(at, at + added);
    const off = this.#lead - this.#heights.top(this.#from);
    this.#heights.splice(at, removed, this.#estimate(news));
    const by = added - removed;
    if (at + removed <= this.#from) {
      this.#from += by;
      this.#to += by;
    } else if (at < this.#to) {
      this.#to += Math.min(by, MOST_AT_ONCE);
    }
    this.#to = Math.min(this.#to, rows.length);
    this.#from = Math.min(this.#from, this.#to);
    this.#lead = Math.max(0, this.#heights.top(this.#from) + off);
    return { added: news, removed: before.slice(at, at + removed) };
  }

  /** The drawn row of a key, or any. */
  indexOf(key: string): number {
    const { from, to } = this;
    const drawn = this.#rows.slice(from, to).findIndex((row) => this.#keyOf(row) === key);
    return drawn >= 0 ? from + drawn : this.#rows.findIndex((row) => this.#keyOf(row) === key);
  }

  /** The row that is, or will be, at a height of the column, and how far below it begins (px). */
  at(y: number): { key: string; offset: number } | undefined {
    const index = this.#heights.at(y - this.#lead + this.#heights.top(this.#from));
    const row = this.#rows[index];
    const offset = this.#lead + this.#heights.top(index) - this.#heights.top(this.#from) - y;
    return row && { key: this.#keyOf(row), offset };
  }

  /** A row was measured. */
  measure(index: number, height: number): void {
    this.#heights.set(index, height);
  }

  /**
   * Draws what is in view; `top` is where that begins in the column. `hold`: and lets go of nothing, within bounds. True when
   * other rows are drawn than before.
   */
  cover(top: number, view: number, hold = false): boolean {
    const [from, to] = [this.#from, this.#to];
    const by = top - (this.#top ?? top);
    this.#top = top;
    // Who begins to scroll is not that far yet, and a frame has no time for all of it at once.
    const isOnTheWay = by !== 0 && !this.open();
    const reach = isOnTheWay ? ON_THE_WAY : this.#reach;
    const end = this.#lead + this.#heights.top(to) - this.#heights.top(from);
    const isFar = from === to || top + view < this.#lead || top > end;
    if (isFar && !(hold && this.#isWithin(top, MOST_HELD))) {
      this.#place(this.#heights.at(top), view);
    } else {
      this.#widen(top, top + view, reach, by);
      if (!hold || to - from > MOST_HELD) this.#narrow(top, top + view);
    }
    if (this.#from === 0) this.#lead = 0;
    else if (this.#lead < 0) this.#lead = this.#heights.top(this.#from);
    return from !== this.#from || to !== this.#to;
  }

  /** Draws the end. `hold` and what is returned: see `cover`. */
  coverEnd(view: number, hold = (): boolean => false): boolean {
    const [from, to] = [this.#from, this.#to];
    const heights = this.#heights;
    const size = this.#rows.length;
    const canHold = size - from <= MOST_HELD;
    const isNear = heights.total - heights.top(to) < MOST || (canHold && hold());
    if (from < to && isNear) this.#to = size;
    else this.#place(size - 1, view);
    const end = this.#lead + heights.total - heights.top(this.#from);
    this.#top = end - view;
    this.#widen(this.#top, end, this.#reach);
    const isMore = this.#top - this.#lead - heights.height(this.#from) > MOST;
    if (isMore && !(canHold && hold())) this.#narrow(this.#top, end);
    if (this.#from === 0) this.#lead = 0;
    return from !== this.#from || to !== this.#to;
  }

  /** Draws what is around a row. */
  reveal(index: number, view: number): void {
    if (index < this.#from || index >= this.#to) this.#place(index, view);
  }

  /** How much more stands above the drawn rows than there is room for (px). */
  get short(): number {
    return this.#heights.top(this.#from) - this.#lead;
  }

  /**
   * What is in view was moved down by so much: the room above takes it up, so that nobody has to scroll. What it cannot take,
   * at the beginning or when it would be too far from the truth, is returned: so far is to be scrolled.
   */
  absorb(by: number): number {
    const lead = this.#lead - by;
    const truth = this.#heights.top(this.#from);
    const isTaken = this.#from > 0 && lead >= 0 && Math.abs(lead - truth) <= LEEWAY;
    const rest = isTaken ? 0 : truth - lead;
    this.#lead = isTaken ? lead : truth;
    return rest;
  }

  /** What is drawn, in order; `kept` as well, wherever it is: it has the focus. */
  stretches(kept = -1): Stretch[] {
    const window = { gap: this.#lead, from: this.#from, to: this.#to };
    if (kept < 0 || kept >= this.#rows.length) return [window];
    const own = { from: kept, to: kept + 1 };
    if (kept < this.#from) {
      const height = this.#heights.height(kept);
      const gap = Math.max(0, Math.min(this.#heights.top(kept), this.#lead - height));
      return [
        { gap, ...own },
        { ...window, gap: Math.max(0, this.#lead - gap - height) },
      ];
    }
    if (kept >= this.#to) {
      return [window, { gap: this.#heights.top(kept) - this.#heights.top(this.#to), ...own }];
    }
    return [window];
  }

  /** The room below the last of the stretches (px). */
  room(stretches: readonly Stretch[]): number {
    return this.#heights.total - this.#heights.top(stretches.at(-1)?.to ?? 0);
  }

  /** Whether what begins at a height is no more than so many rows from those that are drawn. */
  #isWithin(top: number, rows: number): boolean {
    const index = this.#heights.at(top);
    return index > this.#to - rows && index < this.#from + rows;
  }

  #estimate(rows: readonly T[]): number[] {
    const last = rows.slice(-MOST_ESTIMATED).map(this.#estimateOf);
    const others = rows.length - last.length;
    if (others === 0) return last;
    const mean = last.reduce((sum, height) => sum + height, 0) / last.length;
    return new Array<number>(others).fill(mean).concat(last);
  }

  #place(index: number, view: number): void {
    const at = Math.min(Math.max(index, 0), Math.max(this.#rows.length - 1, 0));
    const top = this.#heights.top(at);
    this.#from = this.#to = at;
    this.#lead = top;
    this.#widen(top, top + view, this.#reach);
  }

  get #reach(): Reach {
    return this.#isWide ? AT_REST : AT_FIRST;
  }

  /** `by`: so far she went since the last look. */
  #widen(top: number, bottom: number, { near, far }: Reach, by = 0): void {
    const heights = this.#heights;
    const [up, down] = [aheadOf(-by), aheadOf(by)];
    if (top - this.#lead < near + up) {
      while (this.#from > 0 && top - this.#lead < far + up) {
        this.#from -= 1;
        this.#lead -= heights.height(this.#from);
      }
    }
    const end = (): number => this.#lead + heights.top(this.#to) - heights.top(this.#from);
    if (end() - bottom < near + down) {
      while (this.#to < this.#rows.length && end() - bottom < far + down) this.#to += 1;
    }
  }

  #narrow(top: number, bottom: number): void {
    const heights = this.#heights;
    if (top - this.#lead - heights.height(this.#from) > MOST) {
      while (top - this.#lead - heights.height(this.#from) > ON_THE_WAY.far) {
        this.#lead += heights.height(this.#from);
        this.#from += 1;
      }
    }
    const end = (to: number): number => this.#lead + heights.top(to) - heights.top(this.#from);
    if (end(this.#to - 1) - bottom > MOST) {
      while (end(this.#to - 1) - bottom > ON_THE_WAY.far) this.#to -= 1;
    }
  }
}

/** How much further is drawn on a side, for who went so far to it. */
const aheadOf = (by: number): number => Math.min(Math.max(by, 0), AHEAD);
