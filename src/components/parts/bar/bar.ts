import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';

/**
 * @summary Stands where the message field cannot: says why, and offers the one thing to do.
 * @tag inbox-bar
 * @slot - The one action.
 * @csspart base - The bar.
 */
export class InboxBar extends LitElement {
  static readonly tag = 'inbox-bar';
  static readonly uses = [InboxIcon];
  static override styles = [
    baseStyles,
    css`
      .bar {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 52px;
        padding: 7px 8px 7px 14px;
        padding-inline: 14px 8px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-l);
        background: var(--_surface);
      }

      .bar.warning {
        border-color: transparent;
        background: var(--_warning-tint);
      }

      .bar > inbox-icon {
        color: var(--_text-2);
      }

      .bar.warning > inbox-icon {
        color: var(--_warning);
      }

      .words {
        flex: 1;
        min-width: 0;
      }

      b {
        display: block;
        font: var(--_type-label);
      }

      span {
        display: block;
        color: var(--_text-2);
        font: var(--_type-small);
      }

      @container (max-width: 480px) {
        .bar {
          flex-wrap: wrap;
          padding-inline-end: 14px;
        }

        .words {
          flex-basis: calc(100% - 40px);
        }

        ::slotted(*) {
          flex: 1;
        }
      }
    `,
  ];

  @property() icon: IconName = 'info';
  /** What is the case. */
  @property() heading = '';
  /** Why, or what will happen. */
  @property() hint = '';
  @property() tone: 'plain' | 'warning' = 'plain';

  override render() {
    return html`<div part="base" class="bar ${this.tone}">
      <inbox-icon name=${this.icon}></inbox-icon>
      <div class="words"><b>${this.heading}</b>${this.hint ? html`<span>${this.hint}</span>` : nothing}</div>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-bar': InboxBar;
  }
}
