import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { SubmissionController } from '../../../context/submission.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import { CLOSE_STEPS, type CloseStep, type CommandMap } from '../../../domain/commands.js';
import type { Id } from '../../../domain/id.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxBeforeCloseEvent, InboxDialogCloseEvent } from '../../events.js';
import { InboxDialog } from '../../parts/dialog/dialog.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { renderMarks } from '../../parts/marks/marks.js';
import { marksStyles } from '../../parts/marks/marks.styles.js';
import { styles } from './close.styles.js';

/**
 * @summary Closes the open conversation: the reason, the final message, the survey. A step that failed is tried again
 * without repeating those that are done.
 * @tag inbox-close
 * @fires {InboxBeforeCloseEvent} inbox-before-close - Cancel it and the dialog stays as it is.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It is done or given up; the owner takes it away.
 */
export class InboxClose extends LitElement {
  static readonly tag = 'inbox-close';
  static readonly uses = [InboxDialog, InboxIcon];
  static override styles = [baseStyles, buttonStyles, fieldStyles, marksStyles, styles];

  @property({ type: Boolean }) open = false;

  @state() private reasonId = '';
  @state() private note = '';
  @state() private survey = true;
  @state() private finalMessage = true;
  @state() private touched = false;

  @query('[aria-invalid="true"]') private invalid!: HTMLElement | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [value.seat, context.conversationId],
  );
  #reasons = new LookupController(this, 'closeReason', () => this.#id);
  #window = new WindowController(this, () => this.#id);
  #submission = new SubmissionController<CommandMap['close']>(this, (values) => ({
    type: 'close',
    ...values,
  }));

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  get #rules() {
    return this.#inbox.session?.info.can.close;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reasons.load();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const elsewhere =
      this.#submission.state === 'editing' && this.#conversation.snapshot?.value.seat === 'closed';
    if (this.#submission.state === 'done' || elsewhere) this.dispatchEvent(new InboxDialogCloseEvent());
  }

  override render() {
    const t = this.#locale;
    const { state } = this.#submission;
    const retrying = state === 'refused' && this.#steps.length > 1;
    return html`<inbox-dialog heading=${t.term('closeTitle')} ?open=${this.open} @inbox-dialog-close=${this.#onAsk}>
      <div class="form">
        ${retrying || (state === 'submitting' && this.#submission.error)
          ? nothing
          : html`${this.#renderReason()} ${this.#renderNote()} ${this.#renderFinalMessage()} ${this.#renderSurvey()}`}
        ${this.#renderProblem()}
      </div>
      <button slot="footer" class="button" type="button" @click=${this.#onCancel}>${t.term('cancel')}</button>
      <button
        slot="footer"
        class="button primary"
        type="button"
        aria-disabled=${state === 'submitting' ? 'true' : nothing}
        @click=${retrying ? () => this.#submission.retry() : this.#onSubmit}
      >
        ${t.term(state === 'submitting' ? 'closing' : state === 'refused' ? 'retry' : 'closeSubmit')}
      </button>
    </inbox-dialog>`;
  }

  #renderReason() {
    const t = this.#locale;
    const rule = this.#rules?.reason ?? 'none';
    if (rule === 'none') return nothing;
    if (this.#reasons.state === 'failed') {
      return html`<div class="problem" role="alert">
        ${t.term('loadFailed')}
        <button class="button small" type="button" @click=${() => this.#reasons.retry()}>${t.term('retry')}</button>
      </div>`;
    }
    const missing = this.touched && rule === 'required' && this.reasonId === '';
    return html`<label class="field"
      ><span>${t.term('reason')}${rule === 'optional' ? ` (${t.term('optional')})` : nothing}</span
      ><select
        class="input"
        aria-label=${t.term('reason')}
        aria-required=${rule === 'required'}
        aria-invalid=${missing ? 'true' : nothing}
        @change=${(event: Event) => (this.reasonId = (event.target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${this.reasonId === ''}>${t.term('chooseReason')}</option>
        ${this.#reasons.items?.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === this.reasonId}>${name}</option>`,
        )}</select
      >${missing ? html`<span class="problem">${t.term('chooseReason')}</span>` : nothing}</label
    >`;
  }

  #renderNote() {
    const required = this.#noteRequired;
    if (!required && !this.#rules?.note) return nothing;
    const t = this.#locale;
    const missing = this.touched && required && this.note.trim() === '';
    return html`<label class="field"
      ><span>${t.term('closeNote')}${required ? nothing : ` (${t.term('optional')})`}</span
      ><textarea
        class="input"
        rows="2"
        maxlength="1000"
        aria-required=${required}
        aria-invalid=${missing ? 'true' : nothing}
        .value=${this.note}
        @input=${(event: Event) => (this.note = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${missing ? html`<span class="problem">${t.term('required')}</span>` : nothing}</label
    >`;
  }

  #renderFinalMessage() {
    if (this.#rules?.finalMessage !== 'choose') return nothing;
    const t = this.#locale;
    const on = this.finalMessage && this.#mayWrite;
    return html`<label class="switch"
      ><b>${t.term('finalMessage')}</b
      ><small>${this.#mayWrite ? nothing : t.term('finalMessageClosedWindow')}</small
      ><input
        type="checkbox"
        role="switch"
        aria-label=${t.term('finalMessage')}
        .checked=${on}
        ?disabled=${!this.#mayWrite}
        @change=${(event: Event) => (this.finalMessage = (event.target as HTMLInputElement).checked)}
      />
      ${on && this.#rules.finalMessageText
        ? html`<div class="text">${renderMarks(this.#rules.finalMessageText)}</div>`
        : nothing}</label
    >`;
  }

  #renderSurvey() {
    if (this.#rules?.survey !== 'choose') return nothing;
    const t = this.#locale;
    return html`<label class="switch"
      ><b>${t.term('survey')}</b
      ><small>${t.term(this.#mayWrite ? 'surveyHint' : 'finalMessageClosedWindow')}</small
      ><input
        type="checkbox"
        role="switch"
        aria-label=${t.term('survey')}
        .checked=${this.survey && this.#mayWrite}
        ?disabled=${!this.#mayWrite}
        @change=${(event: Event) => (this.survey = (event.target as HTMLInputElement).checked)}
      /></label
    >`;
  }

  /** What went wrong, and how far it had come. */
  #renderProblem() {
    const { error } = this.#submission;
    if (!error) return nothing;
    const t = this.#locale;
    const { done = [], failed } = error.detail;
    return html`<div class="problem" role="alert">${t.term('error', error.code)}</div>
      ${failed
        ? html`<ol>
            ${this.#steps.map((step) => {
              const state = done.includes(step) ? 'done' : step === failed ? 'failed' : 'open';
              const icon = { done: 'done', failed: 'alert', open: 'clock' } as const;
              return html`<li class=${state}>
                <inbox-icon name=${icon[state]}></inbox-icon>${t.term('closeStep', step)}<span class="sr"
                  >${state === 'done' ? t.term('stepDone') : state === 'failed' ? t.term('stepFailed') : ''}</span
                >
              </li>`;
            })}
          </ol>`
        : nothing}`;
  }

  get #mayWrite(): boolean {
    return this.#window.window?.state === 'open';
  }

  get #noteRequired(): boolean {
    return this.#reasons.items?.find(({ id }) => id === this.reasonId)?.noteRequired ?? false;
  }

  /** The steps of what was submitted. */
  get #steps(): CloseStep[] {
    const failed = this.#submission.error?.detail;
    const known = new Set([...(failed?.done ?? []), failed?.failed]);
    return CLOSE_STEPS.filter(
      (step) =>
        step === 'close' ||
        known.has(step) ||
        (step === 'survey' && this.survey && this.#rules?.survey === 'choose'),
    );
  }

  #onAsk = (event: Event) => {
    if (this.#submission.state === 'submitting') event.preventDefault();
  };

  #onCancel = () => {
    if (this.#submission.state !== 'submitting') this.dispatchEvent(new InboxDialogCloseEvent());
  };

  #onSubmit = async () => {
    const conversationId = this.#id;
    if (conversationId === undefined || this.#submission.state === 'submitting') return;
    this.touched = true;
    await this.updateComplete;
    if (this.invalid) {
      this.invalid.focus();
      return;
    }
    const rules = this.#rules;
    const note = this.note.trim();
    const close = {
      ...(this.reasonId !== '' && { reasonId: this.reasonId }),
      ...(note !== '' && { note }),
      ...(rules?.survey === 'choose' && { survey: this.survey && this.#mayWrite }),
      ...(rules?.finalMessage === 'choose' && { finalMessage: this.finalMessage && this.#mayWrite }),
    };
    if (!this.dispatchEvent(new InboxBeforeCloseEvent(conversationId, close))) return;
    this.#submission.submit({ conversationId, ...close });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-close': InboxClose;
  }
}
