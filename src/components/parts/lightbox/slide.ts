import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import { PlaybackController } from '../../../context/playback.controller.js';
import { objectUrl } from '../../../domain/links.js';
import type { MediaProblem } from '../../../domain/media-problem.js';
import type { Media } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { download } from '../document/download.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './slide.styles.js';
import { FITTED, moved, zoomed, type Frame, type View } from './view.js';

/**
 * @summary A photo or a film as large as its room: on its way, there, or broken with the reason. A photo can be zoomed.
 * @tag inbox-slide
 */
export class InboxSlide extends LitElement {
  static readonly tag = 'inbox-slide';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, buttonStyles, styles];

  @property() kind: 'image' | 'video' | 'sticker' = 'image';
  @property({ attribute: false }) media?: Media;
  /** The file itself, before it has been sent. */
  @property({ attribute: false }) blob?: Blob | undefined;
  @property() alt = '';
  /** It is looked at: else a photo only loads, and a film waits. */
  @property({ type: Boolean, reflect: true }) current = false;

  @state() private loaded = false;
  @state() private view: View = FITTED;

  @query('img') private picture!: HTMLImageElement | null;

  #locale = new LocaleController(this);
  #source = new MediaController(
    this,
    () => this.media,
    () => this.blob,
  );
  #playback = new PlaybackController(this);

  /** How many times as large as it fits. */
  get zoom(): number {
    return this.view.scale;
  }

  /** Whether there is a photo that can be made larger. */
  get zoomable(): boolean {
    return this.loaded && this.picture !== null;
  }

  /** Larger or smaller by a factor, around a point of the window; without one, around the middle. */
  zoomBy(factor: number, x?: number, y?: number): void {
    if (!this.picture) return;
    const { left, top, width, height } = this.getBoundingClientRect();
    const [middleX, middleY] = [left + width / 2, top + height / 2];
    const point: [number, number] = [(x ?? middleX) - middleX, (y ?? middleY) - middleY];
    this.view = zoomed(this.view, factor, point, this.#frame(this.picture));
  }

  /** Moves a photo that is larger than its room, by pixels. */
  moveBy(dx: number, dy: number): void {
    if (this.picture) this.view = moved(this.view, dx, dy, this.#frame(this.picture));
  }

  /** As large as it fits. */
  fit(): void {
    this.view = FITTED;
  }

  /** Saves the file. */
  async download(): Promise<void> {
    const url = await this.#source.fresh();
    if (url !== undefined) download(url, this.media?.name, this.media?.mime);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('current') && !this.current) this.fit();
  }

  protected override updated(): void {
    const { scale, x, y } = this.view;
    this.picture?.style.setProperty('--_scale', String(scale));
    this.picture?.style.setProperty('--_x', `${x}px`);
    this.picture?.style.setProperty('--_y', `${y}px`);
  }

  override render() {
    return html`<div class="frame" aria-busy=${!this.loaded}>${this.#renderWhatIsThere()}</div>`;
  }

  #renderWhatIsThere() {
    const t = this.#locale;
    const { problem, arriving, url } = this.#source;
    if (problem) return this.#renderProblem(problem);
    if (arriving) return html`<div class="why">${t.term('mediaArriving')}</div>`;
    const isHere = url !== undefined && (this.current || this.kind !== 'video');
    return html`${this.loaded ? nothing : html`<div class="wait" title=${t.term('loading')}></div>`}
    ${isHere ? this.#renderMedia(url) : nothing}`;
  }

  #renderMedia(url: string) {
    if (this.kind === 'video') {
      return html`<video
        controls
        autoplay
        playsinline
        aria-label=${this.alt}
        src=${objectUrl(url) ?? nothing}
        @loadedmetadata=${this.#onLoad}
        @play=${this.#onPlay}
        @error=${this.#onError}
      ></video>`;
    }
    return html`<img
      class=${this.view.scale > 1 ? 'large' : ''}
      alt=${this.alt}
      decoding="async"
      draggable="false"
      referrerpolicy="no-referrer"
      src=${objectUrl(url) ?? nothing}
      @load=${this.#onLoad}
      @error=${this.#onError}
    />`;
  }

  #renderProblem(problem: MediaProblem) {
    const t = this.#locale;
    const isThere = problem === 'unreadable' && this.#source.url !== undefined;
    return html`<div class="why" role="alert">
      <inbox-icon name="warning"></inbox-icon>
      ${t.term('mediaProblem', problem)}
      <div>
        <button class="button" type="button" @click=${this.#onRetry}>${t.term('retry')}</button>
        ${
          isThere
            ? html`<button class="button" type="button" @click=${() => this.download()}>
                ${t.term('downloadFile')}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #frame({ offsetWidth: width, offsetHeight: height }: HTMLElement): Frame {
    return { width, height, roomWidth: this.clientWidth, roomHeight: this.clientHeight };
  }

  #onLoad = () => {
    this.loaded = true;
  };

  #onPlay = ({ target }: Event) => {
    this.#playback.begins(target as HTMLVideoElement);
  };

  #onError = () => {
    this.#source.broke();
  };

  #onRetry = () => {
    this.#source.retry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-slide': InboxSlide;
  }
}
