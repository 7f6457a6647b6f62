import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id } from '../../../domain/id.js';
import { Flow, type Stretch } from '../../flow/flow.js';
import { Press } from './press.js';
import { shiftOf } from './shift.js';

/** The rows that are to be drawn. */
export interface Rows {
  /** Which list they are of: another name, and it begins at its top. */
  name: string;
  ids: readonly Id[];
  openId: Id | undefined;
  /** The height of a row, in px, before one has been drawn. */
  height: number;
}

/** What the keys and the pointer ask for. */
export interface RowsRequests {
  open(id: Id): void;
  /** Up, from the first row. */
  leave(): void;
}

/**
 * Rows of one height in a scroller, of which those in view are drawn, and some beyond: one tab stop among them, moved by
 * keys; and while rows come, go and change places, the focus stays on its row, what is read stays where it is, and a press
 * opens the row that was pressed. The host draws `stretches()`, a `.gap` above each and one below the last.
 */
export class RowsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #rows: () => Rows;
  readonly #requests: RowsRequests;
  readonly #press = new Press<HTMLElement>();
  #name = '';
  #ids: readonly Id[] = [];
  /** Other rows are being drawn. */
  #isOther = false;
  /** Before the drawing the focus was on one of the rows. */
  #hadFocus = false;
  #usedId: Id | undefined;
  #flow = new Flow<Id>(itself, 0);
  #height = 0;
  /** Where the scroller is, or will be once this is drawn. */
  #top = 0;
  /** What is to have the focus once it is drawn. */
  #sought: { id: Id; options: FocusOptions | undefined } | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    rows: () => Rows,
    requests: RowsRequests,
  ) {
    this.#host = host;
    this.#rows = rows;
    this.#requests = requests;
    host.addController(this);
  }

  /** The one tab stop: the row used last, else the open one, else the first. */
  get stopId(): Id | undefined {
    const { ids, openId } = this.#rows();
    return [this.#usedId, openId].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
  }

  /** The same among the rows that are drawn: Tab leads to what is there. */
  get drawnStop(): Id | undefined {
    const id = this.stopId;
    const drawn = this.stretches().flatMap(({ from, to }) => this.#ids.slice(from, to));
    return id === undefined || drawn.includes(id) ? id : drawn[drawn.length >> 1];
  }

  hostUpdate(): void {
    const { name, ids, height } = this.#rows();
    const before = this.#ids;
    const focusId = rowOf(this.#root?.activeElement ?? null)?.dataset['id'];
    this.#hadFocus = focusId !== undefined;
    this.#isOther = name !== this.#name || ids !== before;
    this.#measure(height);
    this.#flow.take(ids);
    if (this.#isOther) {
      this.#top = this.#topOf(name, ids);
      // A row that leaves hands the focus to its neighbour.
      if (focusId !== undefined && !ids.includes(focusId)) {
        this.#usedId = ids[Math.min(before.indexOf(focusId), ids.length - 1)];
      }
      this.#name = name;
      this.#ids = ids;
    }
    this.#flow.cover(this.#top, this.#view);
  }

  hostUpdated(): void {
    this.#makeRoom();
    if (this.#isOther && this.#scroller) this.#scroller.scrollTop = this.#top;
    if (this.#hadFocus && !rowOf(this.#root?.activeElement ?? null)) this.#keepFocus();
    const { id, options } = this.#sought ?? {};
    this.#sought = undefined;
    if (id !== undefined) this.#nodeOf(id)?.focus(options);
  }

  /** What is to be drawn; the row that has the focus is, wherever it is. */
  stretches(): Stretch[] {
    const hasFocus = rowOf(this.#root?.activeElement ?? null) !== undefined;
    const kept = hasFocus && this.#usedId !== undefined ? this.#ids.indexOf(this.#usedId) : -1;
    return this.#flow.stretches(kept);
  }

  focus(id = this.stopId, options?: FocusOptions): void {
    if (id === undefined) return;
    const node = this.#nodeOf(id);
    if (node) return node.focus(options);
    const at = this.#ids.indexOf(id);
    const scroller = this.#scroller;
    const height = this.#height;
    if (at < 0 || !scroller) return;
    // No further than needed, as the browser does for what is drawn.
    const top = at * height;
    const end = top + height - scroller.clientHeight;
    scroller.scrollTop = this.#top = top < this.#top ? top : Math.max(this.#top, end);
    this.#sought = { id, options };
    this.#host.requestUpdate();
  }

  onScroll = (): void => {
    if (!this.#scroller) return;
    this.#top = this.#scroller.scrollTop;
    if (this.#flow.cover(this.#top, this.#view)) this.#host.requestUpdate();
  };

  onFocusin = (event: Event): void => {
    const id = rowOf(event.target)?.dataset['id'];
    if (id === this.#usedId) return;
    this.#usedId = id;
    this.#host.requestUpdate();
  };

  onPointerdown = (event: PointerEvent): void => this.#press.down(rowOf(event.target), event);

  onPointerup = (event: PointerEvent): void => this.#open(this.#press.up(event));

  onClick = (event: MouseEvent): void => this.#open(this.#press.click(rowOf(event.target), event));

  onKeydown = (event: KeyboardEvent): void => {
    const id = rowOf(event.target)?.dataset['id'];
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.#ids.indexOf(id);
    const last = this.#ids.length - 1;
    const page = Math.max(1, Math.floor(this.#view / this.#height));
    const to = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: at - 1,
      PageDown: Math.min(at + page, last),
      PageUp: Math.max(at - page, 0),
      Home: 0,
      End: last,
      Enter: at,
      ' ': at,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (event.key === 'Enter' || event.key === ' ') this.#requests.open(id);
    else if (to < 0) this.#requests.leave();
    else this.focus(this.#ids[to]);
  };

  #open(row: HTMLElement | undefined): void {
    const id = row?.dataset['id'];
    if (id !== undefined) this.#requests.open(id);
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }

  get #scroller(): HTMLElement | null | undefined {
    return this.#root?.querySelector<HTMLElement>('.scroller');
  }

  get #view(): number {
    return this.#scroller?.clientHeight ?? 0;
  }

  #nodeOf(id: Id): HTMLElement | null | undefined {
    return this.#root?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  }

  /** Rows of another height are another column. */
  #measure(height: number): void {
    const now = this.#root?.querySelector<HTMLElement>('[data-id]')?.offsetHeight || height;
    if (now === this.#height) return;
    this.#height = now;
    this.#flow = new Flow(itself, now);
  }

  /** At the top new rows come into sight; further down what is being read stays where it is. */
  #topOf(name: string, ids: readonly Id[]): number {
    const scroller = this.#scroller;
    const height = this.#height;
    if (!scroller || name !== this.#name) return 0;
    const top = scroller.scrollTop;
    if (top === 0 || height === 0) return top;
    const count = Math.ceil(scroller.clientHeight / height);
    return top + height * shiftOf(this.#ids, ids, Math.floor(top / height), count);
  }

  /** Where nothing is drawn there is room for it. */
  #makeRoom(): void {
    const stretches = this.stretches();
    const heights = [...stretches.map(({ gap }) => gap), this.#flow.room(stretches)];
    const gaps = this.#root?.querySelectorAll<HTMLElement>('.gap') ?? [];
    for (const [at, gap] of gaps.entries())
      gap.style.setProperty('height', `${heights[at] ?? 0}px`);
  }

  /** A row that is moved in the page loses the focus. */
  #keepFocus(): void {
    if (this.#usedId === undefined) this.#scroller?.focus();
    else this.focus(this.#usedId, { preventScroll: true });
  }
}

const itself = (id: Id): Id => id;

const rowOf = (target: EventTarget | null): HTMLElement | undefined =>
  (target as Element | null)?.closest<HTMLElement>('[data-id]') ?? undefined;
