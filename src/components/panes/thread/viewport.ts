import type { ReactiveElement } from 'lit';
import type { ThreadItem } from '../../../context/thread.controller.js';
import type { Id } from '../../../domain/id.js';
import { Flow, type Change, type Stretch } from '../../flow/flow.js';
import { SIGNS } from '../../flow/signs.js';
import type { InboxBubble } from '../../parts/bubble/bubble.js';
import { estimateOf } from './estimate.js';
import { AT_END, ScrollAnchor, type ReadingPlace } from './scroll-anchor.js';
import { isSelecting } from './selecting.js';

const NOWHERE: ReadingPlace = { pinned: false, held: [] };
const FLASH = {
  backgroundColor: ['color-mix(in oklab, var(--_accent) 24%, transparent)', 'transparent'],
};

/** A message to be led to: no further than needed, into the middle and marked for a moment, or as far as there is. */
interface Target {
  key: Id;
  to: 'sight' | 'middle' | 'end';
  /** Takes the focus along. */
  focus: boolean;
}

/**
 * What is seen of a long thread: which of its messages are drawn, and where the reader is among them. Its host draws
 * `stretches`: a `.gap` above each and one below the last, an `.item` for each message; calls `updated` when it has, `note`
 * after a scroll, and `settle` when sizes have changed.
 */
export class Viewport {
  /** The message that has the focus: it stays drawn, wherever it is. */
  focused: Id | undefined;
  #flow = new Flow<ThreadItem>(keyOf, estimateOf);
  #drawn: readonly Stretch[] = [];
  #kept = -1;
  /** The message that had the focus before the drawing. */
  #holder: Id | undefined;
  #target: Target | undefined;
  #flash: Animation | undefined;
  /**
   * Tells sizes after scrolls, and before the frame is painted. The rows are deeper than what holds them: of those that are
   * drawn because of the sizes of a frame, theirs are told in the same frame, once all that is in them is drawn.
   */
  readonly #sizes = new ResizeObserver(() => this.settle());
  #rows = new Set<Element>();
  readonly #anchor: ScrollAnchor;
  readonly #host: ReactiveElement;
  readonly #onLook: () => void;

