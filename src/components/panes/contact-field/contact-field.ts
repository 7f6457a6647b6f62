import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ContactEditController } from '../../../context/contact-edit.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Contact, ContactField } from '../../../domain/contact.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import type { InboxEditEvent } from '../../events/later.js';
import { InboxEditField } from '../../parts/edit-field/edit-field.js';

/**
 * @summary One field of a contact, edited in place where the backend allows it; failure and conflict stand beside it.
 * @tag inbox-contact-field
 */
export class InboxContactField extends LitElement {
  static readonly tag = 'inbox-contact-field';
  static readonly uses = [InboxEditField];
  static override styles = [
    baseStyles,
    css`
      :host {
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) contact?: Contact;
  @property() field: ContactField = 'name';
  /** What stands there when the field is empty. */
  @property() placeholder = '';
  @property() label = '';
  @property({ attribute: 'edit-label' }) editLabel = '';

  @query('inbox-edit-field') private form!: InboxEditField | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #saving = new ContactEditController(this, () => this.field);
  /** Esc was pressed: what becomes of the saving that was under way is of no interest any more. */
  #givenUp = false;

  /** Begins, as the pencil does. */
  async edit(): Promise<void> {
    await this.updateComplete;
    await this.form?.edit();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('contact');
    if (before && before.id !== this.contact?.id) {
      this.#saving.reset();
      this.form?.settle();
    }
    if (this.#givenUp && this.#saving.state === 'refused') this.#saving.reset();
    if (this.#saving.state === 'done') {
      this.#saving.reset();
      this.form?.settle();
    }
  }

  override render() {
    const { contact, field } = this;
    if (!contact) return nothing;
    const t = this.#locale;
    const can = this.#inbox.session?.info.can;
    const editable = can?.commands.includes('editContact') && can.editContact?.includes(field);
    const { error, phase } = this.#saving;
    const conflict =
      field === 'name' ? t.term('nameConflict', valueOf(contact, field)) : t.term('saveConflict');
    return html`<inbox-edit-field
      exportparts="value"
      .value=${valueOf(contact, field)}
      placeholder=${this.placeholder || t.term('emptyField')}
      label=${this.label || t.term('field', field)}
      edit-label=${this.editLabel || t.term('editField', t.term('field', field).toLocaleLowerCase())}
      phase=${phase}
      problem=${phase === 'conflict' ? conflict : error ? t.term('error', error.code) : ''}
      overtaken=${conflict}
      ?multiline=${field === 'notes'}
      ?locked=${!editable}
      @inbox-edit=${this.#onEdit}
    ></inbox-edit-field>`;
  }

  #onEdit = ({ value }: InboxEditEvent) => {
    this.#givenUp = value === undefined;
    if (value === undefined || !this.contact) this.#saving.reset();
    else this.#saving.submit({ contact: this.contact, value });
  };
}

const valueOf = (contact: Contact, field: ContactField): string =>
  (field === 'name' || field === 'email' || field === 'notes'
    ? contact[field]
    : contact.custom?.[field.slice('custom.'.length)]) ?? '';

declare global {
  interface HTMLElementTagNameMap {
    'inbox-contact-field': InboxContactField;
  }
}
