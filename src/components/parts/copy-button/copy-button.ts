import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxAnnounceEvent } from '../../events.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/**
 * @summary Copies a text with one click, and says so.
 * @tag inbox-copy-button
 */
export class InboxCopyButton extends LitElement {
  static readonly tag = 'inbox-copy-button';
  static readonly uses = [InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }

      /* Its end takes the check away. */
      .done {
        animation: stay 2s;
      }

      @keyframes stay {
        from {
          opacity: 1;
        }
      }
    `,
  ];

  /** What is copied. */
  @property() text = '';
  /** The button's name: "Copiar número". */
  @property() label = '';
  /** What is said afterwards: "Número copiado". */
  @property() done = '';

  @state() private copied = false;

  #locale = new LocaleController(this);

  override render() {
    return html`<inbox-icon-button
      class=${this.copied ? 'done' : ''}
      size="small"
      icon=${this.copied ? 'check' : 'copy'}
      label=${this.label || this.#locale.term('copy')}
      @click=${this.#onClick}
      @animationend=${() => (this.copied = false)}
    ></inbox-icon-button>`;
  }

  #onClick = async () => {
    await navigator.clipboard.writeText(this.text);
    this.copied = true;
    this.dispatchEvent(new InboxAnnounceEvent(this.done || this.#locale.term('copied')));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-copy-button': InboxCopyButton;
  }
}
