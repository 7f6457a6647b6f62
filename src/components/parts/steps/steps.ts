import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';

const ICONS = { done: 'done', failed: 'alert', open: 'clock' } as const;

/** One step of something that is done in several. */
export interface Step {
  label: string;
  /** `open`: not yet tried. */
  state: keyof typeof ICONS;
}

/**
 * @summary How far something in several steps has come.
 * @tag inbox-steps
 */
export class InboxSteps extends LitElement {
  static readonly tag = 'inbox-steps';
  static readonly uses = [InboxIcon];
  static override styles = [
    baseStyles,
    css`
      ol {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--_text-2);
        font: var(--_type-small);
        --inbox-icon-size: 18px;
      }

      em {
        color: var(--_text-3);
        font-style: normal;
      }

      .done inbox-icon {
        color: var(--_success);
      }

      .failed,
      .failed em {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) steps: readonly Step[] = [];

  #locale = new LocaleController(this);

  override render() {
    const t = this.#locale;
    const words = { done: t.term('stepDone'), failed: t.term('stepFailed'), open: '' };
    return html`<ol>
      ${this.steps.map(
        ({ label, state }) =>
          html`<li class=${state}>
            <inbox-icon name=${ICONS[state]}></inbox-icon>${label} <em>${words[state]}</em>
          </li>`,
      )}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-steps': InboxSteps;
  }
}
