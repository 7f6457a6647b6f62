import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxSearchEvent } from '../../events/first.js';
import { renderIcon } from '../icon/icon.js';
import { iconStyles } from '../icon/icon.styles.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { styles } from './search-field.styles.js';

/**
 * @summary A field to search by. The cross and Esc clear it; a second Esc is left to whoever is around.
 * @tag inbox-search-field
 * @csspart input - The native field.
 * @fires {InboxSearchEvent} inbox-search - At each change by the person.
 */
export class InboxSearchField extends LitElement {
  static readonly tag = 'inbox-search-field';
  static readonly uses = [InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [baseStyles, fieldStyles, iconStyles, styles];

  /** What is searched for. Spaces at its ends do not count: they are not taken out of the field. */
  @property() value = '';
  /** Accessible name and placeholder. */
  @property() label = '';

  @query('input') private field!: HTMLInputElement;

  #locale = new LocaleController(this);

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.field.value.trim() !== this.value.trim()) {
      this.field.value = this.value;
    }
  }

  override render() {
    return html`${renderIcon('search')}
      <input
        part="input"
        class="input"
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.label}
        placeholder=${this.label}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
      />
      ${
        this.value === ''
          ? nothing
          : html`<inbox-icon-button
              size="small"
              icon="close"
              label=${this.#locale.term('clearSearch')}
              @click=${this.#clear}
            ></inbox-icon-button>`
      }`;
  }

  #search(text: string) {
    this.value = text;
    this.dispatchEvent(new InboxSearchEvent(text));
  }

  #clear = () => {
    this.field.focus();
    this.#search('');
  };

  #onInput = () => this.#search(this.field.value);

  #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || this.value === '' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#clear();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-search-field': InboxSearchField;
  }
}
