import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';
import { styles } from './bar.styles.js';

/**
 * @summary Stands where the message field cannot: says why, and offers the one thing to do.
 * @tag inbox-bar
 * @slot - The one action.
 * @csspart base - The bar.
 */
export class InboxBar extends LitElement {
  static readonly tag = 'inbox-bar';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, styles];

  @property() icon: IconName = 'info';
  /** What is the case. */
  @property() heading = '';
  /** Why, or what will happen. */
  @property() hint = '';
  @property() tone: 'plain' | 'warning' = 'plain';
  /** Read out at once: something went wrong. */
  @property({ type: Boolean }) alert = false;

  override render() {
    return html`<div part="base" class="bar ${this.tone}">
      <inbox-icon name=${this.icon}></inbox-icon>
      <div class="words" role=${this.alert ? 'alert' : nothing}>
        <b class="says">${this.heading}</b
        >${this.hint ? html`<span class="says">${this.hint}</span>` : nothing}
      </div>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-bar': InboxBar;
  }
}
