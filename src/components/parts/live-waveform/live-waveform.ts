import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { repeat } from '../repeat/repeat.js';
import { styles } from './live-waveform.styles.js';

/** More than fits the widest field. */
const BARS = 240;

/**
 * @summary How loud it has been, the newest level at the end; with reduced motion only how loud it is. Decoration: what it
 * shows is heard by whoever speaks.
 * @tag inbox-live-waveform
 */
export class InboxLiveWaveform extends LitElement {
  static readonly tag = 'inbox-live-waveform';
  static override styles = [baseStyles, styles];

  /** 0–1, the newest last. */
  @property({ attribute: false }) levels: readonly number[] = [];
  /** Nothing is heard right now. */
  @property({ type: Boolean, reflect: true }) paused = false;

  protected override firstUpdated(): void {
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    const { levels } = this;
    const first = Math.max(0, levels.length - BARS);
    return html`<div class="bars">
        ${repeat(
          levels.slice(first),
          (_, index) => first + index,
          (level) => html`<i .style=${`--_level: ${level}`}></i>`,
        )}
      </div>
      <div class="meter"><i .style=${`--_level: ${levels.at(-1) ?? 0}`}></i></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-live-waveform': InboxLiveWaveform;
  }
}
