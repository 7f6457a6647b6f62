import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxSwitchEvent } from '../../events/later.js';
import { styles } from './switch.styles.js';

/**
 * @summary Something that is on or off, with its name, a hint, and what it is about below.
 * @tag inbox-switch
 * @slot - What it is about: shown as it will be sent.
 * @csspart label - Name and switch.
 * @fires {InboxSwitchEvent} inbox-switch - The person switched it.
 */
export class InboxSwitch extends LitElement {
  static readonly tag = 'inbox-switch';
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, styles];

  @property() label = '';
  /** What it does, or why it cannot be switched. */
  @property() hint = '';
  @property({ type: Boolean }) checked = false;
  @property({ type: Boolean }) disabled = false;

  override render() {
    return html`<label part="label"
        ><b>${this.label}</b
        ><input
          type="checkbox"
          role="switch"
          aria-describedby="hint"
          .checked=${this.checked}
          ?disabled=${this.disabled}
          @change=${this.#onChange}
      /></label>
      <small id="hint" class="says">${this.hint}</small>
      <slot></slot>`;
  }

  #onChange = (event: Event) => {
    this.checked = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new InboxSwitchEvent(this.checked));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-switch': InboxSwitch;
  }
}
