import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Ms } from '../../../domain/id.js';
import { baseStyles } from '../../../styles/base.styles.js';

/**
 * @summary Where a new day begins in a thread.
 * @tag inbox-day-mark
 */
export class InboxDayMark extends LitElement {
  static readonly tag = 'inbox-day-mark';
  static override styles = [
    baseStyles,
    css`
      :host {
        padding: 12px 0 8px;
        text-align: center;
        pointer-events: none;
      }

      span {
        display: inline-block;
        padding: 2px 10px;
        border-radius: 10px;
        background: var(--_surface);
        color: var(--_text-2);
        font: var(--_type-meta);
        box-shadow: 0 0 0 1px var(--_line);
      }

      span::first-letter {
        text-transform: uppercase;
      }
    `,
  ];

  /** An instant of the day. */
  @property({ attribute: false }) at: Ms = 0;
  /** Server time: "today". */
  @property({ attribute: false }) now: Ms = 0;

  #locale = new LocaleController(this);

  override render() {
    return html`<span>${this.#locale.day(this.at, this.now)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-day-mark': InboxDayMark;
  }
}
