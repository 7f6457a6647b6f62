import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { TemplatePreview } from '../../../domain/outbox.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxIcon } from '../icon/icon.js';
import { renderMarks } from '../marks/marks.js';
import { marksStyles } from '../marks/marks.styles.js';

/** WhatsApp shows two buttons and "see all" when there are more than three. */
const SHOWN = 3;

/**
 * @summary A template as the customer will see it; what is not filled in yet stays visible.
 * @tag inbox-template-preview
 */
export class InboxTemplatePreview extends LitElement {
  static readonly tag = 'inbox-template-preview';
  static readonly uses = [InboxIcon];
  static override styles = [
    baseStyles,
    marksStyles,
    css`
      figure {
        margin: 0;
        padding: 12px;
        border-radius: var(--_radius-m);
        background: var(--_canvas);
      }

      figcaption {
        padding-bottom: 8px;
        color: var(--_text-2);
        font: var(--_type-meta);
      }

      .bubble {
        max-width: 42ch;
        padding: 8px 12px;
        border-radius: var(--_radius-l);
        border-end-start-radius: 4px;
        background: var(--_surface);
        box-shadow: inset 0 0 0 1px var(--_line);
        overflow-wrap: anywhere;
      }

      .media {
        display: grid;
        place-items: center;
        height: 112px;
        margin-bottom: 8px;
        border-radius: var(--_radius-s);
        background: var(--_hover);
        color: var(--_text-2);
        overflow: hidden;
      }

      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }

      b {
        display: block;
        margin-bottom: 4px;
        font: var(--_type-name);
      }

      small {
        display: block;
        margin-top: 4px;
        color: var(--_text-2);
        font: var(--_type-small);
      }

      ul {
        margin: 8px -12px -8px;
        padding: 0;
        list-style: none;
      }

      li {
        padding: 7px 12px;
        border-top: 1px solid var(--_line);
        color: var(--_accent);
        font: var(--_type-label);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) preview?: TemplatePreview;
  /** The kind of the header's file, where it has one. */
  @property({ attribute: false }) media?: 'image' | 'video' | 'document' | undefined;
  @property({ attribute: false }) file?: File | undefined;

  #locale = new LocaleController(this);
  #url: { file: File; url: string } | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  override render() {
    const { preview } = this;
    if (!preview) return nothing;
    const t = this.#locale;
    const { buttons = [] } = preview;
    const shown = buttons.length > SHOWN ? [...buttons.slice(0, SHOWN - 1), t.term('templateAllOptions')] : buttons;
    return html`<figure>
      <figcaption>${t.term('templatePreview')}</figcaption>
      <div class="bubble">
        ${this.media ? html`<div class="media">${this.#renderMedia(this.media)}</div>` : nothing}
        ${preview.header ? html`<b dir="auto">${preview.header}</b>` : nothing} ${renderMarks(preview.text)}
        ${preview.footer ? html`<small dir="auto">${preview.footer}</small>` : nothing}
        ${shown.length > 0
          ? html`<ul>
              ${shown.map((button) => html`<li>${button}</li>`)}
            </ul>`
          : nothing}
      </div>
    </figure>`;
  }

  #renderMedia(kind: 'image' | 'video' | 'document') {
    const url = this.file && kind === 'image' ? this.#urlOf(this.file) : undefined;
    return url === undefined
      ? html`<inbox-icon name=${kind}></inbox-icon>`
      : html`<img alt="" .src=${url} />`;
  }

  #urlOf(file: File): string {
    if (this.#url?.file !== file) {
      this.#release();
      this.#url = { file, url: URL.createObjectURL(file) };
    }
    return this.#url.url;
  }

  #release() {
    if (this.#url) URL.revokeObjectURL(this.#url.url);
    this.#url = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-template-preview': InboxTemplatePreview;
  }
}
