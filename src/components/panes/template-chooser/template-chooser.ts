import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { checkFile } from '../../../domain/attachment.js';
import { visibleName } from '../../../domain/file-name.js';
import type { Id } from '../../../domain/id.js';
import { fold, matches } from '../../../domain/search.js';
import {
  checkTemplate,
  fillTemplate,
  headerMedia,
  isApproved,
  isPhoneOnly,
  slotsOf,
  type Slot,
  type SlotProblem,
} from '../../../domain/template-slots.js';
import type { Template } from '../../../domain/template.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxBeforeSendEvent, InboxDialogCloseEvent } from '../../events.js';
import { InboxDialog } from '../../parts/dialog/dialog.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { InboxTemplatePreview } from '../../parts/template-preview/template-preview.js';
import { styles } from './template-chooser.styles.js';

/** Slots that are the customer's first name in all likelihood. */
const FIRST_NAME = new Set(['nome', 'name', 'nombre', 'first_name', 'primeiro_nome', 'cliente', 'customer']);

/**
 * @summary Chooses an approved template, fills its slots with a live preview, and sends it.
 * @tag inbox-template-chooser
 * @fires {InboxBeforeSendEvent} inbox-before-send - Cancel it and nothing is sent; what was filled in stays.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It was sent or closed; the owner takes it away.
 */
export class InboxTemplateChooser extends LitElement {
  static readonly tag = 'inbox-template-chooser';
  static readonly uses = [InboxDialog, InboxIcon, InboxIconButton, InboxTemplatePreview];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @property({ type: Boolean }) open = false;

  @state() private typed = '';
  @state() private template?: Template | undefined;
  @state() private params: Readonly<Record<string, string>> = {};
  @state() private file?: File | undefined;
  @state() private fileProblem = '';
  /** Slots whose problem is shown: left once, or sent with. */
  @state() private touched: ReadonlySet<string> = new Set();
  @state() private sending = false;

  @query('input[type="file"]') private picker!: HTMLInputElement | null;

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

  protected override updated(changed: PropertyValues): void {
    if (changed.has('template')) {
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>(this.template ? 'form .input, form button' : '.search')?.focus(),
      );
    }
    if (this.sending && !this.#composer.snapshot?.hasTag('busy')) this.#finish();
  }

  override render() {
    const t = this.#locale;
    return html`<inbox-dialog heading=${t.term('template')} ?open=${this.open}>
      ${this.template ? this.#renderForm(this.template) : this.#renderList()}
      ${this.template
        ? html`<button slot="footer" class="button" type="button" @click=${this.#onBack}>
              ${t.term('back')}
            </button>
            <button
              slot="footer"
              class="button primary"
              type="button"
              aria-disabled=${this.sending ? 'true' : nothing}
              @click=${this.#onSubmit}
            >
              ${t.term('send')}
            </button>`
        : nothing}
    </inbox-dialog>`;
  }

  #renderList() {
    const t = this.#locale;
    const all = this.#templates.items;
    if (this.#templates.state === 'failed') {
      return html`<div class="note" role="alert">
        ${t.term('loadFailed')}
        <button class="button small" type="button" @click=${() => this.#templates.retry()}>${t.term('retry')}</button>
      </div>`;
    }
    const shown = (all ?? []).filter(({ name, body }) => matches(`${name} ${body}`, this.typed));
    return html`<input
        class="input search"
        type="search"
        autocomplete="off"
        aria-label=${t.term('templateSearch')}
        placeholder=${t.term('templateSearch')}
        .value=${this.typed}
        @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
      />
      ${shown.length > 0
        ? html`<ul>
            ${shown.map((template) => html`<li>${this.#renderTemplate(template)}</li>`)}
          </ul>`
        : html`<div class="note" role="status">
            ${all === undefined
              ? t.term('loading')
              : this.typed
                ? t.term('noneFound', this.typed)
                : t.term('templatesEmpty')}
          </div>`}`;
  }

  #renderTemplate(template: Template) {
    const t = this.#locale;
    const approved = isApproved(template);
    const { category, language, name, body, status = 'approved' } = template;
    return html`<button
      class="template"
      type="button"
      aria-disabled=${approved ? nothing : 'true'}
      @click=${() => approved && this.#choose(template)}
    >
      <span class="head"
        ><b>${name}</b>${approved ? nothing : html`<span class="off">${t.term('templateStatus', status)}</span>`}
        <span
          >${[category && t.term('templateCategory', category), t.term('templateLanguage', language)]
            .filter(Boolean)
            .join(' · ')}</span
        ></span
      >
      <span class="body">${body}</span>
    </button>`;
  }

  #renderForm(template: Template) {
    const t = this.#locale;
    const problems = new Map(this.#problems(template).map(({ key, problem }) => [key, problem]));
    const media = headerMedia(template);
    return html`<form novalidate @submit=${this.#onSubmit}>
      <div class="chosen">
        <inbox-icon-button
          size="small"
          icon="back"
          label=${t.term('templateBack')}
          @click=${this.#onBack}
        ></inbox-icon-button>
        <b>${template.name}</b>
      </div>
      ${media ? this.#renderFile(media, problems.get('media')) : nothing}
      ${slotsOf(template).map((slot) => this.#renderSlot(slot, problems.get(slot.key)))}
      ${this.#composer.snapshot?.context.error
        ? html`<span class="problem" role="alert">${t.term('notSaved')}</span>`
        : nothing}
      ${isPhoneOnly(template)
        ? html`<span class="warn"
            ><inbox-icon name="warning"></inbox-icon>${t.term('templateDesktopWarning')}</span
          >`
        : nothing}
      <inbox-template-preview
        .preview=${fillTemplate(template, this.params)}
        .media=${media}
        .file=${this.file}
      ></inbox-template-preview>
    </form>`;
  }

