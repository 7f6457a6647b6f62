import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxResizeEvent } from '../../events/first.js';

/** Pixels that an arrow key moves. */
const STEP = 16;

/**
 * @summary The line between two panes. Dragged, or moved by the arrow keys; Enter or a double click puts it back.
 * @tag inbox-separator
 * @csspart base - The line.
 * @fires {InboxResizeEvent} inbox-resize - The pane beside it should have another width.
 */
export class InboxSeparator extends LitElement {
  static readonly tag = 'inbox-separator';
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        width: 1px;
        background: var(--_line);
        z-index: 1;
      }

      div {
        position: absolute;
        inset-block: 0;
        inset-inline: -4px -11px;
        cursor: col-resize;
        touch-action: none;
      }

      div::before {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 3px;
        width: 3px;
        background: var(--_accent);
        opacity: 0;
        transition: opacity var(--_motion);
        content: '';
      }

      div:hover::before,
      div:active::before,
      div:focus-visible::before {
        opacity: 1;
      }

      div:focus-visible {
        outline: none;
      }

      @media (forced-colors: active) {
        div::before {
          background: Highlight;
        }
      }
    `,
  ];

  /** Whose width it changes: the list's before it, or the details' after it. */
  @property() pane: 'list' | 'details' = 'list';
  /** Of the pane now, in pixels. */
  @property({ type: Number }) value = 0;
  /** Narrowest, in pixels. */
  @property({ type: Number }) min = 0;
  /** Widest, in pixels. */
  @property({ type: Number }) max = 0;

  #locale = new LocaleController(this);
  #from: { x: number; width: number } | undefined;

  override render() {
    return html`<div
      part="base"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${this.#locale.term(this.pane === 'list' ? 'resizeList' : 'resizeDetails')}
      aria-valuenow=${Math.round(this.value)}
      aria-valuemin=${this.min}
      aria-valuemax=${this.max}
      @pointerdown=${this.#onPointerDown}
      @pointermove=${this.#onPointerMove}
      @lostpointercapture=${() => (this.#from = undefined)}
      @dblclick=${() => this.dispatchEvent(new InboxResizeEvent(undefined))}
      @keydown=${this.#onKeydown}
    ></div>`;
  }

  /** What a movement to the right does to the width. */
  get #sign(): 1 | -1 {
    const rtl = getComputedStyle(this).direction === 'rtl';
    return (this.pane === 'list') === rtl ? -1 : 1;
  }

  #ask(width: number) {
    const within = Math.max(this.min, Math.min(width, this.max));
    if (within !== this.value) this.dispatchEvent(new InboxResizeEvent(within));
  }

  #onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    (event.target as HTMLElement).setPointerCapture(event.pointerId);
    this.#from = { x: event.clientX, width: this.value };
  };

  #onPointerMove = (event: PointerEvent) => {
    if (this.#from) this.#ask(this.#from.width + this.#sign * (event.clientX - this.#from.x));
  };

  #onKeydown = (event: KeyboardEvent) => {
    const step = this.#sign * STEP;
    const to = {
      ArrowRight: this.value + step,
      ArrowLeft: this.value - step,
      Home: this.min,
      End: this.max,
    }[event.key];
    if (to !== undefined) this.#ask(to);
    else if (event.key === 'Enter') this.dispatchEvent(new InboxResizeEvent(undefined));
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-separator': InboxSeparator;
  }
}
