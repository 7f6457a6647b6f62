import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import { objectUrl } from '../../../domain/links.js';
import type { MediaProblem } from '../../../domain/media-problem.js';
import type { Media } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxMediaOpenEvent } from '../../events/later.js';
import { download, mayBePage } from '../document/download.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './media.styles.js';
import { reservePlace } from './place.js';

/**
 * @summary A photo, a video or a sticker: has its place before it loads, says why it cannot, and opens large.
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

  #locale = new LocaleController(this);
  #source = new MediaController(
    this,
    () => this.media,
    () => this.blob,
  );
  #shown: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('media')) reservePlace(this, this.media ?? {});
  }

  override render() {
    // A photo just sent stays drawn from its file until the server's copy has an address.
    this.#shown = this.#source.url ?? this.#shown;
    const problem = this.#problem;
    if (problem) return this.#renderBroken(problem);
    if (this.#source.arriving) return this.#renderArriving();
    return html`<button
      class="view"
      type="button"
      aria-label=${this.#name()}
      @click=${() => this.dispatchEvent(new InboxMediaOpenEvent(this))}
    >
      ${this.#renderPicture()} ${this.kind === 'video' ? this.#renderSigns() : nothing}
    </button>`;
  }

  /** What draws pictures would draw a page too, or a part of one. */
  get #problem(): MediaProblem | undefined {
    const { mime = '', name = '' } = this.media ?? {};
    return mayBePage(name, mime) ? 'unsafe' : this.#source.problem;
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

  /** Its provider is still bringing it. */
  #renderArriving() {
    const facts = [this.#length(), this.#locale.term('mediaArriving')].filter(Boolean);
    return html`<div class="box">
      <inbox-icon name=${this.kind}></inbox-icon>
      <span>${facts.join(' · ')}</span>
    </div>`;
  }

  #renderBroken(problem: MediaProblem) {
    const t = this.#locale;
    const isThere = problem === 'unreadable' && this.#source.url !== undefined;
    return html`<div class="box" role="group" title=${t.term('mediaProblem', problem)}>
      <inbox-icon name="warning"></inbox-icon>
      <span class="why">${t.term('mediaProblem', problem)}</span>
      ${problem === 'unsafe' ? nothing : this.#renderButton('retry', this.#onRetry)}
      ${isThere ? this.#renderButton('downloadFile', this.#onDownload) : nothing}
    </div>`;
  }

  #renderButton(label: 'retry' | 'downloadFile', onClick: () => unknown) {
    return html`<button class="button small" type="button" @click=${onClick}>
      ${this.#locale.term(label)}
    </button>`;
  }

  #onError = () => {
    this.#source.broke();
  };

  #onRetry = () => {
    this.#source.retry();
  };

  #onDownload = async () => {
    const url = await this.#source.fresh();
    if (url !== undefined) download(url, this.media?.name, this.media?.mime);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-media': InboxMedia;
  }
}
