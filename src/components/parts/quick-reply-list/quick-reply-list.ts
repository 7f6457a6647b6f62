import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { QuickReply } from '../../../domain/lookups.js';
import { findQuickReplies } from '../../../domain/quick-reply.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxQuickReplyEvent } from '../../events/first.js';
import { InboxRetryLookupEvent } from '../../events/later.js';
import { InboxIcon } from '../icon/icon.js';
import { styles } from './quick-reply-list.styles.js';
import { renderReplyOptions } from './quick-reply-options.js';
import { replyOptionsStyles } from './quick-reply-options.styles.js';

/**
 * @summary Quick replies, searched by title, shortcut and text.
 * @tag inbox-quick-reply-list
 * @fires {InboxQuickReplyEvent} inbox-quick-reply - One was chosen.
 * @fires {InboxRetryLookupEvent} inbox-retry-lookup - They should be read again.
 */
export class InboxQuickReplyList extends LitElement {
  static readonly tag = 'inbox-quick-reply-list';
  static readonly uses = [InboxIcon];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, buttonStyles, fieldStyles, replyOptionsStyles, styles];

  @property({ attribute: false }) replies: readonly QuickReply[] | undefined;
  /** How far the reading of them is. */
  @property() state: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';

  @state() private typed = '';
  @state() private at = 0;
  @query('[aria-selected="true"]') private active!: HTMLElement | null;

  #locale = new LocaleController(this);

  get #found(): readonly QuickReply[] {
    return findQuickReplies(this.replies ?? [], this.typed);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('typed')) this.at = 0;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('at')) this.active?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const t = this.#locale;
    const found = this.#found;
    return html`<input
        class="input search"
        type="search"
        autocomplete="off"
        spellcheck="false"
        role="combobox"
        aria-expanded=${found.length > 0}
        aria-controls="options"
        aria-autocomplete="list"
        aria-activedescendant=${found.length > 0 ? `option-${this.at}` : nothing}
        aria-label=${t.term('quickReplySearch')}
        placeholder=${t.term('quickReplySearch')}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
      />
      ${
        found.length > 0
          ? renderReplyOptions({
              t,
              replies: found,
              at: this.at,
              combobox: true,
              onPoint: (index) => (this.at = index),
              onPick: this.#pick,
            })
          : this.#renderNote()
      }`;
  }

  #renderNote() {
    const t = this.#locale;
    if (this.state === 'failed') {
      return html`<div id="options" class="note" role="alert">
        ${t.term('loadFailed')}
        <button class="button small" type="button" @click=${this.#onRetry}>
          ${t.term('retry')}
        </button>
      </div>`;
    }
    return html`<div id="options" class="note" role="status">
      ${
        this.replies === undefined
          ? t.term('loading')
          : this.typed.trim() === ''
            ? t.term('quickRepliesEmpty')
            : t.term('noneFound', this.typed)
      }
    </div>`;
  }

  #pick = (reply: QuickReply) => {
    this.dispatchEvent(new InboxQuickReplyEvent(reply));
  };

  #onInput = (event: Event) => {
    this.typed = (event.target as HTMLInputElement).value;
  };

  #onRetry = () => {
    this.dispatchEvent(new InboxRetryLookupEvent());
  };

  #onKeydown = (event: KeyboardEvent) => {
    const found = this.#found;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || found.length === 0) return;
    if (by !== undefined) this.at = (this.at + by + found.length) % found.length;
    else if (event.key === 'Enter') this.#pick(found[this.at]!);
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-quick-reply-list': InboxQuickReplyList;
  }
}