  #renderSlot(slot: Slot, problem: SlotProblem['problem'] | undefined) {
    const t = this.#locale;
    const shown = problem && this.touched.has(slot.key) ? problem : undefined;
    return html`<label class="field">
      <span>${slot.label ?? t.term('templateSlot', slot.name)}</span>
      <input
        class="input"
        dir="auto"
        data-key=${slot.key}
        autocomplete="off"
        placeholder=${slot.example ? t.term('templateExample', slot.example) : nothing}
        aria-required="true"
        aria-invalid=${shown ? 'true' : nothing}
        aria-describedby=${shown ? `problem-${slot.key}` : nothing}
        .value=${this.params[slot.key] ?? ''}
        @input=${this.#onSlot}
        @blur=${this.#onBlur}
      />
      ${shown
        ? html`<span id="problem-${slot.key}" class="problem">${t.term('templateProblem', shown)}</span>`
        : nothing}
    </label>`;
  }

  #renderFile(media: 'image' | 'video' | 'document', problem: SlotProblem['problem'] | undefined) {
    const t = this.#locale;
    const words = this.fileProblem || (problem && this.touched.has('media') ? t.term('templateProblem', problem) : '');
    return html`<div class="field">
      <span id="media-label">${t.term('templateMedia', media)}</span>
      <div class="file">
        <button
          class="button small"
          type="button"
          data-key="media"
          aria-describedby="media-label"
          @click=${() => this.picker?.click()}
        >
          ${t.term('templateChooseFile')}</button
        ><bdi class="cut">${this.file ? visibleName(this.file.name) : nothing}</bdi>
      </div>
      <input
        type="file"
        hidden
        tabindex="-1"
        aria-hidden="true"
        accept=${this.#inbox.session?.info.can.upload?.kinds[media]?.mime.join(',') ?? nothing}
        @change=${this.#onFile}
      />
      ${words ? html`<span class="problem" role="alert">${words}</span>` : nothing}
    </div>`;
  }

  #problems(template: Template): SlotProblem[] {
    return checkTemplate(template, this.params, this.file !== undefined);
  }

  #choose(template: Template) {
    this.template = template;
    this.file = undefined;
    this.fileProblem = '';
    this.touched = new Set();
    const first = this.#row.row?.contact.name?.trim().split(/\s+/)[0];
    this.params = Object.fromEntries(
      slotsOf(template).flatMap(({ key, name, label = '' }) =>
        first && (FIRST_NAME.has(fold(name)) || FIRST_NAME.has(fold(label))) ? [[key, first]] : [],
      ),
    );
  }

  /** Safe in the outbox: it closes. Not safe: everything stays, and the form says so. */
  #finish() {
    this.sending = false;
    if (!this.#composer.snapshot?.context.error) this.dispatchEvent(new InboxDialogCloseEvent());
  }

  #onBack = () => {
    this.template = undefined;
  };

  #onSlot = (event: Event) => {
    const { dataset, value } = event.target as HTMLInputElement;
    this.params = { ...this.params, [dataset['key'] ?? '']: value };
  };

  #onBlur = (event: Event) => {
    const { dataset } = event.target as HTMLInputElement;
    this.touched = new Set([...this.touched, dataset['key'] ?? '']);
  };

  #onFile = () => {
    const file = this.picker?.files?.[0];
    const media = this.template && headerMedia(this.template);
    if (!file || !media) return;
    const t = this.#locale;
    const verdict = checkFile(file, this.#inbox.session?.info.can.upload);
    const fits = 'kind' in verdict && verdict.kind === media;
    this.file = fits ? file : undefined;
    const reason = 'reason' in verdict ? verdict.reason : 'type';
    const limit = 'maxBytes' in verdict && verdict.maxBytes !== undefined ? t.bytes(verdict.maxBytes) : '';
    this.fileProblem = fits ? '' : t.term('fileRefused', visibleName(file.name), reason, limit);
  };

  #onSubmit = (event: Event) => {
    event.preventDefault();
    const { template } = this;
    if (!template || this.sending || this.#id === undefined) return;
    const problems = this.#problems(template);
    if (problems.length > 0) {
      this.touched = new Set(problems.map(({ key }) => key));
      const first = problems[0]?.key ?? '';
      this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(first)}"]`)?.focus();
      return;
    }
    const params = { ...this.params };
    const content = { kind: 'template', templateId: template.id, language: template.language, params } as const;
    if (!this.dispatchEvent(new InboxBeforeSendEvent(this.#id, content))) return;
    this.sending = true;
    const file = this.file;
    this.#composer.actor?.send({ type: 'template.submit', template, params, ...(file && { file }) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-template-chooser': InboxTemplateChooser;
  }
}
