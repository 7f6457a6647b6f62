import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { isGone, VoiceController, type VoiceSnapshot } from '../../../context/voice.controller.js';
import type { Id } from '../../../domain/id.js';
import type { UploadRules } from '../../../domain/ports.js';
import type { VoiceDraft } from '../../../domain/voice.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxAnnounceEvent, InboxBeforeSendEvent } from '../../events/first.js';
import { InboxRecorderCloseEvent } from '../../events/later.js';
import { InboxAudio } from '../../parts/audio/audio.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import type { IconName } from '../../parts/icon/icons.js';
import { InboxLiveWaveform } from '../../parts/live-waveform/live-waveform.js';
import { headlineOf, notesOf, refusalOf } from './recorder-words.js';
import { styles } from './recorder.styles.js';

/** What its buttons ask for. */
type VoiceRequest = 'pause' | 'resume' | 'discard' | 'undo' | 'retry' | 'dismiss';

/**
 * @summary Records a voice message in the message field's place: pause, go on, listen, discard, send. Where the draft has
 * a recording already it begins with that. Space pauses and goes on, Enter sends, Esc discards.
 * @tag inbox-recorder
 * @csspart base - The bar.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and the recording stays here, to be listened to.
 * @fires {InboxRecorderCloseEvent} inbox-recorder-close - It was sent or discarded.
 */
export class InboxRecorder extends LitElement {
  static readonly tag = 'inbox-recorder';
  static readonly uses = [InboxAudio, InboxIcon, InboxIconButton, InboxLiveWaveform];
  static override styles = [baseStyles, buttonStyles, styles];

  @property({ attribute: false }) conversationId: Id = '';

  @query('.bar') private bar!: HTMLElement | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #voice = new VoiceController(this, () => this.conversationId);
  /** What was told last. */
  #told: readonly string[] = [];
  #hadFocus = false;

  /** The focus on the bar, where the keys work. */
  override focus(): void {
    void this.updateComplete.then(() => this.bar?.focus());
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    // While it still holds the focus, which goes back to the field.
    const { snapshot } = this.#voice;
    if (snapshot && isGone(snapshot)) this.dispatchEvent(new InboxRecorderCloseEvent());
  }

  protected override updated(): void {
    const { snapshot } = this.#voice;
    if (!snapshot || isGone(snapshot)) return;
    // What was pressed has given its place to something else.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.bar?.focus();
    this.#tell(snapshot);
  }

