import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MediaController } from '../../../context/media.controller.js';
import { PlaybackController } from '../../../context/playback.controller.js';
import { visibleName } from '../../../domain/file-name.js';
import type { Id, Ms } from '../../../domain/id.js';
import type { MediaProblem } from '../../../domain/media-problem.js';
import type { Media } from '../../../domain/message.js';
import { VOICE_PLAY_BYTES } from '../../../domain/voice.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { download } from '../document/download.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './audio.styles.js';
import { BARS, levelsOf, pathOf } from './levels.js';
import { seekOf } from './seek-keys.js';

const SPEEDS = [1, 1.5, 2];

/**
 * @summary Plays a voice note or an audio file: seek by pointer or keys, three speeds. One plays at a time in an inbox, and
 * it goes on where the bubble is scrolled out of sight.
 * @tag inbox-audio
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
  /** The message whose sound it is. */
  @property({ attribute: false }) message?: Id | undefined;
  /** Whose message it is: the customer's is marked until it was played, ours when WhatsApp will not fetch it by itself. */
  @property() side?: 'in' | 'out';

  #locale = new LocaleController(this);
  #source = new MediaController(
    this,
    () => this.media,
    () => this.blob,
  );
  #playback = new PlaybackController(
    this,
    () => this.blob ?? this.message ?? this.media?.id ?? this.media?.url,
  );
  /** The address of which the source has been told that it leads to nothing. */
  #told: string | undefined;

  /** Stops playing; the position stays. */
  pause(): void {
    this.#playback.track?.pause();
  }

  protected override update(changed: PropertyValues): void {
    this.#mend();
    super.update(changed);
  }

  protected override updated(): void {
    const { track } = this.#playback;
    const { url } = this.#source;
    if (!track || url === undefined || track.broken !== undefined) return;
    if (this.#length === 0) track.measure(url);
    if (track.playing && !this.media?.waveform?.length) void this.#playback.look(url);
  }

  override render() {
    const { problem, arriving } = this.#source;
    if (problem) return this.#renderBroken(problem);
    if (arriving) return this.#renderArriving();
    return html`${this.#renderPlay()} ${this.#renderTrack()} ${this.#renderSpeed()}
    ${this.#renderNote()} ${this.#renderFoot()}`;
  }

  /** Once the address is known and before it is drawn: the source may give up at once. */
  #mend() {
    const { track } = this.#playback;
    const { url } = this.#source;
    if (url === undefined || track?.broken === undefined) return;
    if (track.broken !== url) track.mend(url);
    else if (this.#told !== url) {
      this.#told = url;
      this.#source.broke();
    }
  }

  get #at(): Ms {
    return this.#playback.track?.at ?? 0;
  }

  /** Its file knows better than who sent it. */
  get #length(): Ms {
    const { track, shape } = this.#playback;
    return track?.length || this.media?.durationMs || shape?.durationMs || 0;
  }

  #renderPlay() {
    const isPlaying = this.#playback.track?.playing ?? false;
    return html`<button
      class="play"
      type="button"
      aria-label=${this.#locale.term(isPlaying ? 'pause' : 'play')}
      @click=${this.#onToggle}
    >
      <inbox-icon name=${isPlaying ? 'pause' : 'play'}></inbox-icon>
    </button>`;
  }

  #renderTrack() {
    const t = this.#locale;
    const length = this.#length;
    const at = Math.min(this.#at, length);
    const levels = levelsOf(this.media?.waveform ?? this.#playback.shape?.waveform);
    const past = length > 0 ? Math.ceil((at / length) * BARS) : 0;
    return html`<div class="track">
      <svg class="bars" viewBox="0 -16 ${BARS} 32" preserveAspectRatio="none" aria-hidden="true">
        <path d=${pathOf(levels, past, BARS)} />
        <path class="past" d=${pathOf(levels, 0, past)} />
      </svg>
      <input
        type="range"
        min="0"
        max=${Math.max(Math.round(length), 1)}
        step="1"
        .value=${live(String(Math.round(at)))}
        aria-label=${t.term('position')}
        aria-valuetext=${`${t.clock(at)} / ${t.clock(length)}`}
        @input=${this.#onSeek}
        @keydown=${this.#onSeekKey}
      />
    </div>`;
  }

  #renderSpeed() {
    const speed = `${this.#locale.number(this.#playback.speed)}×`;
    return html`<button
      class="speed num"
      type="button"
      aria-label=${this.#locale.term('speed', speed)}
      @click=${this.#onSpeed}
    >
      <bdi dir="ltr">${speed}</bdi>
    </button>`;
  }

  #renderNote() {
    const { voice, bytes = 0 } = this.media ?? {};
    if (this.side !== 'out' || !voice || bytes <= VOICE_PLAY_BYTES) return nothing;
    const t = this.#locale;
    return html`<small class="note" dir="auto">${t.term('voiceLarge', t.bytes(bytes))}</small>`;
  }

  #renderFoot() {
    const t = this.#locale;
    const isBegun = (this.#playback.track?.playing ?? false) || this.#at > 0;
    return html`<div class="foot num">
      ${this.#renderUnheard()}${t.clock(isBegun ? this.#at : this.#length)}${this.#renderName()}
    </div>`;
  }

  #renderUnheard() {
    const isUnheard = this.side === 'in' && this.media?.voice === true && !this.#playback.heard;
    if (!isUnheard) return nothing;
    const name = this.#locale.term('unheard');
    return html`<span class="unheard" role="img" aria-label=${name} title=${name}></span>`;
  }

  /** A file has a name; a voice note has none worth reading. */
  #renderName() {
    const { voice, name } = this.media ?? {};
    return voice || !name ? nothing : html` · <bdi>${visibleName(name)}</bdi>`;
  }

  /** Its provider is still bringing it. */
  #renderArriving() {
    return html`<div class="state">
      <inbox-icon name="clock"></inbox-icon>
      <span>${this.#locale.term('mediaArriving')}</span>
    </div>`;
  }

  #renderBroken(problem: MediaProblem) {
    const t = this.#locale;
    const isUnreadable = problem === 'unreadable';
    const isThere = this.#source.url !== undefined && (isUnreadable || problem === 'unknown');
    const name = visibleName(this.media?.name ?? '');
    const why = isUnreadable ? t.term('soundUnreadable') : t.term('mediaProblem', problem);
    return html`<div class="state" role="group">
      <inbox-icon name="warning"></inbox-icon>
      <span dir="auto">${why}${name ? html`<bdi class="name">${name}</bdi>` : nothing}</span>
      <div class="actions">
        ${isThere ? this.#renderButton('downloadFile', this.#onDownload) : nothing}
        ${this.#renderButton('retry', this.#onRetry)}
      </div>
    </div>`;
  }

  #renderButton(label: 'downloadFile' | 'retry', onClick: () => unknown) {
    return html`<button class="button small" type="button" @click=${onClick}>
      ${this.#locale.term(label)}
    </button>`;
  }

  #onToggle = async () => {
    if (this.#playback.track?.playing) return this.#playback.track.pause();
    const url = await this.#source.fresh();
    if (url !== undefined) this.#playback.track?.play(url);
  };

  #onSeek = (event: Event) => {
    this.#playback.track?.seek(Number((event.target as HTMLInputElement).value));
  };

  #onSeekKey = (event: KeyboardEvent) => {
    const to = seekOf(event.key, this.#at, this.#length, this.matches(':dir(rtl)'));
    if (to === undefined) return;
    event.preventDefault();
    this.#playback.track?.seek(to);
  };

  #onSpeed = () => {
    const next = SPEEDS.indexOf(this.#playback.speed) + 1;
    this.#playback.speed = SPEEDS[next % SPEEDS.length] ?? 1;
  };

  #onRetry = () => {
    this.#told = undefined;
    this.#playback.track?.free();
    this.#source.retry();
  };

  #onDownload = async () => {
    const url = await this.#source.fresh();
    if (url !== undefined) download(url, this.media?.name, this.media?.mime);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-audio': InboxAudio;
  }
}
