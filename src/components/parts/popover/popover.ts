import { html, LitElement, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxPopoverToggleEvent } from '../../events.js';
import { place } from './place.js';
import { styles } from './popover.styles.js';

/**
 * @summary A panel that floats beside its anchor, in the top layer. Esc and a click elsewhere close it.
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

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open')) {
      const shown = this.panel.matches(':popover-open');
      if (this.open && !shown) this.panel.showPopover();
      if (!this.open && shown) this.panel.hidePopover();
    }
    this.reposition();
  }

  /** Places the panel again, after its content or the anchor changed its size. */
  reposition(): void {
    if (this.open && this.anchor) place(this.panel, this.anchor, this.side, this.align);
  }

  override render() {
    return html`<div
      part="base"
      popover=${this.manual ? 'manual' : 'auto'}
      @toggle=${this.#onToggle}
    >
      <slot @slotchange=${() => this.reposition()}></slot>
    </div>`;
  }

  #onToggle = (event: ToggleEvent) => {
    const open = event.newState === 'open';
    if (open) this.reposition();
    if (open === this.open && !open) return;
    this.open = open;
    this.dispatchEvent(new InboxPopoverToggleEvent(open));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-popover': InboxPopover;
  }
}
