import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import { objectUrl } from '../../../domain/links.js';
import type { TemplatePreview } from '../../../domain/outbox.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import { awaitMarks, renderMarks } from '../marks/marks.js';
import { marksStyles } from '../marks/marks.styles.js';
import { styles } from './template-preview.styles.js';

/** WhatsApp shows two buttons and "see all" when there are more than three. */
const SHOWN = 3;

/**
 * @summary A template as the customer will see it; what is not filled in yet stays visible.
 * @tag inbox-template-preview
 */
export class InboxTemplatePreview extends LitElement {
  static readonly tag = 'inbox-template-preview';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, marksStyles, styles];

  @property({ attribute: false }) preview?: TemplatePreview;
  /** The kind of the header's file, where it has one. */
  @property({ attribute: false }) media?: 'image' | 'video' | 'document' | undefined;
  @property({ attribute: false }) file?: File | undefined;

  #locale = new LocaleController(this);
  #drawn: { file: File; url: string } | undefined;

  constructor() {
    super();
    awaitMarks(this);
  }

  /** Moved within the page: what was released is made again. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  override render() {
    const { preview } = this;
    if (!preview) return nothing;
    const t = this.#locale;
    const { header, text, footer, buttons = [] } = preview;
    const shown =
      buttons.length > SHOWN
        ? [...buttons.slice(0, SHOWN - 1), t.term('templateAllOptions')]
        : buttons;
    return html`<figure>
      <figcaption>${t.term('templatePreview')}</figcaption>
      <div class="bubble">
        ${this.media ? html`<div class="media">${this.#renderMedia(this.media)}</div>` : nothing}
        ${header ? html`<b class="header" dir="auto">${header}</b>` : nothing}
        ${renderMarks(text, -1)}
        ${footer ? html`<small class="footer" dir="auto">${footer}</small>` : nothing}
        ${
          shown.length > 0
            ? html`<ul class="buttons">
                ${shown.map((button) => html`<li dir="auto">${button}</li>`)}
              </ul>`
            : nothing
        }
      </div>
    </figure>`;
  }

  #renderMedia(kind: 'image' | 'video' | 'document') {
    const { file } = this;
    if (file && kind === 'image') return html`<img alt="" src=${objectUrl(this.#urlOf(file))} />`;
    return html`<inbox-icon name=${kind}></inbox-icon>${
        file ? html`<bdi class="cut">${visibleName(file.name)}</bdi>` : nothing
      }`;
  }

  #urlOf(file: File): string {
    if (this.#drawn?.file !== file) {
      this.#release();
      this.#drawn = { file, url: URL.createObjectURL(file) };
    }
    return this.#drawn.url;
  }

  #release() {
    if (this.#drawn) URL.revokeObjectURL(this.#drawn.url);
    this.#drawn = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-template-preview': InboxTemplatePreview;
  }
}
