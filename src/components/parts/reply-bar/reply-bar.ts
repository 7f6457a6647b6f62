import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Contact } from '../../../domain/contact.js';
import { contactName } from '../../../domain/contact-name.js';
import type { Message } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxReplyEvent } from '../../events/first.js';
import { summaryOf } from '../bubble/summary.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/**
 * @summary The message that is answered to, above the message field.
 * @tag inbox-reply-bar
 * @fires {InboxReplyEvent} inbox-reply - With an empty id: it shall be no reply after all.
 */
export class InboxReplyBar extends LitElement {
  static readonly tag = 'inbox-reply-bar';
  static readonly uses = [InboxIconButton];
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 6px 6px 0;
        padding-block: 4px;
        padding-inline: 10px 4px;
        border-inline-start: 3px solid var(--_accent);
        border-radius: 4px;
        background: var(--_canvas);
        font: var(--_type-small);
      }

      div {
        flex: 1;
        min-width: 0;
      }

      b {
        color: var(--_accent);
        font: var(--_type-label);
      }

      bdi {
        display: block;
        color: var(--_text-2);
      }
    `,
  ];

  /** Absent where it is not loaded. */
  @property({ attribute: false }) message?: Message | undefined;
  @property({ attribute: false }) contact?: Contact | undefined;

  #locale = new LocaleController(this);

  override render() {
    const t = this.#locale;
    const { message } = this;
    return html`<div>
        <b dir="auto">${t.term('replyingTo', this.#name)}</b
        ><bdi class="cut">${message ? summaryOf(message.content, t) : t.term('quoteMissing')}</bdi>
      </div>
      <inbox-icon-button
        size="small"
        icon="close"
        label=${t.term('cancelReply')}
        @click=${() => this.dispatchEvent(new InboxReplyEvent(''))}
      ></inbox-icon-button>`;
  }

  get #name(): string {
    const t = this.#locale;
    if (this.message?.direction === 'out') return t.term('you');
    return (this.contact && contactName(this.contact)) ?? t.term('customer');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-reply-bar': InboxReplyBar;
  }
}
