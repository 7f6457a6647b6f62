import { html, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxPopoverToggleEvent } from '../../events/later.js';
import { focusedElement, holdsFocus } from '../dialog/focused-element.js';
import { place } from './place.js';
import { styles } from './popover.styles.js';

/**
 * @summary A panel that floats beside its anchor, in the top layer. Esc and a click elsewhere close it, a focus in it
 * then returns to where it was; Tab out of it closes it, too.
 * @tag inbox-popover
 * @slot - What floats.
 * @csspart base - The panel.
 * @fires {InboxPopoverToggleEvent} inbox-popover-toggle - It opened, or was closed by the person.
 */
export class InboxPopover extends LitElement {
  static readonly tag = 'inbox-popover';
  static override styles = [baseStyles, styles];

  /** What it stands beside. */
  @property({ attribute: false }) anchor?: Element | undefined;
  @property({ type: Boolean, reflect: true }) open = false;
  /** On which side of the anchor, where there is room. */
  @property() side: 'above' | 'below' = 'below';
  /** Closed only by its owner: the focus and the keys stay where they are. */
  @property({ type: Boolean }) manual = false;
  /** Which edges meet. */
  @property() align: 'start' | 'end' = 'start';

  @query('[popover]') private panel!: HTMLElement;

  #opener: HTMLElement | undefined;
  #unfollow: (() => void) | undefined;

  /** Moved within the page while it was open. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
  }

  protected override updated(): void {
    if (this.open !== this.panel.matches(':popover-open')) {
      if (this.open) this.#show();
      else this.panel.hidePopover();
    }
    this.reposition();
  }

  /** Places the panel again, after its anchor moved. */
  reposition = (): void => {
    if (this.open && this.anchor) place(this.panel, this.anchor, this.side, this.align);
  };

  override render() {
    return html`<div
      part="base"
      popover=${this.manual ? 'manual' : 'auto'}
      @beforetoggle=${this.#onBeforeToggle}
      @toggle=${this.#onToggle}
    >
      <slot></slot>
    </div>`;
  }

  #show() {
    this.#opener = focusedElement();
    this.panel.showPopover();
    const over = new AbortController();
    const { signal } = over;
    window.addEventListener('resize', this.reposition, { signal });
    window.addEventListener('keyup', this.#onKeyup, { signal });
    document.addEventListener('scroll', this.reposition, { capture: true, passive: true, signal });
    const size = new ResizeObserver(this.reposition);
    size.observe(this.panel);
    this.#unfollow = () => {
      over.abort();
      size.disconnect();
    };
  }

  /** The browser gives the focus back only from what is in the panel itself, which slotted content is not. */
  #onBeforeToggle = (event: ToggleEvent) => {
    if (event.newState === 'open') return;
    this.#unfollow?.();
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    if (this.contains(activeElement)) this.#opener?.focus();
  };

  /** It would cover what has the focus now. */
  #onKeyup = ({ key }: KeyboardEvent) => {
    if (key === 'Tab' && !this.manual && !holdsFocus(this)) this.panel.hidePopover();
  };

  #onToggle = (event: ToggleEvent) => {
    const open = event.newState === 'open';
    if (!open && !this.open) return;
    this.open = open;
    this.dispatchEvent(new InboxPopoverToggleEvent(open));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-popover': InboxPopover;
  }
}
