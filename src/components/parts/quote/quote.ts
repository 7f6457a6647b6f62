import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { plainText } from '../../../domain/marks.js';
import type { Quote } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxJumpEvent } from '../../events/first.js';
import { InboxIcon } from '../icon/icon.js';
import { KIND_ICONS } from '../icon/kind-icons.js';
import { styles } from './quote.styles.js';

/**
 * @summary What a message answers to; a click asks for it where its id is known.
 * @tag inbox-quote
 * @fires {InboxJumpEvent} inbox-jump - The agent wants to see the quoted message.
 */
export class InboxQuote extends LitElement {
  static readonly tag = 'inbox-quote';
  static readonly uses = [InboxIcon];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, styles];

  /** Absent: it is not known what it said. */
  @property({ attribute: false }) quote?: Quote | undefined;
  /** Id of the quoted message; absent: it cannot be shown. */
  @property({ attribute: false }) replyTo?: string | undefined;

  #locale = new LocaleController(this);

  override render() {
    const { replyTo } = this;
    return replyTo === undefined
      ? html`<div class="quote">${this.#renderSaid()}</div>`
      : html`<button
          class="quote"
          type="button"
          @click=${() => this.dispatchEvent(new InboxJumpEvent(replyTo))}
        >
          ${this.#renderSaid()}
        </button>`;
  }

  #renderSaid() {
    const t = this.#locale;
    const { quote } = this;
    if (!quote) return html`<span>${t.term('quoteMissing')}</span>`;
    const { name, direction, kind, text } = quote;
    const icon = KIND_ICONS[kind];
    return html`<b dir="auto">${name ?? t.term(direction === 'out' ? 'you' : 'customer')}</b
      ><span
        >${icon ? html`<inbox-icon name=${icon}></inbox-icon>` : nothing}<bdi
          >${plainText(text) || t.term('kind', kind)}</bdi
        ></span
      >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-quote': InboxQuote;
  }
}
