import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { prepareChosen } from '../../../context/prepare-chosen.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { RowController } from '../../../context/row.controller.js';
import type { Id } from '../../../domain/id.js';
import { plainText } from '../../../domain/marks.js';
import { matches } from '../../../domain/search.js';
import { prefillTemplate } from '../../../domain/template-prefill.js';
import { isApproved } from '../../../domain/template-slots.js';
import type { Template } from '../../../domain/template.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxBeforeSendEvent, type InboxSearchEvent } from '../../events/first.js';
import { InboxDialogCloseEvent } from '../../events/later.js';
import { InboxDialog } from '../../parts/dialog/dialog.js';
import { InboxSearchField } from '../../parts/search-field/search-field.js';
import { InboxTemplateForm } from '../../parts/template-form/template-form.js';
import { styles } from './template-chooser.styles.js';

/**
 * @summary Chooses an approved template, fills its slots with a live preview, and sends it in the open conversation.
 * @tag inbox-template-chooser
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and nothing is sent; what was filled in stays.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It was sent or given up; the owner takes it away.
 */
export class InboxTemplateChooser extends LitElement {
  static readonly tag = 'inbox-template-chooser';
  static readonly uses = [InboxDialog, InboxSearchField, InboxTemplateForm];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @property({ type: Boolean }) open = false;

  @state() private search = '';
  @state() private template?: Template | undefined;
  /** It was handed over, and is not yet safe. */
  @state() private sending = false;
  /** It could not be handed over. */
  @state() private refused = false;

  @query('inbox-template-form') private form!: InboxTemplateForm | null;
  @query('inbox-search-field') private searchField!: InboxSearchField | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #composer = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation?.getSnapshot().children.composer,
    ({ value, context }) => [value, context.error, context.conversationId],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #templates = new LookupController(this, 'template', () => this.#id);

  get #id(): Id | undefined {
    return this.#composer.snapshot?.context.conversationId;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#templates.load();
  }

  protected override willUpdate(): void {
    if (this.sending && this.#composer.snapshot?.matches('writing')) this.#finish();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('template') && this.open) this.#focusFirst();
  }

  override render() {
    const t = this.#locale;
    return html`<inbox-dialog
      class=${this.template ? 'filling' : ''}
      heading=${t.term('sendTemplate')}
      ?open=${this.open}
      ?busy=${this.sending}
      @inbox-dialog-close=${this.#leave}
    >
      ${this.template ? this.#renderForm(this.template) : this.#renderChoice()}
    </inbox-dialog>`;
  }

  #renderChoice() {
    return html`<inbox-search-field
        data-first
        label=${this.#locale.term('templateSearch')}
        value=${this.search}
        @inbox-search=${({ text }: InboxSearchEvent) => (this.search = text)}
      ></inbox-search-field>
      <div class="room">${this.#renderTemplates()}</div>`;
  }

  #renderTemplates() {
    const t = this.#locale;
    const { items, state } = this.#templates;
    if (state === 'failed') {
      return html`<div class="note" role="alert">
        ${t.term('loadFailed')}
        <button class="button small" type="button" @click=${() => this.#templates.retry()}>
          ${t.term('retry')}
        </button>
      </div>`;
    }
    if (!items) return html`<div class="note" role="status">${t.term('loading')}</div>`;
    const found = items
      .filter(({ name, body }) => matches(`${name.replaceAll('_', ' ')} ${body}`, this.search))
      .sort((a, b) => Number(isApproved(b)) - Number(isApproved(a)));
    if (found.length > 0) {
      return html`<ul>
        ${found.map((template) => html`<li>${this.#renderTemplate(template)}</li>`)}
      </ul>`;
    }
    return html`<div class="note" role="status">
      ${this.search.trim() === '' ? t.term('templatesEmpty') : t.term('noneFound', this.search)}
    </div>`;
  }

  #renderTemplate(template: Template) {
    const t = this.#locale;
    const { category, language, name, body, status = 'approved' } = template;
    const approved = isApproved(template);
    const facts = [
      category && t.term('templateCategory', category),
      t.term('templateLanguage', language),
    ];
    return html`<button
      class="template"
      type="button"
      aria-disabled=${approved ? nothing : 'true'}
      @click=${() => approved && (this.template = template)}
    >
      <b>${name}</b>
      <span class="facts"
        >${facts.filter(Boolean).join(' · ')}${
          approved ? nothing : html` · <span class="off">${t.term('templateStatus', status)}</span>`
        }</span
      >
      <bdi class="body cut">${plainText(body)}</bdi>
    </button>`;
  }

  #renderForm(template: Template) {
    const t = this.#locale;
    const { contact, protocol } = this.#row.row ?? {};
    const busy = this.sending ? 'true' : nothing;
    return html`<b class="chosen">${template.name}</b>
      <inbox-template-form
        .template=${template}
        .prefill=${prefillTemplate(template, {
          customer: contact?.name,
          agent: this.#inbox.session?.info.me.name,
          protocol,
        })}
        .uploads=${this.#inbox.session?.info.can.upload}
        .prepare=${this.#prepare}
        @inbox-submit=${this.#onSubmit}
      ></inbox-template-form>
      ${
        this.refused
          ? html`<div class="problem" role="alert">${t.term('templateNotSaved')}</div>`
          : nothing
      }
      <button
        slot="footer"
        class="button back"
        type="button"
        aria-disabled=${busy}
        @click=${this.#onBack}
      >
        ${t.term('templateBack')}
      </button>
      <button
        slot="footer"
        class="button primary"
        type="button"
        aria-disabled=${busy}
        @click=${this.#onSubmit}
      >
        ${t.term('send')}
      </button>`;
  }

  #focusFirst() {
    const first = this.form ?? this.searchField;
    void first?.updateComplete.then(() => first.focus());
  }

  /** Safe in the outbox: it is done. Not safe: everything stays, and the form says so. */
  #finish() {
    this.sending = false;
    this.refused = this.#composer.snapshot?.context.error !== undefined;
    if (!this.refused) this.#leave();
  }

  #leave = () => {
    this.dispatchEvent(new InboxDialogCloseEvent());
  };

  #onBack = () => {
    if (this.sending) return;
    this.template = undefined;
    this.refused = false;
  };

  #prepare = async (file: File) => {
    const { handle } = this.#inbox;
    return handle
      ? prepareChosen(handle, { name: file.name, blob: file })
      : { name: file.name, reason: 'unchecked' as const };
  };

  #onSubmit = () => {
    const { template } = this;
    const id = this.#id;
    const filled = this.sending ? undefined : this.form?.submit();
    if (!template || !filled || id === undefined) return;
    const { params } = filled;
    const { id: templateId, language } = template;
    const content = { kind: 'template', templateId, language, params } as const;
    if (!this.dispatchEvent(new InboxBeforeSendEvent(id, content))) return;
    const submit = { type: 'template.submit', template, ...filled } as const;
    this.sending = this.#composer.snapshot?.can(submit) ?? false;
    this.refused = !this.sending;
    this.#composer.actor?.send(submit);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-template-chooser': InboxTemplateChooser;
  }
}
