import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { ERRORS } from '../../../domain/errors.js';
import type { Failure, Message } from '../../../domain/message.js';
import type { FailureCode, LostFile, OutboxEntry } from '../../../domain/outbox.js';
import '../../../locales/later.js';
import type { Again } from '../bubble/face.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxDiscardEvent, InboxRetryEvent } from '../../events/first.js';

/**
 * @summary Why a message has not left, in words, and what can be done.
 * @tag inbox-trouble
 * @fires {InboxRetryEvent} inbox-retry - Send it again.
 * @fires {InboxDiscardEvent} inbox-discard - Do not send it after all.
 */
export class InboxTrouble extends LitElement {
  static readonly tag = 'inbox-trouble';
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 4px 8px;
        padding: 4px 4px 2px;
        color: var(--_text-2);
        font: var(--_type-small);
        text-align: end;
      }

      .failed {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) message?: Message;
  /** What waits to leave; absent: nothing can be done here. */
  @property({ attribute: false }) entry?: OutboxEntry | undefined;
  /** Without an entry: how the message can be sent again as a new one. */
  @property({ attribute: false }) again?: Again;

  #locale = new LocaleController(this);

  override render() {
    const t = this.#locale;
    const { entry, message } = this;
    if (entry?.state === 'held') return html`${t.term('held')} ${this.#renderDiscard(entry)}`;
    const id = entry?.id ?? (this.again === 'repeat' ? message?.id : undefined);
    const isLost = entry?.error?.code === 'file_lost' && !entry.file;
    return html`${this.#renderWhy()}
    ${
      id === undefined || isLost
        ? nothing
        : html`<button
            class="button small"
            type="button"
            @click=${() => this.dispatchEvent(new InboxRetryEvent(id))}
          >
            ${t.term('retry')}
          </button>`
    }
    ${entry ? this.#renderDiscard(entry) : nothing}`;
  }

  #renderWhy() {
    const t = this.#locale;
    const { status } = this.message ?? {};
    const error = this.entry?.error ?? this.message?.error;
    if (status === 'unconfirmed') return html`<span>${t.term('unconfirmed')}</span>`;
    const code = codeOf(error);
    return html`<span class="failed" title=${error?.text ?? nothing}
      >${t.term('failure', code)}.
      ${this.again === 'byHand' ? this.#byHand() : t.term('failureAdvice', code)}</span
    >`;
  }

  /** What was sent is no longer here. */
  #byHand(): string {
    const isTemplate = this.message?.content.kind === 'template';
    return this.#locale.term('sendByHand', isTemplate ? 'template' : 'file');
  }

  #renderDiscard({ id }: OutboxEntry) {
    return html`<button
      class="button small quiet"
      type="button"
      @click=${() => this.dispatchEvent(new InboxDiscardEvent(id))}
    >
      ${this.#locale.term('discard')}
    </button>`;
  }
}

/** One that this version has words for. */
const codeOf = ({ code }: Failure | LostFile = { code: 'internal' }): FailureCode =>
  code === 'file_lost' || Object.hasOwn(ERRORS, code) ? code : 'internal';

declare global {
  interface HTMLElementTagNameMap {
    'inbox-trouble': InboxTrouble;
  }
}
