import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { SubmissionController } from '../../../context/submission.controller.js';
import { UnsentController } from '../../../context/unsent.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import { CLOSE_STEPS, type CloseStep, type CommandMap } from '../../../domain/commands.js';
import type { AdapterError } from '../../../domain/errors.js';
import type { Id } from '../../../domain/id.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxBeforeCloseEvent, InboxDialogCloseEvent } from '../../events/later.js';
import { InboxDialog } from '../../parts/dialog/dialog.js';
import { renderMarks } from '../../parts/marks/marks.js';
import { marksStyles } from '../../parts/marks/marks.styles.js';
import { InboxSteps, type Step } from '../../parts/steps/steps.js';
import { InboxSwitch } from '../../parts/switch/switch.js';
import { renderUnsent } from '../unsent/unsent.js';
import { styles } from './close.styles.js';

type Extra = Exclude<CloseStep, 'close'>;

/**
 * @summary Closes the open conversation: the reason, the final message, the survey. After a failure it says which steps
 * are done; they are not repeated.
 * @tag inbox-close
 * @fires {InboxBeforeCloseEvent} inbox-before-close - Cancel it and the dialog stays as it is.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It is done or given up; the owner takes it away.
 */
export class InboxClose extends LitElement {
  static readonly tag = 'inbox-close';
  static readonly uses = [InboxDialog, InboxSteps, InboxSwitch];
  static override styles = [baseStyles, buttonStyles, fieldStyles, marksStyles, styles];

  @property({ type: Boolean }) open = false;

  @state() private reasonId = '';
  @state() private note = '';
  /** What the agent switched off. */
  @state() private off: readonly Extra[] = [];
  /** It was submitted: what is missing is said. */
  @state() private touched = false;

  /** What is missing, or how to get it. */
  @query('[aria-invalid="true"], [data-missing]') private invalid!: HTMLElement | null;