  /** `onLook`: the reader may be elsewhere now. `ends`: below the last of the messages there are no others. */
  constructor(host: ReactiveElement, onLook: () => void, ends: () => boolean) {
    this.#host = host;
    this.#onLook = onLook;
    this.#anchor = new ScrollAnchor(
      () => this.scroller,
      () => this.#bubbles,
      (by) => this.#absorb(by),
      ends,
    );
  }

  get scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.scroller');
  }

  get items(): readonly ThreadItem[] {
    return this.#flow.rows;
  }

  get place(): ReadingPlace {
    return this.#anchor.place;
  }

  get pinned(): boolean {
    return this.#anchor.pinned;
  }

  /** How much there is above what is seen (px). */
  get above(): number {
    return (this.scroller?.scrollTop ?? 0) + this.#flow.short;
  }

  /** How much there is below what is seen (px). */
  get below(): number {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = this.scroller ?? {};
    return scrollHeight - scrollTop - clientHeight;
  }

  /** A message has the focus: it is the tab stop. */
  hold(bubble: InboxBubble): void {
    this.focused = bubble.dataset['key'];
    // Here and not while rows come and go: a browser measures all when it is set on what has the focus, and pulls up who is
    // below what is not there yet.
    for (const other of this.#bubbles) if (other !== bubble) other.tabIndex = -1;
    if (bubble.tabIndex !== 0) bubble.tabIndex = 0;
  }

  /** Watches what the reader does, from the first drawing on. */
  listen(): void {
    const { scroller } = this;
    if (!scroller) return;
    this.#anchor.listen(scroller);
    for (const sign of SIGNS) {
      scroller.addEventListener(sign, () => this.#flow.open() && void this.#widen(), {
        passive: true,
      });
    }
  }

  /** Watches sizes, while the host is in the page. */
  connect(): void {
    const { scroller } = this;
    if (!scroller) return;
    this.#sizes.observe(scroller);
    this.#sizes.observe(scroller.firstElementChild!);
    this.#watchRows();
  }

  disconnect(): void {
    this.#sizes.disconnect();
    this.#rows.clear();
  }

  /** Another thread: she is where she was in it, or at its end. */
  begin(items: readonly ThreadItem[], place: ReadingPlace = AT_END): void {
    this.#flow = new Flow(keyOf, estimateOf);
    this.#flow.take(items);
    if (this.scroller?.matches(':hover')) this.#flow.open();
    this.focused = undefined;
    this.#target = undefined;
    this.#flash?.cancel();
    const at = place.held.map(({ key }) => this.#flow.indexOf(key)).find((index) => index >= 0);
    this.#anchor.place = at === undefined ? AT_END : place;
    if (at !== undefined) this.#flow.reveal(at, this.#view);
  }

  /** Takes the messages as they are now. One that goes alone hands the focus to its neighbour. */
  take(items: readonly ThreadItem[]): Change<ThreadItem> {
    const { focused } = this;
    const at = focused === undefined ? -1 : this.#flow.indexOf(focused);
    const change = this.#flow.take(items);
    const next = items[Math.min(at, items.length - 1)];
    const [gone, ...more] = change.removed;
    if (next && gone?.key === focused && more.length === 0) {
      this.#target = { key: next.key, to: 'sight', focus: true };
    }
    return change;
  }

  /** What is to be drawn. */
  stretches(): readonly Stretch[] {
    if (this.pinned) this.#flow.coverEnd(this.#view, isSelecting);
    this.#holder = this.focused;
    this.#kept = this.focused === undefined ? -1 : this.#flow.indexOf(this.focused);
    this.#drawn = this.#flow.stretches(this.#kept);
    return this.#drawn;
  }

  /** It has been drawn. */
  updated(): void {
    this.#makeRoom();
    this.#watchRows();
    // A row that is moved among the others loses it.
    if (this.#holder !== this.focused) this.#bubbleOf(this.#holder)?.focus({ preventScroll: true });
    // Not within the update: what follows may ask for another one.
    if (this.#target) queueMicrotask(() => this.#arrive());
  }

  /** Puts what is read back where it was. */
  settle = (): void => {
    this.#measure();
    this.#anchor.settle();
    this.#cover();
    this.#onLook();
  };

  /** After a scroll. */
  note = (event: Event): void => {
    this.#anchor.note(event);
    this.#cover();
    this.#onLook();
  };

  /** Leads to the end, and follows it from now on; drawn by then or not. */
  followEnd(): void {
    this.#anchor.place = AT_END;
  }

  /** Puts a message on the screen, and the focus on it unless that stays where it is. */
  show(key: Id, to: Target['to'] = 'sight', focus = true): void {
    const target = { key, to, focus };
    if (this.#bubbleOf(key)) return this.#arrive(target);
    this.#target = target;
    this.#anchor.place = to === 'end' ? AT_END : NOWHERE;
    this.#flow.reveal(this.#flow.indexOf(key), this.#view);
    this.#host.requestUpdate();
  }

  /** The height of what is seen; before the first drawing, of what will be. */
  get #view(): number {
    return this.#anchor.view || this.#host.clientHeight;
  }

  get #list(): HTMLElement {
    return this.#host.renderRoot.querySelector('.list')!;
  }

  get #bubbles(): InboxBubble[] {
    return [...this.#list.querySelectorAll('inbox-bubble')];
  }

  #bubbleOf(key: Id | undefined): InboxBubble | undefined {
    return this.#bubbles.find(({ dataset }) => dataset['key'] === key);
  }

  /** To observe one again would tell its size again. */
  #watchRows(): void {
    const rows = new Set(this.#list.querySelectorAll(':scope > .item'));
    for (const row of this.#rows) if (!rows.has(row)) this.#sizes.unobserve(row);
    for (const row of rows) if (!this.#rows.has(row)) this.#sizes.observe(row);
    this.#rows = rows;
  }

  #arrive = (target = this.#target): void => {
    this.#target = undefined;
    const bubble = target && this.#bubbleOf(target.key);
    if (!bubble) return;
    if (target.focus) bubble.focus({ preventScroll: true });
    if (target.to === 'end') {
      this.followEnd();
      this.settle();
      return;
    }
    this.#measure();
    this.#anchor.reveal(bubble, target.to === 'middle');
    this.#cover();
    this.#onLook();
    if (target.to !== 'middle') return;
    this.#flash = bubble.animate(FLASH, { duration: 1600, easing: 'ease-in' });
  };

  /** Sizes that follow from it are taken before she moves, and not for a movement of hers. */
  async #widen(): Promise<void> {
    if (!this.#anchor.rests) return;
    this.#cover();
    await this.#host.updateComplete;
    this.settle();
  }

  /** Draws what is in view now. */
  #cover(): void {
    const { view } = this.#anchor;
    const { scroller } = this;
    if (!scroller?.clientHeight) return;
    const top = scroller.getBoundingClientRect().top - this.#list.getBoundingClientRect().top;
    const isOther = this.pinned
      ? this.#flow.coverEnd(view, isSelecting)
      : this.#flow.cover(top, view, isSelecting());
    // A jump to where nothing was drawn: what will be is held from now on.
    const held = this.pinned || this.place.held.length > 0 ? undefined : this.#flow.at(top);
    if (held) this.#anchor.place = { pinned: false, held: [held] };
    if (isOther) this.#host.requestUpdate();
  }

  #absorb(by: number): number {
    const rest = this.#flow.absorb(by);
    this.#makeRoom();
    return rest;
  }

  /** Rows have their heights once they are drawn. */
  #measure(): void {
    if (!this.scroller?.clientHeight) return;
    const rows = this.#list.querySelectorAll(':scope > .item');
    let at = 0;
    for (const { from, to } of this.#drawn) {
      for (let index = from; index < to; index += 1, at += 1) {
        const row = rows[at];
        if (row) this.#flow.measure(index, row.getBoundingClientRect().height);
      }
    }
  }

  /** Where nothing is drawn there is room for it. */
  #makeRoom(): void {
    const stretches = this.#flow.stretches(this.#kept);
    const heights = [...stretches.map(({ gap }) => gap), this.#flow.room(stretches)];
    const gaps = this.#list.querySelectorAll<HTMLElement>(':scope > .gap');
    for (const [at, gap] of gaps.entries()) gap.style.setProperty('height', `${heights[at]}px`);
  }
}

const keyOf = ({ key }: ThreadItem): Id => key;
