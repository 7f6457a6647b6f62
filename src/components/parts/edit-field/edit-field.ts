import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxEditEvent } from '../../events/later.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import { styles } from './edit-field.styles.js';

/**
 * @summary A value that is edited in place: Enter saves, Esc gives up; what went wrong is said beside it.
 * @tag inbox-edit-field
 * @cssprop [--inbox-edit-field-font] - The font of the shown value.
 * @fires {InboxEditEvent} inbox-edit - A new value is to be saved; without a value: the editing was given up.
 */
export class InboxEditField extends LitElement {
  static readonly tag = 'inbox-edit-field';
  static readonly uses = [InboxIconButton];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @property() value = '';
  /** What stands there when there is no value. */
  @property() placeholder = '';
  /** The field's name: "Nome do contato". */
  @property() label = '';
  /** The pencil's name: "Editar nome". */
  @property({ attribute: 'edit-label' }) editLabel = '';
  /** Several lines. */
  @property({ type: Boolean }) multiline = false;
  /** It may not be edited. */
  @property({ type: Boolean }) locked = false;
  /** Where the saving is. `conflict`: somebody was faster, and `value` is theirs. */
  @property() phase: 'rest' | 'saving' | 'failed' | 'conflict' = 'rest';
  /** Why it failed, in words. */
  @property() problem = '';
  /** What is said before it is saved over a value that has come since it was begun. */
  @property() overtaken = '';

  @state() private editing = false;
  /** Another value has come, and it has been said. */
  @state() private warned = false;
  @query('.input') private input!: HTMLInputElement | HTMLTextAreaElement | null;

  #locale = new LocaleController(this);
  /** The value that was seen when it was begun, or last decided about. */
  #seen = '';

  /** Begins, as the pencil does. */
  async edit(): Promise<void> {
    this.editing = true;
    this.warned = false;
    this.#seen = this.value;
    await this.updateComplete;
    if (!this.input) return;
    this.input.value = this.value;
    this.input.focus();
    this.input.select();
  }

  /** Saved: shows the value again. */
  settle(): void {
    const focused = this.matches(':focus-within');
    this.editing = false;
    if (focused) void this.updateComplete.then(() => this.#pencil?.focus());
  }

  override render() {
    return this.editing ? this.#renderForm() : this.#renderShown();
  }

  #renderShown() {
    return html`<div class="shown">
      <bdi
        part="value"
        class="value ${this.multiline ? 'many' : 'cut'} ${this.value ? '' : 'empty'}"
        title=${this.value || nothing}
        >${this.value || this.placeholder}</bdi
      >${
        this.locked
          ? nothing
          : html`<inbox-icon-button
              class="pencil"
              size="small"
              icon="edit"
              label=${this.editLabel}
              @click=${this.#onEdit}
            ></inbox-icon-button>`
      }
    </div>`;
  }

  #renderForm() {
    const t = this.#locale;
    const saving = this.phase === 'saving';
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
        ${
          this.multiline
            ? html`<textarea
                class="input"
                aria-label=${this.label}
                aria-invalid=${this.phase === 'failed' ? 'true' : nothing}
                ?readonly=${saving}
              ></textarea>`
            : html`<input
                class="input"
                autocomplete="off"
                aria-label=${this.label}
                aria-invalid=${this.phase === 'failed' ? 'true' : nothing}
                ?readonly=${saving}
              />`
        }
        <inbox-icon-button
          size="small"
          icon="check"
          label=${t.term('save')}
          ?disabled=${saving}
          @click=${this.#onSubmit}
        ></inbox-icon-button>
        <inbox-icon-button
          size="small"
          icon="close"
          label=${t.term('cancel')}
          @click=${this.#onCancel}
        ></inbox-icon-button>
      </form>
      ${this.#renderProblem()}`;
  }

  #renderProblem() {
    const t = this.#locale;
    if (!this.#isConflict) {
      return this.phase === 'failed'
        ? html`<div class="problem" role="alert">${this.problem}</div>`
        : nothing;
    }
    return html`<div class="problem" role="alert">
      ${this.warned ? this.overtaken : this.problem}
      <button class="button small" type="button" @click=${this.#onCancel}>
        ${t.term('useTheirs')}
      </button>
      <button class="button small" type="button" @click=${this.#onSubmit}>
        ${t.term('keepMine')}
      </button>
    </div>`;
  }

  get #isConflict(): boolean {
    return this.warned || this.phase === 'conflict';
  }

  get #pencil() {
    return this.renderRoot.querySelector<HTMLElement>('.pencil');
  }

  #onEdit = () => void this.edit();

  #onCancel = () => {
    this.dispatchEvent(new InboxEditEvent(undefined));
    this.settle();
    void this.updateComplete.then(() => this.#pencil?.focus());
  };

  #onSubmit = (event: Event) => {
    event.preventDefault();
    const value = this.input?.value.trim() ?? '';
    if (this.phase === 'saving') return;
    if (value === this.value) return this.#onCancel();
    this.warned = this.#seen !== this.value && !this.#isConflict;
    this.#seen = this.value;
    if (!this.warned) this.dispatchEvent(new InboxEditEvent(value));
  };

  #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === this.input) {
      this.#onSubmit(event);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-edit-field': InboxEditField;
  }
}
