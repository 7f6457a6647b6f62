import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxAnnounceEvent } from '../../events/first.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { copyText } from './copy-text.js';

/**
 * @summary Copies a text with one click, and says so: in words to screen readers, by a check for two seconds to all.
 * @tag inbox-copy-button
 */
export class InboxCopyButton extends LitElement {
  static readonly tag = 'inbox-copy-button';
  static readonly uses = [InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }

      inbox-icon-button {
        --inbox-icon-button-size: 24px;
        --inbox-icon-size: 15px;
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
    const t = this.#locale;
    this.copied = await copyText(this.text);
    const said = this.copied ? this.done || t.term('copied') : t.term('copyFailed');
    this.dispatchEvent(new InboxAnnounceEvent(said));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-copy-button': InboxCopyButton;
  }
}
