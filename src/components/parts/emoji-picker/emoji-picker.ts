import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxEmojiEvent } from '../../events.js';
import { EmojiData, GROUPS, type Emoji } from './emoji-data.js';
import { styles } from './emoji-picker.styles.js';

const COLUMNS = 8;
const FREQUENT = 16;
const TONES = [0, 1, 2, 3, 4, 5];
const HANDS = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'];
const FACES: Readonly<Record<number, string>> = {
  0: '😀',
  1: '👋',
  3: '🐱',
  4: '🍎',
  5: '🏠',
  6: '⚽',
  7: '📝',
  8: '⛔',
  9: '🏁',
};

/**
 * @summary Emoji by group, by search in the agent's language, and by skin tone; data and words come with the package.
 * Arrow keys, Home and End move in the grid, Enter chooses.
 * @tag inbox-emoji-picker
 * @fires {InboxEmojiEvent} inbox-emoji - One was chosen; the picker stays open for more.
 */
export class InboxEmojiPicker extends LitElement {
  static readonly tag = 'inbox-emoji-picker';
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @state() private group: number = GROUPS[0];
  @state() private typed = '';
  @state() private tone = 0;
  @state() private emoji: readonly Emoji[] | undefined;
  @state() private frequent: readonly Emoji[] = [];
  @state() private failed = false;
  @state() private stop = 0;

  @query('input') private field!: HTMLInputElement;

  #locale = new LocaleController(this);
  #data: EmojiData | undefined;
  #lang = '';
  #asked = 0;

  /** The caret into the search field. */
  override focus(): void {
    this.field?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lang = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    const lang = this.#locale.lang();
    if (lang !== this.#lang) {
      this.#lang = lang;
      this.#data = new EmojiData(lang);
      void this.#begin(this.#data);
    } else if (changed.has('group') || changed.has('typed') || (changed.has('tone') && this.hasUpdated)) {
      void this.#read();
    }
  }

  override render() {
    const t = this.#locale;
    return html`<div class="top">
        <input
          class="input"
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-label=${t.term('emojiSearch')}
          placeholder=${t.term('emojiSearch')}
          @input=${this.#onInput}
          @keydown=${this.#onFieldKeydown}
        />
        <select class="input tone" aria-label=${t.term('skinTone')} title=${t.term('skinTone')} @change=${this.#onTone}>
          ${TONES.map(
            (tone) =>
              html`<option value=${tone} ?selected=${tone === this.tone} aria-label=${t.term('skinToneName', tone)}>
                ${HANDS[tone]}
              </option>`,
          )}
        </select>
      </div>
      <div role="tablist" aria-label=${t.term('emoji')} @keydown=${this.#onTabKeydown}>
        ${GROUPS.map((group) => this.#renderTab(group))}
      </div>
      <div class="scroller" role="tabpanel" aria-label=${this.#heading()} @keydown=${this.#onGridKeydown}>
        ${this.#renderPanel()}
      </div>`;
  }

  #renderTab(group: number) {
    const name = this.#locale.term('emojiGroup', group);
    const selected = group === this.group && this.typed === '';
    return html`<button
      type="button"
      role="tab"
      aria-label=${name}
      title=${name}
      aria-selected=${selected}
      tabindex=${group === this.group ? 0 : -1}
      @click=${() => this.#show(group)}
    >
      ${FACES[group]}
    </button>`;
  }

  #renderPanel() {
    const t = this.#locale;
    if (this.failed) {
      return html`<div class="note" role="alert">
        ${t.term('emojiFailed')}
        <button class="button small" type="button" @click=${this.#onRetry}>${t.term('retry')}</button>
      </div>`;
    }
    if (this.emoji === undefined) return html`<div class="note" role="status">${t.term('loading')}</div>`;
    if (this.emoji.length === 0) return html`<div class="note" role="status">${t.term('emojiNone')}</div>`;
    const frequent = this.typed === '' && this.group === GROUPS[0] ? this.frequent : [];
    return html`${frequent.length > 0
        ? html`<h3>${t.term('emojiFrequent')}</h3>
            ${this.#renderGrid(frequent, 0)}`
        : nothing}
      <h3 aria-live="polite">
        ${this.typed === '' ? this.#heading() : t.term('results', this.emoji.length)}
      </h3>
      ${this.#renderGrid(this.emoji, frequent.length)}`;
  }

  #renderGrid(emoji: readonly Emoji[], from: number) {
    return html`<div class="grid">
      ${emoji.map(
        ({ unicode, name }, index) =>
          html`<button
            type="button"
            aria-label=${name}
            title=${name}
            tabindex=${from + index === this.stop ? 0 : -1}
            @click=${() => this.#choose(unicode)}
          >
            ${unicode}
          </button>`,
      )}
    </div>`;
  }

  #heading(): string {
    return this.#locale.term('emojiGroup', this.group);
  }

  async #begin(data: EmojiData) {
    try {
      this.tone = await data.tone();
      this.frequent = await data.frequent(FREQUENT, this.tone);
      await this.#read();
    } catch {
      this.failed = true;
    }
  }

  async #read() {
    const asked = ++this.#asked;
    const query = this.typed.trim();
    try {
      const found =
        query === ''
          ? await this.#data?.group(this.group, this.tone)
          : await this.#data?.search(query, this.tone);
      if (asked !== this.#asked) return;
      this.emoji = found ?? [];
      this.failed = false;
      this.stop = 0;
    } catch {
      if (asked === this.#asked) this.failed = true;
    }
  }

  #show(group: number) {
    this.group = group;
    this.typed = '';
    this.field.value = '';
  }

  #choose(unicode: string) {
    this.dispatchEvent(new InboxEmojiEvent(unicode));
    void this.#data?.count(unicode).catch(() => undefined);
  }

  #onRetry = () => {
    this.failed = false;
    this.emoji = undefined;
    this.#data = new EmojiData(this.#lang);
    void this.#begin(this.#data);
  };

  #onInput = () => {
    this.typed = this.field.value;
  };

  #onTone = (event: Event) => {
    this.tone = Number((event.target as HTMLSelectElement).value);
    void this.#data?.setTone(this.tone).catch(() => undefined);
  };

  #onFieldKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') this.#cells()[0]?.focus();
    else if (event.key === 'Enter' && this.typed && this.emoji?.[0]) this.#choose(this.emoji[0].unicode);
    else return;
    event.preventDefault();
  };

  #onTabKeydown = (event: KeyboardEvent) => {
    const at = GROUPS.findIndex((group) => group === this.group);
    const to = {
      ArrowRight: (at + 1) % GROUPS.length,
      ArrowLeft: (at - 1 + GROUPS.length) % GROUPS.length,
      Home: 0,
      End: GROUPS.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#show(GROUPS[to] ?? GROUPS[0]);
    this.renderRoot.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };

  #cells(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.grid button')];
  }

  #onGridKeydown = (event: KeyboardEvent) => {
    const cells = this.#cells();
    const at = cells.indexOf(event.target as HTMLButtonElement);
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: Math.min(at + COLUMNS, cells.length - 1),
      ArrowUp: at - COLUMNS,
      Home: 0,
      End: cells.length - 1,
    }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const cell = cells[to];
    if (!cell) {
      if (to < 0) this.field.focus();
      return;
    }
    this.stop = to;
    cell.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-emoji-picker': InboxEmojiPicker;
  }
}
