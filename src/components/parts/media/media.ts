import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import type { Media } from '../../../domain/message.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxMediaOpenEvent } from '../../events.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './media.styles.js';

const LARGEST = 320;

/**
 * @summary A photo, a video or a sticker: has its place before it loads, says when it cannot, and opens large.
 * @tag inbox-media
 * @fires {InboxMediaOpenEvent} inbox-media-open - It was clicked, to be seen large.
 */
export class InboxMedia extends LitElement {
  static readonly tag = 'inbox-media';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, buttonStyles, styles];

  @property({ reflect: true }) kind: 'image' | 'video' | 'sticker' = 'image';
  @property({ attribute: false }) media?: Media;
  /** The file itself, before it has been sent. */
  @property({ attribute: false }) blob?: Blob | undefined;
  /** What is to be seen, for those who do not see it. */
  @property() alt = '';

  @state() private broken = false;

  #locale = new LocaleController(this);
  #source = new MediaController(
    this,
    () => this.media,
    () => this.blob,
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('media')) return;
    const { width, height } = this.media ?? {};
    if (!width || !height) return;
    // A banner or a strip is cut, not drawn as a line.
    const ratio = Math.min(Math.max(width / height, 0.6), 2.4);
    this.style.setProperty('--_ratio', String(ratio));
    this.style.setProperty('--_width', `${Math.round(LARGEST * Math.min(1, ratio))}px`);
  }

  override render() {
    if (this.broken || this.#source.failed) return this.#renderBroken();
    const url = this.#source.url;
    const name = this.alt || this.#locale.term('kind', this.kind);
    return html`<button
      class="view"
      type="button"
      aria-label=${this.kind === 'sticker' ? name : `${this.#locale.term('openImage')}: ${name}`}
      @click=${() => this.dispatchEvent(new InboxMediaOpenEvent(this))}
    >
      ${url === undefined
        ? html`<inbox-icon name=${this.kind}></inbox-icon>`
        : this.kind === 'video'
          ? html`<video preload="metadata" muted playsinline .src=${url} @error=${this.#onError}></video>
              <span class="play"><inbox-icon name="play"></inbox-icon></span>`
          : html`<img alt="" decoding="async" draggable="false" .src=${url} @error=${this.#onError} />`}
    </button>`;
  }

  /** Where it can be loaded from now. */
  get url(): string | undefined {
    return this.#source.url;
  }

  #renderBroken() {
    return html`<div class="box" role="group">
      <inbox-icon name="warning"></inbox-icon>
      <span>${this.#locale.term('mediaFailed')}</span>
      ${this.kind === 'sticker'
        ? nothing
        : html`<button class="button small" type="button" @click=${this.#onRetry}>
            ${this.#locale.term('retry')}
          </button>`}
    </div>`;
  }

  #onError = () => {
    this.broken = true;
  };

  #onRetry = () => {
    this.broken = false;
    this.#source.retry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-media': InboxMedia;
  }
}