  @query('select') private reason!: HTMLSelectElement;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [value.seat, context.conversationId],
  );
  #reasons = new LookupController(this, 'closeReason', () => this.#id);
  #window = new WindowController(this, () => this.#id);
  #unsent = new UnsentController(this, () => this.#id);
  #submission = new SubmissionController<CommandMap['close']>(this, (values) => ({
    type: 'close',
    ...values,
  }));
  /** What the form said when it was submitted. */
  #sent: Omit<CommandMap['close'], 'conversationId'> | undefined;
  #refusal: AdapterError | undefined;
  /** Of commands before the last one. */
  #doneBefore: readonly CloseStep[] = [];

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

  protected override willUpdate(): void {
    this.#refusal = this.#submission.error ?? this.#refusal;
  }

  protected override updated(): void {
    const { state } = this.#submission;
    const elsewhere = this.#conversation.snapshot?.value.seat === 'closed';
    if (state === 'done' || (elsewhere && state !== 'submitting')) this.#leave();
  }

  override render() {
    const t = this.#locale;
    const { state } = this.#submission;
    const busy = state === 'submitting';
    return html`<inbox-dialog
      heading=${t.term('closeTitle')}
      ?open=${this.open}
      ?busy=${busy}
      @inbox-dialog-close=${this.#leave}
    >
      <div class="form">
        ${this.#renderReason()} ${this.#renderNote()} ${this.#renderSwitch('finalMessage')}
        ${this.#renderSwitch('survey')} ${renderUnsent(this.#unsent, t)}
      </div>
      ${this.#renderProblem()}
      <button
        slot="footer"
        class="button"
        type="button"
        aria-disabled=${busy ? 'true' : nothing}
        @click=${busy ? nothing : this.#leave}
      >
        ${t.term('cancel')}
      </button>
      <button
        slot="footer"
        class="button primary"
        type="button"
        aria-disabled=${busy ? 'true' : nothing}
        @click=${this.#onSubmit}
      >
        ${t.term(
          busy ? 'closing' : state === 'refused' && !this.#changed ? 'retry' : 'closeSubmit',
        )}
      </button>
    </inbox-dialog>`;
  }

  #renderReason() {
    const t = this.#locale;
    const rule = this.#rules?.reason ?? 'none';
    if (rule === 'none' || (rule === 'optional' && !this.#hasReasons)) return nothing;
    const trouble = this.#reasonTrouble;
    if (!this.#hasReasons) return trouble;
    const { items, state } = this.#reasons;
    const missing =
      trouble === nothing && this.touched && rule === 'required' && this.reasonId === '';
    return html`<label class="field"
        ><span
          >${t.term('reason')}${rule === 'optional' ? ` (${t.term('optional')})` : nothing}</span
        ><select
          class="input"
          data-first
          aria-label=${t.term('reason')}
          aria-required=${rule === 'required'}
          aria-invalid=${missing ? 'true' : nothing}
          aria-describedby=${missing ? 'reason-problem' : nothing}
          @change=${(event: Event) => (this.reasonId = (event.target as HTMLSelectElement).value)}
        >
          <option value="">
            ${t.term(items === undefined && state !== 'failed' ? 'loading' : 'chooseReason')}
          </option>
          ${items?.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${id === this.reasonId}>${name}</option>`,
          )}</select
        >${
          missing
            ? html`<span id="reason-problem" class="problem">${t.term('chooseReason')}</span>`
            : nothing
        }</label
      >${trouble}`;
  }

  /** Why no reason can be chosen, and what can be done. */
  get #reasonTrouble() {
    const t = this.#locale;
    const failed = this.#reasons.state === 'failed';
    const required = this.#rules?.reason === 'required';
    const none = required && (!this.#hasReasons || this.#reasons.items?.length === 0);
    if (!failed && !none) return nothing;
    if (!this.#hasReasons) {
      return html`<div class="problem" role="alert" tabindex="-1" data-missing>
        ${t.term('reasonsNone')}
      </div>`;
    }
    return html`<div class="problem" role="alert">
      <span id="reasons-problem">${t.term(failed ? 'loadFailed' : 'reasonsNone')}</span>
      <button
        class="button small"
        type="button"
        aria-describedby="reasons-problem"
        ?data-missing=${required && this.reasonId === ''}
        @click=${this.#onReloadReasons}
      >
        ${t.term('retry')}
      </button>
    </div>`;
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
        aria-label=${t.term('closeNote')}
        aria-required=${required}
        aria-invalid=${missing ? 'true' : nothing}
        aria-describedby=${missing ? 'note-problem' : nothing}
        .value=${this.note}
        @input=${(event: Event) => (this.note = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${
        missing
          ? html`<span id="note-problem" class="problem">${t.term('required')}</span>`
          : nothing
      }</label
    >`;
  }

  #renderSwitch(step: Extra) {
    if (this.#rules?.[step] !== 'choose') return nothing;
    const t = this.#locale;
    const isDone = this.#done.includes(step);
    const on = isDone || this.#wants(step);
    const hint = isDone
      ? t.term('stepDone')
      : !this.#mayWrite
        ? t.term('finalMessageClosedWindow')
        : step === 'survey'
          ? t.term('surveyHint')
          : '';
    const text = step === 'finalMessage' && on ? this.#rules.finalMessageText : undefined;
    return html`<inbox-switch
      label=${t.term(step)}
      hint=${hint}
      ?checked=${on}
      ?disabled=${isDone || !this.#mayWrite}
      @inbox-switch=${() => this.#toggle(step)}
      >${text ? html`<div class="text">${renderMarks(text)}</div>` : nothing}</inbox-switch
    >`;
  }

  /** What went wrong, and how far it had come; stays while it is tried again. */
  #renderProblem() {
    const error = this.#refusal;
    if (!error) return nothing;
    const steps = this.#steps(error);
    return html`<div class="end" role="alert">
      <div class="problem">${this.#locale.term('error', error.code)}</div>
      ${steps.length > 0 ? html`<inbox-steps .steps=${steps}></inbox-steps>` : nothing}
    </div>`;
  }

  #steps({ detail }: AdapterError): Step[] {
    const done = this.#done;
    if (!detail.failed && done.length === 0) return [];
    const failed = this.#submission.state === 'refused' ? detail.failed : undefined;
    return CLOSE_STEPS.filter(
      (step) => step === 'close' || this.#sent?.[step] || done.includes(step),
    ).map((step) => ({
      label: this.#locale.term('closeStep', step),
      state: done.includes(step) ? 'done' : step === failed ? 'failed' : 'open',
    }));
  }

  /** The backend has a list of them, be it empty. */
  get #hasReasons(): boolean {
    return this.#inbox.session?.info.can.lookups.includes('closeReason') ?? false;
  }

  get #mayWrite(): boolean {
    return this.#window.window?.state === 'open';
  }

  get #noteRequired(): boolean {
    return this.#reasons.items?.find(({ id }) => id === this.reasonId)?.noteRequired ?? false;
  }

  /** Steps that need not be repeated. */
  get #done(): readonly CloseStep[] {
    return [...this.#doneBefore, ...(this.#refusal?.detail.done ?? [])];
  }

  #wants(step: Extra): boolean {
    return this.#mayWrite && !this.off.includes(step);
  }

  /** What the form says, whatever has been done. */
  get #form(): Omit<CommandMap['close'], 'conversationId'> {
    const note = this.note.trim();
    const rules = this.#rules;
    return {
      ...(this.reasonId !== '' && { reasonId: this.reasonId }),
      ...(note !== '' && { note }),
      ...(rules?.finalMessage === 'choose' && { finalMessage: this.#wants('finalMessage') }),
      ...(rules?.survey === 'choose' && { survey: this.#wants('survey') }),
    };
  }

  /** The form says something else than what was refused. */
  get #changed(): boolean {
    return JSON.stringify(this.#form) !== JSON.stringify(this.#sent);
  }

  #toggle(step: Extra) {
    this.off = this.off.includes(step)
      ? this.off.filter((other) => other !== step)
      : [...this.off, step];
  }

  #leave = () => {
    this.dispatchEvent(new InboxDialogCloseEvent());
  };

  /** The button goes away while they are read; the field stays. */
  #onReloadReasons = () => {
    this.#reasons.retry();
    this.reason.focus();
  };

  #onSubmit = async () => {
    const conversationId = this.#id;
    if (conversationId === undefined || this.#submission.state === 'submitting') return;
    this.touched = true;
    await this.updateComplete;
    if (this.invalid) return this.invalid.focus();
    const form = this.#form;
    const close = { ...form };
    for (const step of this.#done) if (step !== 'close') close[step] = false;
    if (!this.dispatchEvent(new InboxBeforeCloseEvent(conversationId, close))) return;
    if (this.#submission.state === 'refused' && !this.#changed) return this.#submission.retry();
    this.#doneBefore = this.#done;
    this.#sent = form;
    this.#submission.submit({ conversationId, ...close });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-close': InboxClose;
  }
}
