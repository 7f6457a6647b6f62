import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import type { Id, Ms } from '../../../domain/id.js';
import type { Media } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxDialogCloseEvent, InboxOlderEvent } from '../../events/later.js';
import { InboxIcon } from '../icon/icon.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { repeat } from '../repeat/repeat.js';
import { Gestures } from './gestures.js';
import { styles } from './lightbox.styles.js';
import { InboxSlide } from './slide.js';

/** One photo or film of a conversation. */
export interface LightboxItem {
  key: Id;
  kind: 'image' | 'video' | 'sticker';
  media: Media;
  /** The file itself, before it has been sent. */
  blob?: Blob | undefined;
  /** Plain text; empty without one. */
  caption: string;
  /** Who sent it, in words. */
  who: string;
  at: Ms;
}

/** One press on + or −. */
const STEP = 1.5;
/** What a double click makes of a picture that fits. */
const CLOSE_UP = 2.5;
/** Pixels, for one press of an arrow key. */
const STRIDE = 60;
/** Pixels a finger must leaf. */
const LEAF = 60;
const WHOLE_PERCENT: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 0 };

/**
 * @summary The photos and films of a conversation, one at a time, as large as the screen allows: leafed by arrows, keys
 * and fingers, zoomed, moved, saved. Esc, the cross and a click beside the picture close it.
 * @tag inbox-lightbox
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It was closed; the owner takes it away.
 * @fires {InboxOlderEvent} inbox-older - Those before the first are wanted; `seeking` holds until they come.
 */
export class InboxLightbox extends LitElement {
  static readonly tag = 'inbox-lightbox';
  static readonly uses = [InboxIcon, InboxIconButton, InboxSlide];
  static override styles = [baseStyles, styles];

  /** In the order of the conversation. */
  @property({ attribute: false }) items: readonly LightboxItem[] = [];
  /** Which one is looked at. When it goes away, the one in its place is. */
  @property() shown: Id = '';
  /** There may be more before the first. */
  @property({ type: Boolean }) older = false;
  /** Those before the first are being looked for; the nearest is shown when it comes. */
  @property({ type: Boolean }) seeking = false;

  @state() private zoom = 1;

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.stage') private stage!: HTMLElement;
  @query('footer') private footer!: HTMLElement | null;
  @query('inbox-slide[current]') private slide!: InboxSlide | null;

  #locale = new LocaleController(this);
  #place = 0;
  #gestures = new Gestures({
    isZoomed: () => this.zoom > 1,
    zoom: (factor, x, y) => this.#zoomBy(factor, x, y),
    move: (dx, dy) => this.slide?.moveBy(dx, dy),
    drag: (dx) => this.#drag(dx),
    drop: (dx) => this.#drop(dx),
    tap: (event) => this.#tap(event),
    toggle: (x, y) => (this.zoom > 1 ? this.#fit() : this.#zoomBy(CLOSE_UP, x, y)),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('items')) this.#follow();
    if (changed.has('shown')) this.zoom = 1;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    const cross = this.renderRoot.querySelector<InboxIconButton>('.close');
    void cross?.updateComplete.then(() => cross.focus());
  }

  protected override updated(): void {
    if (this.footer && isLonger(this.footer)) this.footer.tabIndex = 0;
    else this.footer?.removeAttribute('tabindex');
  }

