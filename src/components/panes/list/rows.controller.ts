import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id } from '../../../domain/id.js';
import type { Stretch } from '../../flow/flow.js';
import { SIGNS } from '../../flow/signs.js';
import { Press } from './press.js';
import { RowWindow } from './row-window.js';
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
  readonly #press = new Press();
  #window = new RowWindow();
  readonly #sizes = new ResizeObserver(() => this.#look());
  #column: Element | undefined;
  #name = '';
  #ids: readonly Id[] = [];
  /** Other rows are being drawn. */
  #isOther = false;
  /** Before the drawing the focus was on one of the rows. */
  #hadFocus = false;
  #usedId: Id | undefined;
  /** Of a row (px). */
  #height = 1;
  /** Where the scroller is, or will be once this is drawn. */
  #top = 0;
  /** Where it was before the drawing. */
  #topBefore = 0;
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
    for (const sign of SIGNS) {
      host.addEventListener(sign, () => this.#window.open() && this.#look(), { passive: true });
    }
  }

  /** The one tab stop: the row about to have the focus, else the one used last, else the open one, else the first. */
  get stopId(): Id | undefined {
    const { ids, openId } = this.#rows();
    const candidates = [this.#sought?.id, this.#usedId, openId];
    return candidates.find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
  }

  /** The same among the rows that are drawn: Tab leads to what is there. */
  get drawnStop(): Id | undefined {
    const id = this.stopId;
    const drawn = this.stretches().flatMap(({ from, to }) => this.#ids.slice(from, to));
    return id === undefined || drawn.includes(id) ? id : drawn[drawn.length >> 1];
  }

  /** One of the rows has it. */
  get hasFocus(): boolean {
    return this.#focused !== undefined;
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#column = undefined;
  }

  hostUpdate(): void {
    const { name, ids, height } = this.#rows();
    const before = this.#ids;
    const focusId = this.#focused?.dataset['id'];
    this.#hadFocus = focusId !== undefined;
    this.#isOther = name !== this.#name || ids !== before;
    this.#height = this.#drawnHeight || height;
    this.#topBefore = this.#scroller?.scrollTop ?? 0;
    if (this.#isOther) {
      this.#top = this.#topOf(name, ids);
      if (name !== this.#name) this.#begin();
      // A row that leaves hands the focus to its neighbour.
      if (focusId !== undefined && !ids.includes(focusId)) {
        this.#usedId = ids[Math.min(before.indexOf(focusId), ids.length - 1)];
      }
      this.#name = name;
      this.#ids = ids;
    }
    this.#cover();
  }

  hostUpdated(): void {
    this.#makeRoom();
    this.#watch(this.#root?.querySelector('[role=listbox]') ?? undefined);
    if (this.#isOther && this.#top !== this.#topBefore && this.#scroller) {
      this.#scroller.scrollTop = this.#top;
    }
    // A row that is moved in the page loses the focus; the node of one that left may be another's now.
    const { id: focusId } = this.#focused?.dataset ?? {};
    if (this.#hadFocus && (focusId === undefined || focusId !== this.#usedId)) this.#keepFocus();
    const { id, options } = this.#sought ?? {};
    this.#sought = undefined;
    if (id === undefined) return;
    this.#usedId = id; // It has been drawn as the tab stop.
    this.#nodeOf(id)?.focus(options);
  }

  /** What is to be drawn; the row that has the focus is, wherever it is. */
  stretches(): Stretch[] {
    const kept = this.hasFocus && this.#usedId !== undefined ? this.#ids.indexOf(this.#usedId) : -1;
    return this.#window.stretches(kept);
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
    this.#look();
  };

  onFocusin = (event: Event): void => {
    const row = rowOf(event.target);
    const id = row?.dataset['id'];
    if (id === this.#usedId) return;
    // Here and not while it is drawn: a browser measures all when it is set on what has the focus.
    if (row) row.tabIndex = 0;
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

  #open(id: Id | undefined): void {
    if (id !== undefined) this.#requests.open(id);
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }

  get #scroller(): HTMLElement | null | undefined {
    return this.#root?.querySelector<HTMLElement>('.scroller');
  }

  /** The row that has the focus. */
  get #focused(): HTMLElement | undefined {
    return rowOf(this.#root?.activeElement ?? null);
  }

  /** Of a row that is drawn (px); 0 while none is. */
  get #drawnHeight(): number {
    return this.#root?.querySelector<HTMLElement>('[data-id]')?.offsetHeight ?? 0;
  }

  get #view(): number {
    return (this.#scroller ?? this.#host).clientHeight;
  }

  #begin(): void {
    this.#window = new RowWindow();
    if (this.#host.matches(':hover')) this.#window.open();
  }

  /** How high all rows are tells when one is as high as it is drawn. */
  #watch(column: Element | undefined): void {
    if (column === this.#column) return;
    if (this.#column) this.#sizes.unobserve(this.#column);
    if (column) this.#sizes.observe(column);
    this.#column = column;
  }

  #look(): void {
    this.#height = this.#drawnHeight || this.#height;
    if (this.#cover()) this.#host.requestUpdate();
  }

  /** True when other rows are to be drawn than before. */
  #cover(): boolean {
    return this.#window.cover(this.#top, this.#view, this.#height, this.#ids.length);
  }

  #nodeOf(id: Id): HTMLElement | null | undefined {
    return this.#root?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  }

  /** At the top new rows come into sight; further down what is being read stays where it is. */
  #topOf(name: string, ids: readonly Id[]): number {
    const [top, height] = [this.#topBefore, this.#height];
    if (name !== this.#name || top === 0) return 0;
    const count = Math.ceil(this.#view / height);
    return top + height * shiftOf(this.#ids, ids, Math.floor(top / height), count);
  }

  /** Where nothing is drawn there is room for it. */
  #makeRoom(): void {
    const stretches = this.stretches();
    const heights = [...stretches.map(({ gap }) => gap), this.#window.room(stretches)];
    const gaps = this.#root?.querySelectorAll<HTMLElement>('.gap') ?? [];
    for (const [at, gap] of gaps.entries())
      gap.style.setProperty('height', `${heights[at] ?? 0}px`);
  }

  #keepFocus(): void {
    if (this.#usedId === undefined) this.#scroller?.focus();
    else this.focus(this.#usedId, { preventScroll: true });
  }
}

const rowOf = (target: EventTarget | null): HTMLElement | undefined =>
  (target as Element | null)?.closest<HTMLElement>('[data-id]') ?? undefined;