  override render() {
    const { snapshot } = this.#voice;
    if (!snapshot || isGone(snapshot)) return nothing;
    const notes = notesOf(snapshot, this.#rules, this.#locale);
    return html`<div
      part="base"
      class="bar"
      role="group"
      tabindex="-1"
      aria-label=${this.#locale.term('recorder')}
      @keydown=${this.#onKey}
    >
      <div class="line">${this.#renderFace(snapshot)}</div>
      ${notes.map((note) => html`<p><inbox-icon name="info"></inbox-icon><span class="says">${note}</span></p>`)}
    </div>`;
  }

  #renderFace(snapshot: VoiceSnapshot): TemplateResult {
    const { value, context } = snapshot;
    if (typeof value !== 'string') {
      return value.live === 'paused' ? this.#renderPaused(snapshot) : this.#renderLive(snapshot);
    }
    switch (value) {
      case 'asking':
        return this.#renderWords(
          'microphone',
          this.#locale.term('recorderAskingHint'),
          this.#renderTool('close', this.#locale.term('cancel'), 'discard'),
        );
      case 'review':
        return context.kept ? this.#renderReview(context.kept) : html``;
      case 'discarded':
        return this.#renderWords(
          'remove',
          '',
          html`${this.#renderButton(this.#locale.term('undo'), 'undo')}
          ${this.#renderTool('close', this.#locale.term('dismiss'), 'dismiss')}`,
        );
      case 'refused':
        return this.#renderWords(
          'alert',
          this.#locale.term('microphoneAdvice', context.problem ?? 'failed'),
          html`${this.#renderButton(this.#locale.term('retry'), 'retry')}
          ${this.#renderTool('close', this.#locale.term('dismiss'), 'dismiss')}`,
        );
      default:
        return this.#renderWords('microphone');
    }
  }

  #renderLive({ context }: VoiceSnapshot): TemplateResult {
    const t = this.#locale;
    return html`${this.#renderDiscard()}
      <div class="sound">
        <span class="dot" aria-hidden="true"></span>
        <inbox-live-waveform .levels=${context.levels}></inbox-live-waveform>
        <span class="num" role="timer">${t.clock(context.elapsedMs)}</span>
      </div>
      ${this.#renderTool('pause', t.term('pauseRecording'), 'pause')} ${this.#renderSend()}`;
  }

  #renderPaused({ context: { sample, elapsedMs, levels } }: VoiceSnapshot): TemplateResult {
    return html`${this.#renderDiscard()}
    ${
      sample
        ? this.#renderPlayer(sample, elapsedMs, levels)
        : html`<div class="sound">
            <inbox-live-waveform paused .levels=${levels}></inbox-live-waveform>
            <span class="num">${this.#locale.clock(elapsedMs)}</span>
          </div>`
    }
    ${this.#renderTool('microphone', this.#locale.term('resumeRecording'), 'resume')}
    ${this.#renderSend()}`;
  }

  #renderReview({ blob, durationMs, waveform, form }: VoiceDraft): TemplateResult {
    return html`${this.#renderDiscard()} ${this.#renderPlayer(blob, durationMs, waveform)}
    ${form === 'raw' ? this.#renderTool('retry', this.#locale.term('retry'), 'retry') : nothing}
    ${this.#renderSend()}`;
  }

  #renderPlayer(blob: Blob, durationMs: number, waveform: readonly number[]): TemplateResult {
    const media = { mime: blob.type, durationMs, waveform: [...waveform], voice: true };
    return html`<inbox-audio .blob=${blob} .media=${media}></inbox-audio>`;
  }

  #renderWords(
    icon: IconName,
    hint = '',
    action: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    const { snapshot } = this.#voice;
    return html`<inbox-icon name=${icon}></inbox-icon>
      <span class="words" role=${snapshot?.value === 'refused' ? 'alert' : nothing}>
        <b class="says">${snapshot && headlineOf(snapshot, this.#locale)}</b>${
          hint === '' ? nothing : html`<small class="says">${hint}</small>`
        }
      </span>
      ${action}`;
  }

  #renderDiscard(): TemplateResult {
    return this.#renderTool('remove', this.#locale.term('discardRecording'), 'discard', 'Escape');
  }

  #renderTool(
    icon: IconName,
    label: string,
    type: VoiceRequest,
    shortcut?: string,
  ): TemplateResult {
    return html`<inbox-icon-button
      icon=${icon}
      label=${label}
      .shortcut=${shortcut}
      @click=${() => this.#voice.send({ type })}
    ></inbox-icon-button>`;
  }

  #renderButton(label: string, type: VoiceRequest): TemplateResult {
    return html`<button class="button" type="button" @click=${() => this.#voice.send({ type })}>
      ${label}
    </button>`;
  }

  #renderSend(): TemplateResult {
    const { form } = this.#kept ?? {};
    const isVoice = form === undefined || form === 'voice';
    return html`<inbox-icon-button
      variant="primary"
      icon="send"
      label=${this.#locale.term(isVoice ? 'sendVoice' : 'sendAsSound')}
      ?disabled=${!this.#maySend}
      @click=${this.#onSend}
    ></inbox-icon-button>`;
  }

  /** What is there to be sent; absent while it is being recorded. */
  get #kept(): VoiceDraft | undefined {
    const { snapshot } = this.#voice;
    return snapshot?.value === 'review' ? snapshot.context.kept : undefined;
  }

  get #rules(): UploadRules | undefined {
    return this.#inbox.session?.info.can.upload;
  }

  get #maySend(): boolean {
    const { snapshot } = this.#voice;
    if (!snapshot || (!this.#kept && !snapshot.matches('live'))) return false;
    return !this.#kept || refusalOf(this.#kept, this.#rules, this.#locale) === undefined;
  }

  #onSend = () => {
    const { snapshot } = this.#voice;
    if (!snapshot || !this.#maySend) return;
    const kept = this.#kept;
    const may = this.dispatchEvent(
      new InboxBeforeSendEvent(this.conversationId, {
        kind: 'voice',
        durationMs: snapshot.context.elapsedMs,
        ...(kept && { bytes: kept.blob.size }),
      }),
    );
    // Where the host says no it has still been said to its end.
    this.#voice.send({ type: may ? 'send' : 'finish' });
  };

  #onKey = (event: KeyboardEvent) => {
    const { snapshot } = this.#voice;
    if (!snapshot || event.ctrlKey || event.metaKey || event.altKey) return;
    const onBar = event.composedPath()[0] === this.bar;
    const isLive = snapshot.matches('live');
    if (event.key === 'Escape') {
      this.#voice.send({ type: isClosing(snapshot) ? 'dismiss' : 'discard' });
    } else if (event.key === ' ' && onBar && isLive) {
      const { live } = snapshot.value as { live: string };
      this.#voice.send({ type: live === 'paused' ? 'resume' : 'pause' });
    } else if (event.key === 'Enter' && onBar && !event.repeat) {
      this.#onSend();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Few words at the moments that matter: what it is at, and what has come up. */
  #tell(snapshot: VoiceSnapshot) {
    const t = this.#locale;
    const said = [headlineOf(snapshot, t), ...notesOf(snapshot, this.#rules, t)];
    const fresh = said.filter((words) => !this.#told.includes(words));
    this.#told = said;
    // The browser's own question, and what is an alert, are read by themselves.
    if (fresh.length === 0 || snapshot.value === 'asking' || snapshot.value === 'refused') return;
    const wasCut = snapshot.context.cut !== undefined && snapshot.value === 'review';
    this.dispatchEvent(new InboxAnnounceEvent(fresh.join(' '), wasCut));
  }
}

const isClosing = ({ value }: VoiceSnapshot): boolean =>
  value === 'discarded' || value === 'refused';

declare global {
  interface HTMLElementTagNameMap {
    'inbox-recorder': InboxRecorder;
  }
}
