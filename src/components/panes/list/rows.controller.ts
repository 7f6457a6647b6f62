import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id } from '../../../domain/id.js';
import { Press } from './press.js';
import { shiftOf } from './shift.js';

/** The rows that are to be drawn. */
export interface Rows {
  /** Which list they are of: another name, and it begins at its top. */
  name: string;
  ids: readonly Id[];
  openId: Id | undefined;
}

/** What the keys and the pointer ask for. */
export interface RowsRequests {
  open(id: Id): void;
  /** Up, from the first row. */
  leave(): void;
}

interface Drawn {
  name: string;
  ids: readonly Id[];
  top: number;
  hadFocus: boolean;
}

/**
 * Rows of one height in a scroller: one tab stop among them, moved by keys; and while rows come, go and change places, the
 * focus stays on its row, what is read stays where it is, and a press opens the row that was pressed.
 */
export class RowsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #rows: () => Rows;
  readonly #requests: RowsRequests;
  readonly #press = new Press<HTMLElement>();
  #name = '';
  #ids: readonly Id[] = [];
  #before: Drawn | undefined;
  #usedId: Id | undefined;

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

  hostUpdate(): void {
    const { name, ids } = this.#rows();
    const before = this.#ids;
    this.#before = undefined;
    if (name === this.#name && ids === before) return;
    const focusId = rowOf(this.#root?.activeElement ?? null)?.dataset['id'];
    this.#before = {
      name: this.#name,
      ids: before,
      top: this.#scroller?.scrollTop ?? 0,
      hadFocus: focusId !== undefined,
    };
    // A row that leaves hands the focus to its neighbour.
    if (focusId !== undefined && !ids.includes(focusId)) {
      this.#usedId = ids[Math.min(before.indexOf(focusId), ids.length - 1)];
    }
    this.#name = name;
    this.#ids = ids;
  }

  hostUpdated(): void {
    if (!this.#before) return;
    this.#keepPlace(this.#before);
    if (this.#before.hadFocus) this.#keepFocus();
  }

  focus(id = this.stopId, options?: FocusOptions): void {
    if (id === undefined) return;
    this.#root?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus(options);
  }

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
    const page = Math.max(1, Math.floor(this.#scroller!.clientHeight / this.#rowHeight));
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

  get #rowHeight(): number {
    return this.#root?.querySelector<HTMLElement>('[data-id]')?.offsetHeight ?? 0;
  }

  /** At the top new rows come into sight; further down what is being read stays where it is. */
  #keepPlace({ name, ids, top }: Drawn): void {
    const scroller = this.#scroller;
    const height = this.#rowHeight;
    if (!scroller) return;
    if (name !== this.#name) {
      scroller.scrollTop = 0;
    } else if (top > 0 && height > 0) {
      const count = Math.ceil(scroller.clientHeight / height);
      scroller.scrollTop = top + height * shiftOf(ids, this.#ids, Math.floor(top / height), count);
    }
  }

  /** A row that is moved in the page loses the focus. */
  #keepFocus(): void {
    if (this.#usedId === undefined) this.#scroller?.focus();
    else this.focus(this.#usedId, { preventScroll: true });
  }
}

const rowOf = (target: EventTarget | null): HTMLElement | undefined =>
  (target as Element | null)?.closest<HTMLElement>('[data-id]') ?? undefined;
