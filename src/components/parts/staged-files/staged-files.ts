import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MAX_CAPTION } from '../../../domain/channel.js';
import type { StagedFile } from '../../../domain/draft.js';
import { visibleName } from '../../../domain/file-name.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxStagedFileEvent } from '../../events.js';
import { InboxIcon } from '../icon/icon.js';
import { InboxIconButton } from '../icon-button/icon-button.js';

/** Raster types that every browser draws; everything else is shown as a name. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/**
 * @summary The files that are to be sent, in order, each with its caption.
 * @tag inbox-staged-files
 * @fires {InboxStagedFileEvent} inbox-staged-file - A caption was written, a file was moved or taken away.
 */
export class InboxStagedFiles extends LitElement {
  static readonly tag = 'inbox-staged-files';
  static readonly uses = [InboxIcon, InboxIconButton];
  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      ul {
        display: grid;
        gap: 4px;
        max-height: 232px;
        margin: 0;
        padding: 8px 8px 4px;
        overflow-y: auto;
        list-style: none;
      }

      li {
        display: grid;
        grid-template: auto auto / 52px minmax(0, 1fr) auto;
        gap: 2px 10px;
        align-items: center;
        padding: 4px;
        border-radius: var(--_radius-m);
        background: var(--_canvas);
      }

      .face {
        grid-row: 1 / -1;
        display: grid;
        place-items: center;
        width: 52px;
        height: 52px;
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

      .name {
        display: flex;
        gap: 8px;
        min-width: 0;
        font: var(--_type-small);
      }

      .name span {
        flex: none;
        color: var(--_text-3);
      }

      .tools {
        display: flex;
        grid-row: 1 / -1;
        grid-column: 3;
      }

      .input {
        min-height: 28px;
        padding: 3px 8px;
        border-color: var(--_line);
        border-radius: var(--_radius-s);
        font: var(--_type-small);
      }
    `,
  ];

  @property({ attribute: false }) files: readonly StagedFile[] = [];

  #locale = new LocaleController(this);
  #urls = new Map<Blob, string>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  protected override willUpdate(): void {
    const kept = new Set(this.files.map(({ blob }) => blob));
    for (const [blob, url] of this.#urls) {
      if (kept.has(blob)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(blob);
    }
  }

  override render() {
    return html`<ul aria-label=${this.#locale.term('stagedFiles')}>
      ${repeat(
        this.files,
        ({ id }) => id,
        (file, index) => this.#renderFile(file, index),
      )}
    </ul>`;
  }

  #renderFile({ id, blob, name, caption }: StagedFile, index: number) {
    const t = this.#locale;
    const shown = visibleName(name);
    const change = (what: InboxStagedFileEvent['change']) => () =>
      this.dispatchEvent(new InboxStagedFileEvent(id, what));
    return html`<li>
      <span class="face"
        >${DRAWN.has(blob.type)
          ? html`<img alt="" .src=${this.#url(blob)} />`
          : html`<inbox-icon name=${iconOf(blob.type)}></inbox-icon>`}</span
      >
      <span class="name"><bdi class="cut">${shown}</bdi><span class="num">${t.bytes(blob.size)}</span></span>
      ${blob.type.startsWith('audio/')
        ? html`<span></span>`
        : html`<input
            class="input"
            maxlength=${MAX_CAPTION}
            .value=${caption}
            placeholder=${t.term('caption')}
            aria-label=${t.term('captionFor', shown)}
            @input=${(event: Event) => change({ caption: (event.target as HTMLInputElement).value })()}
          />`}
      <span class="tools">
        ${this.files.length < 2
          ? nothing
          : html`<inbox-icon-button
                size="small"
                icon="up"
                label=${t.term('moveFileBack', shown)}
                ?disabled=${index === 0}
                @click=${change({ by: -1 })}
              ></inbox-icon-button>
              <inbox-icon-button
                size="small"
                icon="down"
                label=${t.term('moveFileOn', shown)}
                ?disabled=${index === this.files.length - 1}
                @click=${change({ by: 1 })}
              ></inbox-icon-button>`}
        <inbox-icon-button
          size="small"
          icon="close"
          label=${t.term('removeFile', shown)}
          @click=${change('remove')}
        ></inbox-icon-button>
      </span>
    </li>`;
  }

  #url(blob: Blob): string {
    const url = this.#urls.get(blob) ?? URL.createObjectURL(blob);
    this.#urls.set(blob, url);
    return url;
  }
}

const iconOf = (type: string) =>
  type.startsWith('image/')
    ? 'image'
    : type.startsWith('video/')
      ? 'video'
      : type.startsWith('audio/')
        ? 'microphone'
        : 'document';

declare global {
  interface HTMLElementTagNameMap {
    'inbox-staged-files': InboxStagedFiles;
  }
}
