import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { MAX_TEXT } from '../../../domain/channel.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxDraftEvent, InboxFilesEvent, InboxSlashEvent, InboxSubmitEvent } from '../../events.js';
import { styles } from './message-field.styles.js';

/** The counter shows from this many characters before the limit. */
const NEAR = 200;

/**
 * @summary The message field: a real text area that grows to eight lines. Never sends while an input method composes.
 * @tag inbox-message-field
 * @csspart field - The native text area.
 * @fires {InboxDraftEvent} inbox-draft - The text changed by the person's hand.
 * @fires {InboxSubmitEvent} inbox-submit - The key that sends was pressed.
 * @fires {InboxFilesEvent} inbox-files - Files were pasted.
 * @fires {InboxSlashEvent} inbox-slash - The text begins with `/`, or no longer does.
 */
export class InboxMessageField extends LitElement {
  static readonly tag = 'inbox-message-field';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, styles];

  @property() value = '';
  /** What Enter does; Shift+Enter does the other. */
  @property() enter: 'send' | 'break' = 'send';
  @query('textarea') private area!: HTMLTextAreaElement;

  #locale = new LocaleController(this);
  #slash = false;

  /** Puts a text where the caret is, as if typed: Ctrl+Z takes it back. */
  insert(text: string): void {
    const { area } = this;
    area.focus();
    // The only way that keeps the native undo history; its successor for text areas does not exist.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (!document.execCommand('insertText', false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      this.#onInput();
    }
  }

  /** Puts a text in place of all that stands there, as if typed. */
  replace(text: string): void {
    this.area.focus();
    this.area.select();
    this.insert(text);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.#slash = this.value.startsWith('/');
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Writing the same text again would move the caret and spoil a composition.
    if (changed.has('value') && this.area.value !== this.value) this.area.value = this.value;
    if (!CSS.supports('field-sizing', 'content')) this.#grow();
  }

  override render() {
    const t = this.#locale;
    const left = MAX_TEXT - this.value.length;
    return html`<textarea
        part="field"
        rows="1"
        dir="auto"
        enterkeyhint=${this.enter === 'send' ? 'send' : 'enter'}
        aria-label=${t.term('message')}
        placeholder=${t.term('message')}
        title=${t.term('messageHint', this.enter === 'send')}
        aria-invalid=${left < 0 ? 'true' : nothing}
        aria-describedby=${left < NEAR ? 'count' : nothing}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
        @paste=${this.#onPaste}
      ></textarea>
      ${left >= NEAR
        ? nothing
        : html`<div id="count" class="count num ${left < 0 ? 'over' : ''}">
            ${left < 0 ? t.term('tooLong', -left) : t.term('charactersLeft', left)}
          </div>`}`;
  }

  #grow() {
    this.area.style.setProperty('height', 'auto');
    this.area.style.setProperty('height', `${this.area.scrollHeight}px`);
  }

  #onInput = () => {
    this.value = this.area.value;
    this.dispatchEvent(new InboxDraftEvent(this.value));
    const slash = /^\/(\S*)$/.exec(this.value);
    if (slash || this.#slash) this.dispatchEvent(new InboxSlashEvent(slash?.[1]));
  };

  #onKeydown = (event: KeyboardEvent) => {
    // 229: some input methods report their last Enter without isComposing.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey === (this.enter === 'send')) return;
    event.preventDefault();
    this.dispatchEvent(new InboxSubmitEvent());
  };

  #onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // A picture copied from a document comes with its text; the text is what was meant.
    if (files.length === 0 || event.clipboardData?.getData('text/plain')) return;
    event.preventDefault();
    this.dispatchEvent(new InboxFilesEvent(files));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-message-field': InboxMessageField;
  }
}
