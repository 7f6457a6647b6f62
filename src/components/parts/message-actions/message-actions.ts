import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Message } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxReplyEvent } from '../../events/first.js';
import { InboxCopyButton } from '../copy-button/copy-button.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/**
 * @summary What can be done with one message: answer and copy. In sight while a tall message is.
 * @tag inbox-message-actions
 * @csspart base - The group of buttons.
 * @fires {InboxReplyEvent} inbox-reply - The agent wants to answer to it.
 */
export class InboxMessageActions extends LitElement {
  static readonly tag = 'inbox-message-actions';
  static readonly uses = [InboxCopyButton, InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    baseStyles,
    css`
      div {
        position: sticky;
        inset-block-start: 4px;
        display: flex;
        gap: 2px;
        padding: 1px;
        border-radius: var(--_radius-m);
        background: var(--_raised);
        box-shadow: 0 0 0 1px var(--_line);
        pointer-events: auto;
        animation: appear var(--_motion);
      }

      @keyframes appear {
        from {
          opacity: 0;
        }
      }

      @container (max-width: 479px) {
        div {
          margin-block-start: -22px;
        }
      }

      @media (forced-colors: active) {
        div {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  /** What is copied; absent: nothing can be. */
  @property() text?: string | undefined;
  /** The message that can be answered to; absent: none. */
  @property({ attribute: false }) answers?: Message['id'] | undefined;

  #locale = new LocaleController(this);

  override render() {
    const t = this.#locale;
    const { answers, text } = this;
    return html`<div part="base" role="group" aria-label=${t.term('messageActions')}>
      ${
        answers === undefined
          ? nothing
          : html`<inbox-icon-button
              size="small"
              icon="reply"
              label=${t.term('reply')}
              @click=${() => this.dispatchEvent(new InboxReplyEvent(answers))}
            ></inbox-icon-button>`
      }
      ${
        text
          ? html`<inbox-copy-button .text=${text} label=${t.term('copyText')}></inbox-copy-button>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-message-actions': InboxMessageActions;
  }
}
