import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import type { OutboxEntry } from '../../../domain/outbox.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxDiscardEvent } from '../../events/first.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/**
 * @summary How much of a file has left, and the way to stop it. Where the backend does not tell how much, only that it
 * is leaving.
 * @tag inbox-upload-progress
 * @fires {InboxDiscardEvent} inbox-discard - Do not send it after all.
 */
export class InboxUploadProgress extends LitElement {
  static readonly tag = 'inbox-upload-progress';
  static readonly uses = [InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--_text-2);
        font: var(--_type-meta);
      }

      progress {
        flex: 1;
        min-width: 48px;
        height: 4px;
        accent-color: var(--_accent);
      }
    `,
  ];

  @property({ attribute: false }) entry?: OutboxEntry;

  #locale = new LocaleController(this);

  override render() {
    if (!this.entry) return nothing;
    const t = this.#locale;
    const { id, file, progress: { sent, total } = { sent: 0, total: 0 } } = this.entry;
    const name = visibleName(file?.name ?? '') || t.term('kind', 'document');
    const percent = total > 0 ? Math.min(Math.round((100 * sent) / total), 100) : undefined;
    return html`<progress
        max="100"
        value=${percent ?? nothing}
        aria-label=${t.term('uploading', name)}
      ></progress>
      ${
        percent === undefined
          ? nothing
          : html`<span class="num" title=${t.number(percent / 100, { style: 'percent' })}
              >${t.term('uploadedOf', t.bytes(sent), t.bytes(total))}</span
            >`
      }
      <inbox-icon-button
        size="small"
        icon="close"
        label=${t.term('cancelUpload')}
        @click=${() => this.dispatchEvent(new InboxDiscardEvent(id))}
      ></inbox-icon-button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-upload-progress': InboxUploadProgress;
  }
}
