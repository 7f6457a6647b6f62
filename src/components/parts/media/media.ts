import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import { objectUrl } from '../../../domain/links.js';
import type { Media } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxMediaOpenEvent } from '../../events/later.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './media.styles.js';
import { reservePlace } from './place.js';

/**
 * @summary A photo, a video or a sticker: has its place before it loads, says when it cannot, and opens large.
 * @tag inbox-media
 * @fires {InboxMediaOpenEvent} inbox-media-open - It was clicked, to be seen large.
 */
export class InboxMedia extends LitElement {
  static readonly tag = 'inbox-media';
  static readonly uses = [InboxIcon];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
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
  #shown: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A photo just sent stays drawn from its file until the server's copy has an address.
    this.#shown = this.#source.url ?? this.#shown;
    if (changed.has('media')) reservePlace(this, this.media ?? {});
  }

  /** Where it can be loaded from now. */
  get url(): string | undefined {
    return this.#source.url;
  }

  override render() {
    if (this.broken || this.#source.failed) return this.#renderBroken();
    return html`<button
      class="view"
      type="button"
      aria-label=${this.#name()}
      @click=${() => this.dispatchEvent(new InboxMediaOpenEvent(this))}
    >
      ${this.#renderPicture()} ${this.kind === 'video' ? this.#renderSigns() : nothing}
    </button>`;
  }

  #name(): string {
    const t = this.#locale;
    const name = this.alt || t.term('kind', this.kind);
    if (this.kind === 'sticker') return name;
    if (this.kind === 'image') return `${t.term('openImage')}: ${name}`;
    return [`${t.term('play')}: ${name}`, this.#length()].filter(Boolean).join(', ');
  }

  #length(): string | undefined {
    const { durationMs } = this.media ?? {};
    return durationMs ? this.#locale.clock(durationMs) : undefined;
  }

  #renderPicture() {
    const still = this.kind === 'video' ? this.media?.thumbUrl : this.#shown;
    if (objectUrl(still) !== undefined) {
      return html`<img
        alt=""
        decoding="async"
        draggable="false"
        referrerpolicy="no-referrer"
        src=${objectUrl(still) ?? nothing}
        @error=${this.#onError}
      />`;
    }
    if (this.#shown === undefined) return html`<inbox-icon name=${this.kind}></inbox-icon>`;
    return html`<video
      preload="metadata"
      muted
      playsinline
      src=${objectUrl(this.#shown) ?? nothing}
      @error=${this.#onError}
    ></video>`;
  }

  /** That it moves, and for how long. */
  #renderSigns() {
    const length = this.#length();
    return html`<span class="play"><inbox-icon name="play"></inbox-icon></span>
      ${length ? html`<span class="length num">${length}</span>` : nothing}`;
  }

  #renderBroken() {
    return html`<div class="box" role="group">
      <inbox-icon name="warning"></inbox-icon>
      <span>${this.#locale.term('mediaFailed')}</span>
      ${
        this.kind === 'sticker'
          ? nothing
          : html`<button class="button small" type="button" @click=${this.#onRetry}>
              ${this.#locale.term('retry')}
            </button>`
      }
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
