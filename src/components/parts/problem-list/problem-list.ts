import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxDismissEvent } from '../../events/first.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/**
 * @summary What went wrong, a line each, read out at once; nothing while there is nothing.
 * @tag inbox-problem-list
 * @fires {InboxDismissEvent} inbox-dismiss - It has been read and may go.
 */
export class InboxProblemList extends LitElement {
  static readonly tag = 'inbox-problem-list';
  static readonly uses = [InboxIconButton];
  static override styles = [
    baseStyles,
    css`
      .box {
        display: flex;
        align-items: flex-start;
        gap: 8px;
        margin: 6px 6px 0;
        padding-block: 6px;
        padding-inline: 12px 6px;
        border-radius: var(--_radius-m);
        background: var(--_danger-tint);
        color: var(--_danger);
        font: var(--_type-small);
        overflow-wrap: anywhere;
      }

      ul {
        flex: 1;
        max-height: 120px;
        margin: 0;
        padding: 5px 0;
        overflow-y: auto;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) problems: readonly string[] = [];

  #locale = new LocaleController(this);

  override render() {
    return html`<div role="alert">${this.problems.length > 0 ? this.#renderBox() : nothing}</div>`;
  }

  #renderBox() {
    return html`<div class="box">
      <ul>
        ${this.problems.map((line) => html`<li>${line}</li>`)}
      </ul>
      <inbox-icon-button
        size="small"
        icon="close"
        label=${this.#locale.term('dismiss')}
        @click=${() => this.dispatchEvent(new InboxDismissEvent())}
      ></inbox-icon-button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-problem-list': InboxProblemList;
  }
}
