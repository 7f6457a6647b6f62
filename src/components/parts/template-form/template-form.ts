import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { checkFile } from '../../../domain/check-file.js';
import { visibleName } from '../../../domain/file-name.js';
import type { FileNote, FileWarning, RefusalReason } from '../../../domain/attachment.js';
import type { UploadRules } from '../../../domain/ports.js';
import {
  checkTemplate,
  fillTemplate,
  headerMedia,
  isPhoneOnly,
  slotsOf,
  type Slot,
  type SlotProblem,
} from '../../../domain/template-slots.js';
import type { Template } from '../../../domain/template.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxSubmitEvent } from '../../events/first.js';
import { InboxIcon } from '../icon/icon.js';
import { InboxTemplatePreview } from '../template-preview/template-preview.js';
import { styles } from './template-form.styles.js';

/** A template, filled in. */
export interface FilledTemplate {
  /** By slot key. */
  params: Record<string, string>;
  /** Of the header. */
  file?: File;
}

/** The file of the header, as it goes. */
interface Chosen {
  blob: Blob;
  name: string;
  note?: FileNote;
  warning?: FileWarning;
}

/** Why it does not. */
interface Refusal {
  name: string;
  reason: RefusalReason;
  maxBytes?: number;
  /** What its bytes say that it is. */
  is?: string;
}

/**
 * @summary Fills in one template: its slots, the file of its header, what is wrong with them, and a live preview.
 * @tag inbox-template-form
 * @fires {InboxSubmitEvent} inbox-submit - Enter was pressed in a field.
 */
export class InboxTemplateForm extends LitElement {
  static readonly tag = 'inbox-template-form';
  static readonly uses = [InboxIcon, InboxTemplatePreview];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  /** Not changed once it is set: what was filled in belongs to it. */
  @property({ attribute: false }) template!: Template;
  /** What the slots begin with. */
  @property({ attribute: false }) prefill: Readonly<Record<string, string>> = {};
  /** What may be the file of the header. */
  @property({ attribute: false }) uploads?: UploadRules | undefined;
  /** Looks at the file of the header and brings it to what the channel takes; without it a file goes as it is. */
  @property({ attribute: false }) prepare?: (file: File) => Promise<Chosen | Refusal>;

  @state() private params: Readonly<Record<string, string>> = {};
  @state() private file?: File | undefined;
  @state() private preparing = false;
  @state() private refusal = '';
  /** What the agent should know of the file that goes. */
  @state() private remark = '';
  /** Slots whose problem is shown: left once, or sent with. */
  @state() private touched: ReadonlySet<string> = new Set();

  @query('input[type="file"]') private picker!: HTMLInputElement;

  #locale = new LocaleController(this);
  /** What was chosen last. */
  #chosen?: File;

