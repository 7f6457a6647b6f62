import { html, LitElement, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import type { Media } from '../../../domain/message.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxAudioPlayEvent } from '../../events.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './audio.styles.js';

const SPEEDS = [1, 1.5, 2];
const BARS = 40;
const FLAT: readonly number[] = Array.from({ length: BARS }, () => 0);

/**
 * @summary Plays a voice note or an audio file: seek by pointer or arrow keys, three speeds.
 * @tag inbox-audio
 * @fires {InboxAudioPlayEvent} inbox-audio-play - It begins to play; whatever else plays should stop.
 */
export class InboxAudio extends LitElement {
  static readonly tag = 'inbox-audio';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, buttonStyles, styles];

  @property({ attribute: false }) media?: Media;
  /** The file itself, before it has been sent. */
  @property({ attribute: false }) blob?: Blob | undefined;

  @state() private playing = false;
  @state() private at = 0;
  @state() private length = 0;
  @state() private speed = 1;
  @state() private broken = false;

  @query('audio') private audio!: HTMLAudioElement | null;

  #locale = new LocaleController(this);
  #source = new MediaController(
    this,
    () => this.media,
    () => this.blob,
  );

  /** Stops playing; the position stays. */
  pause(): void {
    this.audio?.pause();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('media') && this.media?.durationMs) this.length = this.media.durationMs;
  }

  protected override updated(): void {
    const levels = this.media?.waveform ?? FLAT;
    for (const [index, bar] of [...this.renderRoot.querySelectorAll('i')].entries()) {
      const level = levels[Math.floor((index * levels.length) / BARS)] ?? 0;
      bar.style.setProperty('--_level', String(level));
    }
  }

  override render() {
    const t = this.#locale;
    if (this.broken || this.#source.failed) {
      return html`<div class="broken">
        <inbox-icon name="warning"></inbox-icon>${t.term('mediaFailed')}
        <button class="button small" type="button" @click=${this.#onRetry}>${t.term('retry')}</button>
      </div>`;
    }
    const part = this.length > 0 ? this.at / this.length : 0;
    return html`<button
        class="play"
        type="button"
        aria-label=${t.term(this.playing ? 'pause' : 'play')}
        @click=${this.#onToggle}
      >
        <inbox-icon name=${this.playing ? 'pause' : 'play'}></inbox-icon>
      </button>
      <div class="track">
        <div class="bars" aria-hidden="true">
          ${FLAT.map((_, index) => html`<i class=${index / BARS < part ? 'past' : ''}></i>`)}
        </div>
        <input
          type="range"
          min="0"
          max=${Math.max(this.length, 1)}
          step="1000"
          .value=${String(this.at)}
          aria-label=${t.term('position')}
          aria-valuetext=${`${t.clock(this.at)} / ${t.clock(this.length)}`}
          @input=${this.#onSeek}
        />
      </div>
      <button
        class="speed num"
        type="button"
        aria-label=${t.term('speed', `${t.number(this.speed)}×`)}
        @click=${this.#onSpeed}
      >
        ${t.number(this.speed)}×
      </button>
      <span class="foot num">${t.clock(this.playing || this.at > 0 ? this.at : this.length)}</span>
      <audio
        preload="none"
        .src=${this.#source.url ?? ''}
        @play=${this.#onPlay}
        @pause=${() => (this.playing = false)}
        @ended=${this.#onEnded}
        @timeupdate=${this.#onTime}
        @durationchange=${this.#onLength}
        @error=${this.#onError}
      ></audio>`;
  }

  #onToggle = () => {
    if (this.playing) this.pause();
    else this.audio?.play().catch(this.#onError);
  };

  #onPlay = () => {
    this.playing = true;
    this.dispatchEvent(new InboxAudioPlayEvent(this));
  };

  #onEnded = () => {
    this.playing = false;
    this.at = 0;
  };

  #onTime = () => {
    if (this.audio && this.playing) this.at = this.audio.currentTime * 1000;
  };

  #onLength = () => {
    const seconds = this.audio?.duration ?? NaN;
    if (Number.isFinite(seconds)) this.length = seconds * 1000;
  };

  #onSeek = (event: Event) => {
    this.at = Number((event.target as HTMLInputElement).value);
    if (this.audio) this.audio.currentTime = this.at / 1000;
  };

  #onSpeed = () => {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
    if (this.audio) this.audio.playbackRate = this.speed;
  };

  #onError = (cause: unknown) => {
    // A pause right after play rejects the promise; nothing is broken.
    const aborted = cause instanceof DOMException && cause.name === 'AbortError';
    if (this.#source.url && !aborted) this.broken = true;
  };

  #onRetry = () => {
    this.broken = false;
    this.#source.retry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-audio': InboxAudio;
  }
}
