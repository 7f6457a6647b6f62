import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';
import { styles } from './icon-button.styles.js';

/**
 * @summary A button that shows an icon; its name is read out and shown as a tooltip.
 * @tag inbox-icon-button
 * @csspart base - The native button.
 * @cssprop [--inbox-icon-button-size=36px] - Width and height; never under 24px.
 */
export class InboxIconButton extends LitElement {
  static readonly tag = 'inbox-icon-button';
  static readonly uses = [InboxIcon];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, styles];

  @property() icon: IconName = 'info';
  /** Name and tooltip. */
  @property() label = '';
  /** Keyboard shortcut, in `aria-keyshortcuts` form; shown in the tooltip. */
  @property() shortcut?: string;
  /** Stays focusable, does nothing. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** A toggle's state; absent: not a toggle. */
  @property({ attribute: false }) pressed?: boolean;
  /** Whether what it opens is open; absent: it opens nothing. */
  @property({ attribute: false }) expanded?: boolean;
  /** What it opens. */
  @property() haspopup?: 'dialog' | 'menu' | 'listbox';
  @property({ reflect: true }) variant?: 'primary';
  @property({ reflect: true }) size?: 'small';

  override render() {
    return html`<button
      part="base"
      type="button"
      aria-label=${this.label}
      title=${this.shortcut ? `${this.label} (${this.shortcut})` : this.label}
      aria-keyshortcuts=${this.shortcut ?? nothing}
      aria-disabled=${this.disabled ? 'true' : nothing}
      aria-pressed=${this.pressed ?? nothing}
      aria-expanded=${this.expanded ?? nothing}
      aria-haspopup=${this.haspopup ?? nothing}
      @click=${this.#onClick}
    >
      <inbox-icon name=${this.icon}></inbox-icon>
    </button>`;
  }

  #onClick = (event: MouseEvent) => {
    if (this.disabled) event.stopImmediatePropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-icon-button': InboxIconButton;
  }
}
