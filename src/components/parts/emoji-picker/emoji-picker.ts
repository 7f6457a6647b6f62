import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxEmojiEvent } from '../../events/later.js';
import { EmojiData, GROUPS, type Emoji } from './emoji-data.js';
import { styles } from './emoji-picker.styles.js';

const COLUMNS = 8;
const FREQUENT = 16;
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
 * @fires {InboxEmojiEvent} inbox-emoji - One was chosen; the picker stays, and so does the focus.
 */
export class InboxEmojiPicker extends LitElement {
  static readonly tag = 'inbox-emoji-picker';
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @state() private group: number = GROUPS[0];
  @state() private typed = '';
  @state() private tone = 0;
  /** What is shown; undefined until it has been read. */
  @state() private shown: readonly Emoji[] | undefined;
  @state() private frequent: readonly Emoji[] = [];
  @state() private failed = false;
  /** The one cell that Tab stops at. */
  @state() private stop = 0;

  @query('input') private field!: HTMLInputElement;
  @query('.scroller') private scroller!: HTMLElement;

  #locale = new LocaleController(this);
  #data: EmojiData | undefined;
  #lang: string | undefined;
  #asked = 0;

  /** The caret into the search field. */
  override focus(): void {
    this.field.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const lang = this.#locale.lang();
    if (lang !== this.#lang) {
      this.#lang = lang;
      void this.#begin();
    } else if (changed.has('group') || changed.has('typed') || changed.has('tone')) {
      void this.#read();
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('shown')) this.scroller.scrollTop = 0;
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
        <select
          class="input tone"
          aria-label=${t.term('skinTone')}
          title=${t.term('skinTone')}
          @change=${this.#onTone}
        >
          ${HANDS.map(
            (hand, tone) =>
              html`<option value=${tone} ?selected=${tone === this.tone}>
                ${hand} ${t.term('skinToneName', tone)}
              </option>`,
          )}
        </select>
      </div>
      <div role="tablist" aria-label=${t.term('emoji')} @keydown=${this.#onTabKeydown}>
        ${GROUPS.map((group) => this.#renderTab(group))}
      </div>
      <div
        class="scroller"
        role="tabpanel"
        aria-label=${this.#heading}
        @keydown=${this.#onGridKeydown}
      >
        ${this.#renderPanel()}
      </div>`;
  }

  #renderTab(group: number) {
    const name = this.#locale.term('emojiGroup', group);
    return html`<button
      type="button"
      role="tab"
      aria-label=${name}
      title=${name}
      aria-selected=${group === this.group && this.typed === ''}
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
        <button class="button small" type="button" @click=${this.#onRetry}>
          ${t.term('retry')}
        </button>
      </div>`;
    }
    if (!this.shown) return html`<div class="note" role="status">${t.term('loading')}</div>`;
    if (this.shown.length === 0) {
      return html`<div class="note" role="status">${t.term('emojiNone')}</div>`;
    }
    const frequent = this.typed === '' && this.group === GROUPS[0] ? this.frequent : [];
    return html`${
      frequent.length > 0 ? this.#renderGrid(t.term('emojiFrequent'), frequent, 0) : nothing
    }
    ${this.#renderGrid(this.#heading, this.shown, frequent.length)}`;
  }

  #renderGrid(heading: string, emoji: readonly Emoji[], from: number) {
    return html`<h3 role=${this.typed === '' ? nothing : 'status'}>${heading}</h3>
      <div class="grid" role="group" aria-label=${heading}>
        ${emoji.map(
          (each, index) =>
            html`<button
              type="button"
              aria-label=${each.name}
              title=${each.name}
              tabindex=${from + index === this.stop ? 0 : -1}
              @click=${() => this.#choose(each)}
            >
              ${each.unicode}
            </button>`,
        )}
      </div>`;
  }

  get #heading(): string {
    return this.typed === ''
      ? this.#locale.term('emojiGroup', this.group)
      : this.#locale.term('results', this.shown?.length ?? 0);
  }

  /** Reads everything anew, in the language of now. */
  async #begin() {
    const data = new EmojiData(this.#lang ?? '');
    this.#data = data;
    try {
      await data.ready();
      this.tone = await data.tone();
      this.frequent = await data.frequent(FREQUENT, this.tone);
      await this.#read();
    } catch {
      if (data === this.#data) this.failed = true;
    }
  }

  async #read() {
    const asked = ++this.#asked;
    const wanted = this.typed.trim();
    try {
      const found =
        wanted === ''
          ? await this.#data?.group(this.group, this.tone)
          : await this.#data?.search(wanted, this.tone);
      if (asked !== this.#asked) return;
      this.shown = found;
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

  #choose(emoji: Emoji) {
    const active = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    this.dispatchEvent(new InboxEmojiEvent(emoji.unicode));
    // Putting it into the message field took the focus there.
    active?.focus({ preventScroll: true });
    void this.#data?.count(emoji).catch(() => undefined);
  }

  #onRetry = () => {
    this.failed = false;
    this.shown = undefined;
    void this.#begin();
    this.field.focus();
  };

  #onInput = () => {
    this.typed = this.field.value;
  };

  #onTone = (event: Event) => {
    this.tone = Number((event.target as HTMLSelectElement).value);
    void this.#data?.setTone(this.tone).catch(() => undefined);
  };

  #onFieldKeydown = (event: KeyboardEvent) => {
    const [first] = this.shown ?? [];
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') this.#cells()[0]?.focus();
    else if (event.key === 'Enter' && this.typed !== '' && first) this.#choose(first);
    else return;
    event.preventDefault();
  };

  #onTabKeydown = (event: KeyboardEvent) => {
    const last = GROUPS.length - 1;
    const at = GROUPS.findIndex((group) => group === this.group);
    const by = this.#step(event.key);
    const to = { Home: 0, End: last }[event.key] ?? (by && (at + by + last + 1) % (last + 1));
    if (to === undefined) return;
    event.preventDefault();
    this.#show(GROUPS[to] ?? GROUPS[0]);
    this.renderRoot.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };

  #onGridKeydown = (event: KeyboardEvent) => {
    const cells = this.#cells();
    const last = cells.length - 1;
    const at = cells.indexOf(event.target as HTMLButtonElement);
    const by = { ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key] ?? this.#step(event.key);
    const to = { Home: 0, End: last }[event.key] ?? (by && Math.min(at + by, last));
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    if (to < 0) {
      this.field.focus();
      return;
    }
    this.stop = to;
    cells[to]?.focus();
  };

  /** One to the side, as one reads. */
  #step(key: string): number | undefined {
    const forward = this.matches(':dir(rtl)') ? -1 : 1;
    return { ArrowRight: forward, ArrowLeft: -forward }[key];
  }

  #cells(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.grid button')];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-emoji-picker': InboxEmojiPicker;
  }
}
