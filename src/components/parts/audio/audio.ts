import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import { objectUrl } from '../../../domain/links.js';
import type { Media } from '../../../domain/message.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxAudioPlayEvent } from '../../events/later.js';
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
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, buttonStyles, styles];

  @property({ attribute: false }) media?: Media;
  /** The file itself, before it has been sent. */
  @property({ attribute: false }) blob?: Blob | undefined;

  @state() private playing = false;
  /** Milliseconds, like `length`. */
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

  override render() {
    const t = this.#locale;
    if (this.broken || this.#source.failed) {
      return html`<div class="broken">
        <inbox-icon name="warning"></inbox-icon><span>${t.term('mediaFailed')}</span>
        <button class="button small" type="button" @click=${this.#onRetry}>
          ${t.term('retry')}
        </button>
      </div>`;
    }
    const part = this.length > 0 ? this.at / this.length : 0;
    const speed = `${t.number(this.speed)}×`;
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
          ${this.#levels().map(
            (level, index) =>
              html`<i
                class=${index / BARS < part ? 'past' : ''}
                .style=${`--_level: ${level}`}
              ></i>`,
          )}
        </div>
        <input
          type="range"
          min="0"
          max=${Math.max(this.length, 1)}
          step="100"
          .value=${live(String(Math.round(this.at / 100) * 100))}
          aria-label=${t.term('position')}
          aria-valuetext=${`${t.clock(this.at)} / ${t.clock(this.length)}`}
          @input=${this.#onSeek}
          @keydown=${this.#onSeekKey}
        />
      </div>
      <button
        class="speed num"
        type="button"
        aria-label=${t.term('speed', speed)}
        @click=${this.#onSpeed}
      >
        ${speed}
      </button>
      <div class="foot num">
        ${t.clock(this.playing || this.at > 0 ? this.at : this.length)}${this.#renderName()}
      </div>
      <audio
        preload=${this.media?.durationMs ? 'none' : 'metadata'}
        src=${objectUrl(this.#source.url) ?? nothing}
        @play=${this.#onPlay}
        @pause=${() => (this.playing = false)}
        @ended=${this.#onEnded}
        @timeupdate=${this.#onTime}
        @durationchange=${this.#onLength}
        @error=${this.#onError}
      ></audio>`;
  }

  /** A file has a name; a voice note has none worth reading. */
  #renderName() {
    const { voice, name } = this.media ?? {};
    return voice || !name ? nothing : html` · <bdi>${visibleName(name)}</bdi>`;
  }

  #levels(): readonly number[] {
    const levels = this.media?.waveform ?? [];
    return FLAT.map((flat, index) => levels[Math.floor((index * levels.length) / BARS)] ?? flat);
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
    this.#seek(Number((event.target as HTMLInputElement).value));
  };

  /** One key press is a second, whatever the step of the pointer. */
  #onSeekKey = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const forward =
      event.key === 'ArrowUp' || event.key === 'ArrowDown' || !this.matches(':dir(rtl)');
    this.#seek(this.at + (forward ? by : -by) * 1000);
  };

  #seek(to: number) {
    this.at = Math.min(Math.max(to, 0), this.length);
    if (this.audio) this.audio.currentTime = this.at / 1000;
  }

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
