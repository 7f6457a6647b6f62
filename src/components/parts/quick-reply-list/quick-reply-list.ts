import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { QuickReply } from '../../../domain/lookups.js';
import { matches } from '../../../domain/search.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxQuickReplyEvent, InboxRetryLookupEvent } from '../../events.js';
import { InboxIcon } from '../icon/icon.js';

/**
 * @summary Quick replies by title, shortcut and text. With its own search field, or steered from the message field.
 * @tag inbox-quick-reply-list
 * @fires {InboxQuickReplyEvent} inbox-quick-reply - One was chosen.
 * @fires {InboxRetryLookupEvent} inbox-retry-lookup - They should be read again.
 */
export class InboxQuickReplyList extends LitElement {
  static readonly tag = 'inbox-quick-reply-list';
  static readonly uses = [InboxIcon];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        width: min(400px, calc(100vw - 16px));
        max-height: min(360px, calc(100dvh - 120px));
        padding: 8px;
      }

      .search {
        flex: none;
        margin-bottom: 6px;
      }

      [role='listbox'] {
        min-height: 0;
        overflow-y: auto;
      }

      [role='option'] {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 12px;
        padding: 7px 10px;
        border-radius: var(--_radius-s);
        cursor: pointer;
      }

      [role='option'][aria-selected='true'] {
        background: var(--_selected);
      }

      b {
        font: var(--_type-label);
      }

      code {
        color: var(--_text-3);
        font: 12px/18px var(--_mono);
      }

      .text {
        grid-column: 1 / -1;
        display: flex;
        align-items: center;
        gap: 4px;
        color: var(--_text-2);
        font: var(--_type-small);
        --inbox-icon-size: 14px;
      }

      .note {
        display: grid;
        justify-items: center;
        gap: 8px;
        padding: 20px 12px;
        color: var(--_text-2);
        font: var(--_type-small);
        text-align: center;
      }

      @media (forced-colors: active) {
        [role='option'][aria-selected='true'] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  @property({ attribute: false }) items: readonly QuickReply[] | undefined;
  @property() state: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  /** What to search for, when the message field steers it; absent: its own search field. */
  @property({ attribute: false }) filter?: string | undefined;

  @state() private typed = '';
  @state() private at = 0;
  @query('[aria-selected="true"]') private active!: HTMLElement | null;

  #locale = new LocaleController(this);

  /** The replies that match, best first as the backend has them. */
  get shown(): readonly QuickReply[] {
    const query = this.filter ?? this.typed;
    return (this.items ?? []).filter(({ name, shortcut = '', text }) =>
      matches(`${shortcut} ${name} ${text}`, query),
    );
  }

  /** Moves the choice; returns the title it is on now. */
  move(by: -1 | 1): string | undefined {
    const { length } = this.shown;
    if (length > 0) this.at = (this.at + by + length) % length;
    return this.shown[this.at]?.name;
  }

  /** Chooses what is marked; false when there is nothing. */
  choose(): boolean {
    const reply = this.shown[this.at];
    if (reply) this.dispatchEvent(new InboxQuickReplyEvent(reply));
    return reply !== undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('filter') || changed.has('typed')) this.at = 0;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('at')) this.active?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const t = this.#locale;
    const shown = this.shown;
    return html`${this.filter === undefined
      ? html`<input
          class="input search"
          type="search"
          autocomplete="off"
          role="combobox"
          aria-expanded="true"
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${shown[this.at] ? `option-${this.at}` : nothing}
          aria-label=${t.term('quickReplySearch')}
          placeholder=${t.term('quickReplySearch')}
          .value=${this.typed}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        />`
      : nothing}
      <div id="list" role="listbox" aria-label=${t.term('quickReplies')}>
        ${shown.map((reply, index) => this.#renderOption(reply, index))}
      </div>
      ${shown.length === 0 ? this.#renderNote() : nothing}`;
  }

  #renderOption(reply: QuickReply, index: number) {
    return html`<div
      id="option-${index}"
      role="option"
      aria-selected=${index === this.at}
      @pointermove=${() => (this.at = index)}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.dispatchEvent(new InboxQuickReplyEvent(reply))}
    >
      <b class="cut">${reply.name}</b>${reply.shortcut ? html`<code>/${reply.shortcut}</code>` : nothing}
      <span class="text"
        >${reply.media ? html`<inbox-icon name="attach"></inbox-icon>` : nothing}<span class="cut"
          >${reply.text}</span
        ></span
      >
    </div>`;
  }

  #renderNote() {
    const t = this.#locale;
    const query = this.filter ?? this.typed;
    if (this.state === 'failed') {
      return html`<div class="note" role="alert">
        ${t.term('loadFailed')}
        <button
          class="button small"
          type="button"
          @click=${() => this.dispatchEvent(new InboxRetryLookupEvent())}
        >
          ${t.term('retry')}
        </button>
      </div>`;
    }
    return html`<div class="note" role="status">
      ${this.items === undefined
        ? t.term('loading')
        : query === ''
          ? t.term('quickRepliesEmpty')
          : t.term('noneFound', query)}
    </div>`;
  }

  #onInput = (event: Event) => {
    this.typed = (event.target as HTMLInputElement).value;
  };

  #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.move(event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Enter') this.choose();
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-quick-reply-list': InboxQuickReplyList;
  }
}
