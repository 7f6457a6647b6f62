import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import { objectUrl } from '../../../domain/links.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxDialogCloseEvent } from '../../events/later.js';
import { download } from '../document/download.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/**
 * @summary A photo or a video as large as the screen allows. Esc, the cross and a click beside it close it.
 * @tag inbox-lightbox
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It was closed; the owner takes it away.
 */
export class InboxLightbox extends LitElement {
  static readonly tag = 'inbox-lightbox';
  static readonly uses = [InboxIconButton];
  static override styles = [
    baseStyles,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: 0;
        border: 0;
        background: oklch(15% 0 0 / 0.92);
        color: oklch(100% 0 0);
        color-scheme: dark;
      }

      dialog[open] {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }

      header {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 12px;
        color: oklch(96% 0 0);
      }

      bdi {
        flex: 1;
      }

      .view {
        display: grid;
        place-items: center;
        min-height: 0;
        padding: 0 12px 12px;
      }

      img,
      video {
        max-width: 100%;
        max-height: 100%;
        min-height: 0;
        object-fit: contain;
      }
    `,
  ];

  @property() kind: 'image' | 'video' | 'sticker' = 'image';
  @property() url = '';
  @property() alt = '';
  /** The file's name, for the download. */
  @property() name = '';

  @query('dialog') private dialog!: HTMLDialogElement;

  #locale = new LocaleController(this);

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render() {
    const t = this.#locale;
    const name = visibleName(this.name) || t.term('kind', this.kind);
    return html`<dialog aria-label=${this.alt || name} @close=${this.#onClose}>
      <header>
        <bdi class="cut">${name}</bdi>
        <inbox-icon-button
          icon="download"
          label=${t.term('download', name)}
          @click=${this.#onDownload}
        ></inbox-icon-button>
        <inbox-icon-button
          icon="close"
          label=${t.term('dismiss')}
          @click=${() => this.dialog.close()}
        ></inbox-icon-button>
      </header>
      <div class="view" @pointerup=${this.#onPointer}>
        ${
          this.kind === 'video'
            ? html`<video controls autoplay src=${objectUrl(this.url) ?? nothing}></video>`
            : html`<img alt=${this.alt || name} src=${objectUrl(this.url) ?? nothing} />`
        }
      </div>
    </dialog>`;
  }

  #onClose = () => {
    this.dispatchEvent(new InboxDialogCloseEvent());
  };

  #onPointer = ({ target, currentTarget }: Event) => {
    if (target === currentTarget) this.dialog.close();
  };

  #onDownload = () => {
    download(this.url, this.name);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-lightbox': InboxLightbox;
  }
}
