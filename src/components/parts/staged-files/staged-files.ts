import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { kindOfMime } from '../../../domain/attachment.js';
import { MAX_CAPTION } from '../../../domain/channel.js';
import type { StagedFile } from '../../../domain/draft.js';
import { visibleName } from '../../../domain/file-name.js';
import type { Id } from '../../../domain/id.js';
import { objectUrl } from '../../../domain/links.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxSubmitEvent } from '../../events/first.js';
import { InboxStagedFileEvent } from '../../events/later.js';
import { InboxIcon } from '../icon/icon.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { KIND_ICONS } from '../icon/kind-icons.js';
import { repeat } from '../repeat/repeat.js';
import { styles } from './staged-files.styles.js';

/** Raster types that every browser draws; everything else is shown as a name. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

interface Tool {
  file: number;
  name: 'up' | 'down' | 'remove';
}

/**
 * @summary What is to be sent, in order, each with its caption.
 * @tag inbox-staged-files
 * @fires {InboxStagedFileEvent} inbox-staged-file - A caption was written; a file was moved, taken away, or is meant
 * whatever its warning says.
 * @fires {InboxSubmitEvent} inbox-submit - Enter in a caption: all of it is to leave.
 */
export class InboxStagedFiles extends LitElement {
  static readonly tag = 'inbox-staged-files';
  static readonly uses = [InboxIcon, InboxIconButton];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @property({ attribute: false }) files: readonly StagedFile[] = [];

  /** Send has been pressed: they leave once all are prepared. */
  @property({ type: Boolean }) waiting = false;

  /** Pictures that cannot be drawn, whatever they call themselves. */
  @state() private broken: ReadonlySet<Id> = new Set();

  #locale = new LocaleController(this);
  #urls = new Map<Blob, string>();
  /** Where the focus goes once a row has been moved or removed. */
  #tool: Tool | undefined;

  /** Brings the first file into view that waits for the agent's word. */
  showWarning(): void {
    this.renderRoot.querySelector('.warning')?.scrollIntoView({ block: 'nearest' });
  }

  /** Moved within the page: what was released is made again. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

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

  protected override updated(): void {
    if (!this.#tool) return;
    const { file, name } = this.#tool;
    this.#tool = undefined;
    const row = this.renderRoot.querySelectorAll('li')[Math.min(file, this.files.length - 1)];
    row?.querySelector<HTMLElement>(`[data-tool="${name}"]`)?.focus();
  }

  override render() {
    const t = this.#locale;
    return html`<ul aria-label=${t.term('stagedFiles')}>
        ${repeat(
          this.files,
          ({ id }) => id,
          (file, index) => this.#renderFile(file, index),
        )}
      </ul>
      <div class="waiting" role="status">
        ${this.waiting ? t.term('sendsWhenReady') : nothing}
      </div>`;
  }

  #renderFile(file: StagedFile, index: number) {
    const t = this.#locale;
    const mime = file.blob?.type ?? file.media?.mime ?? '';
    const bytes = file.blob?.size ?? file.media?.bytes;
    const kind = kindOfMime(mime);
    const name = visibleName(file.name) || t.term('kind', kind);
    const last = this.files.length - 1;
    const remarks = this.#renderRemarks(file, name);
    const alone = remarks === nothing ? 'plain' : 'sound';
    return html`<li class=${kind === 'audio' ? alone : ''}>
      <span class="face">${this.#renderFace(file, mime)}</span>
      <span class="name"
        ><bdi class="cut">${name}</bdi>${
          bytes === undefined ? nothing : html`<span class="num">${t.bytes(bytes)}</span>`
        }</span
      >
      <span class="tools">
        ${
          last === 0
            ? nothing
            : html`${this.#renderMove('up', t.term('moveFileBack', name), file, index, index === 0)}
              ${this.#renderMove('down', t.term('moveFileOn', name), file, index, index === last)}`
        }
        <inbox-icon-button
          size="small"
          icon="close"
          data-tool="remove"
          label=${t.term('removeFile', name)}
          @click=${() => this.#change(file, 'remove', { file: index, name: 'remove' })}
        ></inbox-icon-button>
      </span>
      ${kind === 'audio' ? nothing : this.#renderCaption(file, name)} ${remarks}
    </li>`;
  }

  /** What the agent should know of the file, and what she has to decide. */
  #renderRemarks(file: StagedFile, name: string) {
    const t = this.#locale;
    const { preparing, note, warning } = file.blob ? file : {};
    if (preparing) return html`<span class="remark">${t.term('preparing')}</span>`;
    if (note) return html`<span class="remark">${t.term('fileNote', note.code, note.is)}</span>`;
    if (!warning) return nothing;
    return html`<div class="remark warning">
      <inbox-icon name="warning"></inbox-icon>
      <span>${t.term('fileWarning', warning.code, warning.is)}</span>
      <button
        class="button quiet small"
        type="button"
        aria-label=${t.term('sendFileAnyway', name)}
        @click=${() => this.#change(file, 'accept', { file: this.files.indexOf(file), name: 'remove' })}
      >
        ${t.term('sendAnyway')}
      </button>
    </div>`;
  }

  #renderFace(file: StagedFile, mime: string) {
    const { id, blob } = file;
    // As it was chosen a picture may be of any size.
    return blob && !file.preparing && DRAWN.has(mime) && !this.broken.has(id)
      ? html`<img
          alt=""
          decoding="async"
          src=${objectUrl(this.#urlOf(blob))}
          @error=${() => (this.broken = new Set([...this.broken, id]))}
        />`
      : html`<inbox-icon name=${KIND_ICONS[kindOfMime(mime)] ?? 'file'}></inbox-icon>`;
  }

  #renderMove(
    icon: 'up' | 'down',
    label: string,
    file: StagedFile,
    index: number,
    disabled: boolean,
  ) {
    const by = icon === 'up' ? -1 : 1;
    return html`<inbox-icon-button
      size="small"
      icon=${icon}
      data-tool=${icon}
      label=${label}
      ?disabled=${disabled}
      @click=${() => this.#change(file, { by }, { file: index + by, name: icon })}
    ></inbox-icon-button>`;
  }

  /** Captions have the channel's limit, and nothing of them is cut. */
  #renderCaption(file: StagedFile, name: string) {
    const t = this.#locale;
    const over = file.caption.trim().length - MAX_CAPTION;
    const problem = `problem-${file.id}`;
    return html`<input
        class="input"
        dir="auto"
        autocomplete="off"
        .value=${file.caption}
        placeholder=${t.term('caption')}
        aria-label=${t.term('captionFor', name)}
        aria-invalid=${over > 0 ? 'true' : nothing}
        aria-describedby=${over > 0 ? problem : nothing}
        @input=${(event: Event) =>
          this.#change(file, { caption: (event.target as HTMLInputElement).value })}
        @keydown=${this.#onCaptionKey}
      />
      ${
        over > 0
          ? html`<span id=${problem} class="problem">${t.term('tooLong', over)}</span>`
          : nothing
      }`;
  }

  #onCaptionKey = (event: KeyboardEvent) => {
    // 229: some input methods report their last Enter without isComposing.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.dispatchEvent(new InboxSubmitEvent());
  };

  #change({ id }: StagedFile, change: InboxStagedFileEvent['change'], tool?: Tool) {
    this.#tool = tool;
    this.dispatchEvent(new InboxStagedFileEvent(id, change));
  }

  #urlOf(blob: Blob): string {
    const url = this.#urls.get(blob) ?? URL.createObjectURL(blob);
    this.#urls.set(blob, url);
    return url;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-staged-files': InboxStagedFiles;
  }
}
