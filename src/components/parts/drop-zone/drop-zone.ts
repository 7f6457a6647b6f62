import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxFilesEvent } from '../../events/first.js';
import { InboxDropTextEvent } from '../../events/later.js';
import { InboxIcon } from '../icon/icon.js';
import { droppedFiles } from './dropped-files.js';

/**
 * @summary Covers what files are dragged over, and takes what is dropped on it: files, folders, or a text.
 * @tag inbox-drop-zone
 * @fires {InboxFilesEvent} inbox-files - Files were dropped, or a folder of them.
 * @fires {InboxDropTextEvent} inbox-drop-text - A text or an address was dropped beside the message field.
 */
export class InboxDropZone extends LitElement {
  static readonly tag = 'inbox-drop-zone';
  static readonly uses = [InboxIcon];
  static override styles = [
    baseStyles,
    css`
      .zone {
        position: absolute;
        inset: 68px 12px 12px;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 8px;
        border: 2px dashed var(--_accent);
        border-radius: var(--_radius-l);
        background: color-mix(in oklab, var(--_tint) 92%, transparent);
        color: var(--_accent);
        font: var(--_type-name);
        text-align: center;
        pointer-events: none;
        z-index: 3;
      }
    `,
  ];

  /** What it covers. */
  @property({ attribute: false }) over?: HTMLElement | undefined;
  /** Whether something can be taken right now. */
  @property({ attribute: false }) accepts: () => boolean = () => true;

  /** Files are being dragged over it. */
  @state() private dragging = false;

  #locale = new LocaleController(this);
  #gone = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#gone.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('over')) this.#listen();
  }

  override render() {
    return this.dragging
      ? html`<div class="zone">
          <inbox-icon name="attach"></inbox-icon>${this.#locale.term('dropHere')}
        </div>`
      : nothing;
  }

  #listen() {
    this.#gone.abort();
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    this.over?.addEventListener('dragover', this.#onDragOver, { signal });
    this.over?.addEventListener('dragleave', this.#onDragLeave, { signal });
    this.over?.addEventListener('drop', this.#onDrop, { signal });
  }

  #onDragOver = (event: DragEvent) => {
    const what = kindOf(event);
    if (!event.dataTransfer || what === undefined) return;
    // Without this the browser would leave the page for the file, also where nothing can be sent.
    event.preventDefault();
    const accepts = this.accepts();
    event.dataTransfer.dropEffect = accepts ? 'copy' : 'none';
    this.dragging = accepts && what === 'files';
  };

  #onDragLeave = ({ relatedTarget }: DragEvent) => {
    if (!this.over?.contains(relatedTarget as Node | null)) this.dragging = false;
  };

  #onDrop = (event: DragEvent) => {
    const { dataTransfer } = event;
    const what = kindOf(event);
    if (!dataTransfer || what === undefined) return;
    event.preventDefault();
    this.dragging = false;
    if (!this.accepts()) return;
    this.dispatchEvent(
      what === 'text'
        ? new InboxDropTextEvent(dataTransfer.getData('text/plain'))
        : new InboxFilesEvent(droppedFiles(dataTransfer)),
    );
  };
}

/** What is dragged; nothing where the browser does the right thing itself: a text into a field. */
const kindOf = (event: DragEvent): 'files' | 'text' | undefined => {
  const types = event.dataTransfer?.types ?? [];
  if (types.includes('Files')) return 'files';
  const [target] = event.composedPath();
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return types.includes('text/plain') && !isField ? 'text' : undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    'inbox-drop-zone': InboxDropZone;
  }
}