  /** Into the first field. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[data-key]')?.focus();
  }

  /** What was filled in; undefined when something is wrong, which is then shown, with the focus on the first. */
  submit(): FilledTemplate | undefined {
    const problems = this.#problems;
    this.touched = new Set(problems.map(({ key }) => key));
    const [first] = problems;
    if (!first) return { params: { ...this.params }, ...(this.file && { file: this.file }) };
    this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(first.key)}"]`)?.focus();
    return undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('prefill')) this.params = { ...this.prefill, ...this.params };
  }

  override render() {
    const { template } = this;
    const t = this.#locale;
    const slots = slotsOf(template);
    const media = headerMedia(template);
    const found = this.#problems;
    const problems = new Map(found.map((problem) => [problem.key, problem]));
    return html`<div class="form" @keydown=${this.#onKeydown}>
      <div class="slots">
        ${media ? this.#renderFile(media, problems.get('media')) : nothing}
        ${slots.map((slot) => this.#renderSlot(slot, problems.get(slot.key)))}
        ${
          media || slots.length > 0
            ? nothing
            : html`<span class="none">${t.term('templateNoSlots')}</span>`
        }
        ${
          isPhoneOnly(template)
            ? html`<span class="warn"
                ><inbox-icon name="warning"></inbox-icon>${t.term('templateDesktopWarning')}</span
              >`
            : nothing
        }
        ${this.#renderFixed(found.filter(({ key }) => key === 'template'))}
      </div>
      <inbox-template-preview
        .preview=${fillTemplate(template, this.params)}
        .media=${media}
        .file=${this.file}
      ></inbox-template-preview>
    </div>`;
  }

  /** What no field can mend is said at once. */
  #renderFixed(problems: readonly SlotProblem[]) {
    if (problems.length === 0) return nothing;
    return html`<div class="problem" role="alert" tabindex="-1" data-key="template">
      ${problems.map((problem) => html`<div>${this.#say(problem)}</div>`)}
      ${this.#locale.term('templateFixed')}
    </div>`;
  }

  #say(problem: SlotProblem): string {
    const t = this.#locale;
    return problem.problem === 'too_long'
      ? t.term('templateTooLong', problem.part, problem.over)
      : t.term('templateProblem', problem.problem);
  }

  #renderSlot({ key, name, part, label, example }: Slot, problem: SlotProblem | undefined) {
    const t = this.#locale;
    const words = problem && this.touched.has(key) ? this.#say(problem) : '';
    const where = part === 'body' ? '' : ` · ${t.term('templatePart', part)}`;
    return html`<div class="field">
      <label for=${key}>${label ?? t.term('templateSlot', name)}${where}</label>
      <input
        id=${key}
        class="input"
        dir="auto"
        autocomplete="off"
        data-key=${key}
        placeholder=${example ? t.term('templateExample', example) : nothing}
        aria-required="true"
        aria-invalid=${words ? 'true' : nothing}
        aria-describedby=${words ? `problem-${key}` : nothing}
        .value=${this.params[key] ?? ''}
        @input=${this.#onInput}
        @blur=${this.#onBlur}
      />
      ${words ? html`<div id="problem-${key}" class="problem">${words}</div>` : nothing}
    </div>`;
  }

  #renderFile(media: 'image' | 'video' | 'document', problem: SlotProblem | undefined) {
    const t = this.#locale;
    const missing = problem && this.touched.has('media') ? this.#say(problem) : '';
    const words = this.preparing ? '' : this.refusal || missing;
    return html`<div class="field">
      <span id="media">${t.term('templateMedia', media)}</span>
      <div class="file">
        <button
          id="choose"
          class="button small"
          type="button"
          data-key="media"
          aria-labelledby="media choose"
          aria-describedby=${words ? 'problem-media' : nothing}
          @click=${() => this.picker.click()}
        >
          ${t.term('templateChooseFile')}</button
        ><bdi class="cut">${this.file ? visibleName(this.file.name) : nothing}</bdi>
      </div>
      <input
        type="file"
        hidden
        tabindex="-1"
        aria-hidden="true"
        accept=${this.uploads?.kinds[media]?.mime.join(',') ?? nothing}
        @change=${this.#onFile}
      />
      <div role="status">${this.preparing ? t.term('preparing') : this.remark}</div>
      ${words ? html`<div id="problem-media" class="problem">${words}</div>` : nothing}
    </div>`;
  }

  get #problems(): SlotProblem[] {
    return checkTemplate(this.template, this.params, this.file !== undefined);
  }

  #onInput = (event: Event) => {
    const { dataset, value } = event.target as HTMLInputElement;
    this.params = { ...this.params, [dataset['key'] ?? '']: value };
  };

  #onBlur = (event: Event) => {
    const { dataset } = event.target as HTMLInputElement;
    this.touched = new Set([...this.touched, dataset['key'] ?? '']);
  };

  #onFile = async () => {
    const chosen = this.picker.files?.[0];
    if (!chosen) return;
    this.#chosen = chosen;
    this.file = undefined;
    this.refusal = this.remark = '';
    this.preparing = true;
    const prepared = (await this.prepare?.(chosen)) ?? { blob: chosen, name: chosen.name };
    if (this.#chosen !== chosen) return; // another one has been chosen meanwhile
    this.preparing = false;
    this.#take(prepared);
  };

  #take(prepared: Chosen | Refusal): void {
    const t = this.#locale;
    const refuse = ({ name, reason, maxBytes, is }: Refusal): void => {
      this.refusal = t.term('fileRefused', visibleName(name), reason, is ?? t.bytes(maxBytes ?? 0));
    };
    if ('reason' in prepared) return refuse(prepared);
    const { blob, name, note, warning } = prepared;
    const verdict = checkFile({ name, type: blob.type, size: blob.size }, this.uploads);
    if ('reason' in verdict) return refuse({ name, ...verdict });
    if (verdict.kind !== headerMedia(this.template)) return refuse({ name, reason: 'type' });
    this.file = new File([blob], name, { type: blob.type });
    if (warning) this.remark = t.term('fileWarning', warning.code, warning.is);
    else if (note) this.remark = t.term('fileNote', note.code, note.is);
  }

  #onKeydown = (event: KeyboardEvent) => {
    const isField = (event.target as HTMLElement).matches('.input');
    if (event.key !== 'Enter' || event.isComposing || !isField) return;
    event.preventDefault();
    this.dispatchEvent(new InboxSubmitEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-template-form': InboxTemplateForm;
  }
}
