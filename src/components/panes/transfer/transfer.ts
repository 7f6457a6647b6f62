import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { SubmissionController } from '../../../context/submission.controller.js';
import { UnsentController } from '../../../context/unsent.controller.js';
import type { CommandMap, TransferTarget } from '../../../domain/commands.js';
import type { Id, Ref } from '../../../domain/id.js';
import '../../../locales/later.js';
import { matches } from '../../../domain/search.js';
import { transferTargets } from '../../../domain/transfer.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import type { InboxSearchEvent } from '../../events/first.js';
import {
  InboxBeforeTransferEvent,
  InboxDialogCloseEvent,
  type InboxTargetEvent,
} from '../../events/later.js';
import { InboxDialog } from '../../parts/dialog/dialog.js';
import { InboxSearchField } from '../../parts/search-field/search-field.js';
import { InboxTargets } from './targets.js';
import { renderUnsent } from '../unsent/unsent.js';
import { styles } from './transfer.styles.js';

/**
 * @summary Hands the open conversation to a sector or to a colleague, with a note.
 * @tag inbox-transfer
 * @fires {InboxBeforeTransferEvent} inbox-before-transfer - Cancel it and the dialog stays as it is.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It is done or given up; the owner takes it away.
 */
export class InboxTransfer extends LitElement {
  static readonly tag = 'inbox-transfer';
  static readonly uses = [InboxDialog, InboxSearchField, InboxTargets];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @property({ type: Boolean }) open = false;

  @state() private search = '';
  @state() private to?: TransferTarget | undefined;
  @state() private note = '';
  /** It was submitted without a target. */
  @state() private missing = false;

  @query('inbox-targets') private targets!: InboxTargets | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ context }) => context.conversationId,
  );
  #sectors = new LookupController(this, 'sector', () => this.#id);
  #agents = new LookupController(this, 'agent', () => this.#id);
  #unsent = new UnsentController(this, () => this.#id);
  #submission = new SubmissionController<CommandMap['transfer']>(this, (values) => ({
    type: 'transfer',
    ...values,
  }));
  /** What was submitted last. */
  #sent: CommandMap['transfer'] | undefined;

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sectors.load();
    this.#agents.load();
  }

  protected override updated(): void {
    if (this.#submission.state === 'done') this.#leave();
  }

  override render() {
    const t = this.#locale;
    const { state } = this.#submission;
    const busy = state === 'submitting';
    return html`<inbox-dialog
      heading=${t.term('transferTitle')}
      ?open=${this.open}
      ?busy=${busy}
      @inbox-dialog-close=${this.#leave}
    >
      <inbox-search-field
        data-first
        label=${t.term('transferSearch')}
        value=${this.search}
        @inbox-search=${this.#onSearch}
        @keydown=${this.#onSearchKeydown}
      ></inbox-search-field>
      ${this.#renderTargets()} ${this.#renderNote()} ${renderUnsent(this.#unsent, t)}
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
          busy
            ? 'transferring'
            : state === 'refused' && !this.#changed
              ? 'retry'
              : 'transferSubmit',
        )}
      </button>
    </inbox-dialog>`;
  }

  #renderTargets() {
    const t = this.#locale;
    const can = this.#inbox.session?.info.can;
    const targets = can ? transferTargets(can) : [];
    const lists = targets.map((target) => (target === 'sector' ? this.#sectors : this.#agents));
    if (lists.some(({ state }) => state === 'failed')) {
      const retry = () => lists.forEach((list) => list.retry());
      return html`<div class="room note" role="alert">
        ${t.term('loadFailed')}
        <button class="button small" type="button" @click=${retry}>${t.term('retry')}</button>
      </div>`;
    }
    if (lists.some(({ items }) => items === undefined)) {
      return html`<div class="room note" role="status">${t.term('loading')}</div>`;
    }
    return html`<inbox-targets
      class="room"
      .sectors=${targets.includes('sector') ? this.#sectors.items : []}
      .agents=${targets.includes('agent') ? this.#agents.items : []}
      .chosen=${this.to}
      search=${this.search}
      @inbox-target=${this.#onTarget}
    ></inbox-targets>`;
  }

  #renderNote() {
    if (!this.#inbox.session?.info.can.transfer?.note) return nothing;
    const t = this.#locale;
    return html`<label class="field"
      ><span>${t.term('transferNote')} (${t.term('optional')})</span
      ><textarea
        class="input"
        rows="2"
        maxlength="1000"
        aria-label=${t.term('transferNote')}
        aria-describedby="hint"
        @input=${(event: Event) => (this.note = (event.target as HTMLTextAreaElement).value)}
      ></textarea
      ><small id="hint" class="says">${t.term('transferNoteHint')}</small></label
    >`;
  }

  #renderProblem() {
    const t = this.#locale;
    const { error, state } = this.#submission;
    const words = this.missing
      ? t.term('transferChoose')
      : state === 'refused' && error
        ? t.term('error', error.code)
        : undefined;
    return words ? html`<div class="problem end" role="alert">${words}</div>` : nothing;
  }

  get #values(): CommandMap['transfer'] | undefined {
    const note = this.note.trim();
    if (this.#id === undefined || !this.to) return undefined;
    return { conversationId: this.#id, to: this.to, ...(note !== '' && { note }) };
  }

  /** Something else than what was refused would be sent. */
  get #changed(): boolean {
    return JSON.stringify(this.#values) !== JSON.stringify(this.#sent);
  }

  #leave = () => {
    this.dispatchEvent(new InboxDialogCloseEvent());
  };

  /** Nobody stays chosen who is no longer seen. */
  #onSearch = ({ text }: InboxSearchEvent) => {
    const { to } = this;
    const isChosen = ({ id }: Ref): boolean =>
      id === (to && ('sectorId' in to ? to.sectorId : to.agentId));
    const list = to && 'sectorId' in to ? this.#sectors : this.#agents;
    const name = list.items?.find(isChosen)?.name ?? '';
    this.search = text;
    if (!matches(name, text)) this.to = undefined;
  };

  #onTarget = ({ to }: InboxTargetEvent) => {
    this.to = to;
    this.missing = false;
  };

  #onSearchKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.isComposing) return;
    event.preventDefault();
    this.targets?.focus();
  };

  #onSubmit = () => {
    if (this.#submission.state === 'submitting') return;
    const values = this.#values;
    this.missing = values === undefined;
    if (!values) return this.targets?.focus();
    const { conversationId, to, note } = values;
    if (!this.dispatchEvent(new InboxBeforeTransferEvent(conversationId, to, note))) return;
    if (this.#submission.state === 'refused' && !this.#changed) return this.#submission.retry();
    this.#sent = values;
    this.#submission.submit(values);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-transfer': InboxTransfer;
  }
}
