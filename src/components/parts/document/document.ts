import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import type { Media } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { download } from './download.js';

/**
 * @summary A file that is offered for download, never opened in the page.
 * @tag inbox-document
 */
export class InboxDocument extends LitElement {
  static readonly tag = 'inbox-document';
  static readonly uses = [InboxIcon, InboxIconButton];
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
        gap: 10px;
        width: 280px;
        max-width: 100%;
        padding-block: 6px;
        padding-inline: 10px 4px;
        border-radius: var(--_radius-m);
        background: color-mix(in oklab, var(--_text) 6%, transparent);
      }

      inbox-icon {
        color: var(--_text-2);
      }

      .grow {
        flex: 1;
        min-width: 0;
      }

      .name {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        overflow-wrap: anywhere;
      }

      small {
        display: block;
        color: var(--_text-2);
        font: var(--_type-meta);
      }

      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) media?: Media;
  /** The file itself, before it has been sent. */
  @property({ attribute: false }) blob?: Blob | undefined;

  #locale = new LocaleController(this);
  #source = new MediaController(
    this,
    () => this.media,
    () => this.blob,
  );

  override render() {
    const t = this.#locale;
    const name = visibleName(this.media?.name ?? t.term('kind', 'document'));
    const bytes = this.media?.bytes ?? this.blob?.size;
    const size = bytes === undefined ? '' : t.bytes(bytes);
    const facts = [extension(name), size].filter(Boolean).join(' · ');
    const { failed } = this.#source;
    return html`<inbox-icon name="document"></inbox-icon>
      <span class="grow"
        ><bdi class="name">${name}</bdi
        ><small class="num">${failed ? t.term('mediaFailed') : facts}</small></span
      >
      <inbox-icon-button
        icon=${failed ? 'retry' : 'download'}
        label=${failed ? t.term('retry') : t.term('download', name)}
        @click=${this.#onDownload}
      ></inbox-icon-button>`;
  }

  #onDownload = () => {
    const url = this.#source.url;
    if (url === undefined) {
      this.#source.retry();
      return;
    }
    download(url, this.media?.name);
  };
}

const extension = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= 6 ? name.slice(dot + 1).toUpperCase() : '';
};

declare global {
  interface HTMLElementTagNameMap {
    'inbox-document': InboxDocument;
  }
}
