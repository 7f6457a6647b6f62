import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MAX_TEXT } from '../../../domain/channel.js';
import { loadModule } from '../../../domain/load-module.js';
import type { QuickReply } from '../../../domain/lookups.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { define } from '../../define.js';
import {
  InboxDraftEvent,
  InboxFilesEvent,
  InboxQuickReplyEvent,
  InboxSlashEvent,
  InboxSubmitEvent,
} from '../../events/first.js';
import { styles } from './message-field.styles.js';
import type * as SlashList from './slash-list.js';

/** The counter shows from this many characters before the limit. */
const NEAR = 200;

/**
 * @summary The message field: a real text area that grows to eight lines, with quick replies by `/`. Never sends
 * while an input method composes.
 * @tag inbox-message-field
 * @csspart field - The native text area.
 * @fires {InboxDraftEvent} inbox-draft - The text changed by the person's hand.
 * @fires {InboxSubmitEvent} inbox-submit - The key that sends was pressed.
 * @fires {InboxFilesEvent} inbox-files - Files were pasted.
 * @fires {InboxSlashEvent} inbox-slash - The text begins with `/` and what follows changed; or no longer does, or
 * the list was closed by Esc or by leaving the field.
 * @fires {InboxQuickReplyEvent} inbox-quick-reply - One of `replies` was chosen.
 */
export class InboxMessageField extends LitElement {
  static readonly tag = 'inbox-message-field';
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, styles];

  @property() value = '';
  /** What Enter does; Shift+Enter does the other. */
  @property() enter: 'send' | 'break' = 'send';
  /** What `/` found, in a list above the field. Absent: there is no list. */
  @property({ attribute: false }) replies?: readonly QuickReply[] | undefined;
  /** Why the list is empty. */
  @property() note = '';
  /** What the list stands above. Default: the field. */
  @property({ attribute: false }) anchor?: Element | undefined;

  @state() private at = 0;
  @state() private list?: typeof SlashList;
  @query('textarea') private area!: HTMLTextAreaElement;
  @query('[aria-selected="true"]') private active!: HTMLElement | null;

  #locale = new LocaleController(this);
  #slash: string | undefined;
  /** Esc closed the list; it stays so until the text begins anew. */
  #closed = false;
  /** The list could not be loaded: `/` is a sign like any other. */
  #noList = false;

  /** Puts a text where the caret is, as if typed: Ctrl+Z takes it back. */
  insert(text: string): void {
    this.area.focus();
    // The only way that keeps the native history of undo; text areas have no other.
    if (document.execCommand('insertText', false, text)) return;
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end');
    this.#onInput();
  }

  /** Puts a text in place of all that stands there, as if typed. */
  replace(text: string): void {
    this.area.focus();
    this.area.select();
    this.insert(text);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('replies')) this.at = 0;
    if (this.replies && !this.list) void this.#loadList();
    if (!this.value.startsWith('/')) this.#closed = false;
  }

  protected override updated(changed: PropertyValues): void {
    // Writing the same text again would move the caret and spoil a composition.
    if (this.area.value !== this.value) this.area.value = this.value;
    if (!CSS.supports('field-sizing', 'content')) this.#grow();
    if (changed.has('at')) this.active?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const t = this.#locale;
    const left = MAX_TEXT - this.value.length;
    const open = this.list && this.replies;
    const marked = open?.[this.at] && `option-${this.at}`;
    return html`<textarea
        part="field"
        rows="1"
        dir="auto"
        enterkeyhint=${this.enter === 'send' ? 'send' : 'enter'}
        aria-label=${t.term('message')}
        placeholder=${t.term('message')}
        aria-describedby=${left < NEAR ? 'count hint' : 'hint'}
        aria-invalid=${left < 0 ? 'true' : nothing}
        aria-autocomplete=${open ? 'list' : nothing}
        aria-controls=${open ? 'options' : nothing}
        aria-activedescendant=${marked ?? nothing}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
        @paste=${this.#onPaste}
        @blur=${() => this.#tellSlash(undefined)}
      ></textarea>
      <span id="hint" class="sr">${t.term('messageHint', this.enter === 'send')}</span>
      ${left < NEAR ? this.#renderCount(left) : nothing}
      ${this.replies ? this.#renderReplies(this.replies) : nothing}`;
  }

  #renderCount(left: number) {
    const t = this.#locale;
    return html`<div id="count" class="count num ${left < 0 ? 'over' : ''}">
      ${left < 0 ? t.term('tooLong', -left) : t.term('charactersLeft', left)}
    </div>`;
  }

  #renderReplies(replies: readonly QuickReply[]) {
    const options = {
      t: this.#locale,
      replies,
      at: this.at,
      onPoint: (index: number) => (this.at = index),
      onPick: this.#pick,
    };
    return this.list?.renderSlashList(this.anchor ?? this, options, this.note) ?? nothing;
  }

  async #loadList() {
    const list = await loadModule(() => import('./slash-list.js')).catch(() => undefined);
    this.#noList = !list;
    if (!list || this.list) return;
    define(...list.uses);
    const root = this.renderRoot as ShadowRoot;
    const sheets = list.styles.flatMap(({ styleSheet = [] }) => styleSheet);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
    this.list = list;
  }

  #grow() {
    this.area.style.setProperty('height', 'auto');
    this.area.style.setProperty('height', `${this.area.scrollHeight}px`);
  }

  #pick = (reply: QuickReply) => {
    this.dispatchEvent(new InboxQuickReplyEvent(reply));
  };

  #tellSlash(slash: string | undefined) {
    if (slash === this.#slash) return;
    this.#slash = slash;
    this.dispatchEvent(new InboxSlashEvent(slash));
  }

  #onInput = () => {
    this.value = this.area.value;
    this.dispatchEvent(new InboxDraftEvent(this.value));
    const slash = /^\/([^\n]*)$/.exec(this.value)?.[1];
    this.#tellSlash(this.#closed ? undefined : slash);
  };

  #onKeydown = (event: KeyboardEvent) => {
    // 229: some input methods report their last Enter without isComposing.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.replies && !this.#noList && this.#steer(event, this.replies)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey === (this.enter === 'send')) return;
    event.preventDefault();
    this.dispatchEvent(new InboxSubmitEvent());
  };

  /** The keys of the list. While it is open Enter sends nothing, found or not: `/x` is no message. */
  #steer({ key, shiftKey }: KeyboardEvent, replies: readonly QuickReply[]): boolean {
    const marked = replies[this.at];
    const by = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (shiftKey) return false;
    if (key === 'Escape') {
      this.#closed = true;
      this.#tellSlash(undefined);
    } else if (by !== undefined && marked) {
      this.at = (this.at + by + replies.length) % replies.length;
    } else if ((key === 'Enter' || key === 'Tab') && marked) this.#pick(marked);
    else return key === 'Enter';
    return true;
  }

  #onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // A picture of copied cells or of a page comes with their text, and the text is meant; a copied file comes with
    // its name.
    const isTextMeant = text !== '' && !files.some(({ name }) => text.includes(name));
    if (files.length === 0 || isTextMeant) return;
    event.preventDefault();
    this.dispatchEvent(new InboxFilesEvent(files.map(this.#named)));
  };

  /** A picture of the clipboard has the same name everywhere, and it is English. */
  #named = (file: File): File =>
    file.name === 'image.png'
      ? new File([file], this.#locale.term('pastedImage'), { type: file.type })
      : file;
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-message-field': InboxMessageField;
  }
}