  override render() {
    const t = this.#locale;
    const item = this.items[this.#place];
    if (!item) return nothing;
    const name = visibleName(item.media.name ?? '') || t.term('kind', item.kind);
    return html`<dialog
      aria-label=${t.term('gallery')}
      aria-describedby="status"
      @close=${this.#onClose}
      @keydown=${this.#onKeydown}
    >
      <header>
        ${this.#isAlone ? nothing : html`<span class="count num">${this.#count}</span>`}
        <bdi class="name cut">${name}</bdi>
        ${item.kind === 'video' ? nothing : this.#renderZoom()}
        <inbox-icon-button
          icon="download"
          label=${t.term('download', name)}
          @click=${() => this.slide?.download()}
        ></inbox-icon-button>
        <inbox-icon-button
          class="close"
          icon="close"
          label=${t.term('dismiss')}
          @click=${() => this.dialog.close()}
        ></inbox-icon-button>
      </header>
      <div
        class="stage"
        @dblclick=${this.#gestures.doubleClick}
        @wheel=${this.#gestures.wheel}
        @pointerdown=${this.#gestures.down}
        @pointermove=${this.#gestures.move}
        @pointerup=${this.#gestures.up}
        @pointercancel=${this.#gestures.up}
      >
        ${repeat(
          this.#near,
          ({ key }) => key,
          (each) => this.#renderSlide(each),
        )}
        ${
          this.#isAlone
            ? nothing
            : html`${this.#renderStep('previous', -1)} ${this.#renderStep('next', 1)}`
        }
      </div>
      <footer>
        ${item.caption ? html`<p class="caption" dir="auto">${item.caption}</p>` : nothing}
        <small><bdi>${item.who}</bdi> · <time class="num">${t.full(item.at)}</time></small>
      </footer>
      <div id="status" class="sr" role="status">${this.#status(item)}</div>
    </dialog>`;
  }

  #renderZoom() {
    const t = this.#locale;
    return html`<inbox-icon-button
        icon="zoomOut"
        label=${t.term('zoomOut')}
        shortcut="-"
        ?disabled=${this.zoom === 1}
        @click=${() => this.#zoomBy(1 / STEP)}
      ></inbox-icon-button>
      <inbox-icon-button
        icon="zoomIn"
        label=${t.term('zoomIn')}
        shortcut="+"
        @click=${() => this.#zoomBy(STEP)}
      ></inbox-icon-button>`;
  }

  #renderStep(side: 'previous' | 'next', by: -1 | 1) {
    const name = this.#locale.term(side === 'previous' ? 'previousMedia' : 'nextMedia');
    return html`<button
      class="step ${side}"
      type="button"
      aria-label=${name}
      title=${name}
      aria-disabled=${this.#canGo(by) ? nothing : 'true'}
      @click=${() => this.#go(by)}
    >
      <inbox-icon name="chevron"></inbox-icon>
    </button>`;
  }

  /** Its neighbours load beside it. */
  #renderSlide(item: LightboxItem) {
    const place = this.items.indexOf(item) - this.#place;
    return html`<inbox-slide
      kind=${item.kind}
      alt=${item.caption || this.#locale.term('kind', item.kind)}
      .style=${`--_place: ${place}`}
      .media=${item.media}
      .blob=${item.blob}
      ?current=${place === 0}
      ?inert=${place !== 0}
    ></inbox-slide>`;
  }

  get #near(): readonly LightboxItem[] {
    return this.items.slice(Math.max(this.#place - 1, 0), this.#place + 2);
  }

  get #isAlone(): boolean {
    return this.items.length === 1 && !this.older;
  }

  get #count(): string {
    return this.#locale.term('placeOf', this.#place + 1, this.items.length);
  }

  #status({ kind, who, at, caption }: LightboxItem): string {
    const t = this.#locale;
    if (this.seeking) return t.term('olderMedia');
    if (this.zoom > 1) return t.term('zoomed', t.number(this.zoom, WHOLE_PERCENT));
    const count = this.#isAlone ? '' : this.#count;
    const from = t.term('from', who, t.time(at));
    return [count, t.term('kind', kind), from, caption].filter(Boolean).join('. ');
  }

  /** Others came, or went: what is looked at stays, else what is in its place now. */
  #follow(): void {
    const found = this.items.findIndex(({ key }) => key === this.shown);
    const isNewBefore = this.seeking && found > 0;
    if (isNewBefore) this.seeking = false;
    this.#place = isNewBefore
      ? found - 1
      : found >= 0
        ? found
        : Math.min(this.#place, this.items.length - 1);
    this.shown = this.items[this.#place]?.key ?? '';
    if (this.items.length === 0 && this.hasUpdated) this.dialog.close();
  }

  #canGo(by: number): boolean {
    const to = this.#place + by;
    return to < 0 ? this.older && !this.seeking : to < this.items.length;
  }

  #go(by: number): void {
    this.#goTo(this.#place + by);
  }

  #goTo(place: number): void {
    if (place < 0 && this.older && !this.seeking) {
      this.seeking = true;
      this.dispatchEvent(new InboxOlderEvent());
    }
    const item = this.items[place];
    if (!item || place === this.#place) return;
    this.#place = place;
    this.shown = item.key;
    this.seeking = false;
  }

  #zoomBy(factor: number, x?: number, y?: number): void {
    if (!this.slide?.zoomable) return;
    this.slide.zoomBy(factor, x, y);
    this.zoom = this.slide.zoom;
  }

  #fit(): void {
    this.slide?.fit();
    this.zoom = 1;
  }

  #drag(dx: number): void {
    this.stage.classList.add('dragged');
    this.stage.style.setProperty('--_drag', `${dx}px`);
  }

  #drop(dx: number): void {
    this.stage.classList.remove('dragged');
    this.stage.style.removeProperty('--_drag');
    if (Math.abs(dx) > LEAF) this.#go(this.#onward(dx < 0 ? 1 : -1));
  }

  #tap(event: Event): void {
    const [hit] = event.composedPath();
    const isBeside = hit instanceof Element && hit.matches('.frame, .stage');
    if (isBeside && this.zoom === 1) this.dialog.close();
  }

  /** What is to the right comes next, where one reads to the right. */
  #onward(right: number): number {
    return this.matches(':dir(rtl)') ? -right : right;
  }

  #onKeydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [from] = event.composedPath();
    const hasKeys = from instanceof HTMLVideoElement || from === this.footer;
    const act = this.#keys(hasKeys)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  /** A film keeps the keys with which it is played, a caption those with which it is read: `hasKeys`. */
  #keys(hasKeys: boolean): Partial<Record<string, () => void>> {
    const leaf = { PageUp: () => this.#go(-1), PageDown: () => this.#go(1) };
    if (hasKeys) return leaf;
    const ends = { Home: () => this.#goTo(0), End: () => this.#goTo(this.items.length - 1) };
    const sizes = {
      '+': () => this.#zoomBy(STEP),
      '=': () => this.#zoomBy(STEP),
      '-': () => this.#zoomBy(1 / STEP),
      '0': () => this.#fit(),
    };
    const arrows =
      this.zoom > 1
        ? {
            ArrowLeft: () => this.slide?.moveBy(STRIDE, 0),
            ArrowRight: () => this.slide?.moveBy(-STRIDE, 0),
            ArrowUp: () => this.slide?.moveBy(0, STRIDE),
            ArrowDown: () => this.slide?.moveBy(0, -STRIDE),
          }
        : {
            ArrowLeft: () => this.#go(this.#onward(-1)),
            ArrowRight: () => this.#go(this.#onward(1)),
          };
    return { ...leaf, ...ends, ...sizes, ...arrows };
  }

  #onClose = () => {
    this.dispatchEvent(new InboxDialogCloseEvent());
  };
}

/** There is more of it than is seen. */
const isLonger = ({ scrollHeight, clientHeight }: HTMLElement): boolean =>
  scrollHeight > clientHeight;

declare global {
  interface HTMLElementTagNameMap {
    'inbox-lightbox': InboxLightbox;
  }
}
