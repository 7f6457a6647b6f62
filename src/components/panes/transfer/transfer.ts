import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { LookupController } from '../../../context/lookup.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { SubmissionController } from '../../../context/submission.controller.js';
import { TableController } from '../../../context/table.controller.js';
import type { CommandMap, TransferTarget } from '../../../domain/commands.js';
import type { Id, Ref } from '../../../domain/id.js';
import type { Agent } from '../../../domain/lookups.js';
import { matches } from '../../../domain/search.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { fieldStyles } from '../../../styles/field.styles.js';
import { InboxBeforeTransferEvent, InboxDialogCloseEvent } from '../../events.js';
import { InboxAvatar } from '../../parts/avatar/avatar.js';
import { InboxDialog } from '../../parts/dialog/dialog.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { styles } from './transfer.styles.js';

/**
 * @summary Hands the open conversation to a sector or to a colleague, with a note.
 * @tag inbox-transfer
 * @fires {InboxBeforeTransferEvent} inbox-before-transfer - Cancel it and the dialog stays as it is.
 * @fires {InboxDialogCloseEvent} inbox-dialog-close - It is done or given up; the owner takes it away.
 */
export class InboxTransfer extends LitElement {
  static readonly tag = 'inbox-transfer';
  static readonly uses = [InboxAvatar, InboxDialog, InboxIcon];
  static override styles = [baseStyles, buttonStyles, fieldStyles, styles];

  @property({ type: Boolean }) open = false;

  @state() private typed = '';
  @state() private to?: TransferTarget | undefined;
  @state() private note = '';
  @state() private missing = false;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ context }) => context.conversationId,
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #sectors = new LookupController(this, 'sector', () => this.#id);
  #agents = new LookupController(this, 'agent', () => this.#id);
  #submission = new SubmissionController<CommandMap['transfer']>(this, (values) => ({
    type: 'transfer',
    ...values,
  }));

  constructor() {
    super();
    // Presence changes while the dialog is open.
    new TableController(this, (store) => store.agents);
  }

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  get #can() {
    return this.#inbox.session?.info.can.transfer;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sectors.load();
    this.#agents.load();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#submission.state === 'done') this.dispatchEvent(new InboxDialogCloseEvent());
  }

  override render() {
    const t = this.#locale;
    const busy = this.#submission.state === 'submitting';
    return html`<inbox-dialog heading=${t.term('transferTitle')} ?open=${this.open} @inbox-dialog-close=${this.#onAsk}>
      <input
        class="input search"
        type="search"
        autocomplete="off"
        aria-label=${t.term('transferSearch')}
        placeholder=${t.term('transferSearch')}
        @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
      />
      <div class="options" role="radiogroup" aria-label=${t.term('transferTo')} aria-required="true">
        ${this.#renderOptions()}
      </div>
      ${this.#can?.note ? this.#renderNote() : nothing} ${this.#renderProblem()}
      <button slot="footer" class="button" type="button" @click=${this.#onCancel}>${t.term('cancel')}</button>
      <button
        slot="footer"
        class="button primary"
        type="button"
        aria-disabled=${busy || !this.to ? 'true' : nothing}
        @click=${this.#onSubmit}
      >
        ${t.term(busy ? 'transferring' : 'transferSubmit')}
      </button>
    </inbox-dialog>`;
  }

  #renderOptions() {
    const t = this.#locale;
    const lists = [this.#can?.sector && this.#sectors, this.#can?.agent && this.#agents].filter((list) => !!list);
    if (lists.some(({ state }) => state === 'failed')) {
      return html`<div class="note" role="alert">
        ${t.term('loadFailed')}
        <button class="button small" type="button" @click=${() => lists.forEach((list) => list.retry())}>
          ${t.term('retry')}
        </button>
      </div>`;
    }
    if (lists.some(({ items }) => items === undefined)) {
      return html`<div class="note" role="status">${t.term('loading')}</div>`;
    }
    const { me } = this.#inbox.session?.info ?? {};
    const found = ({ name }: Ref) => matches(name, this.typed);
    const sectors = this.#can?.sector
      ? (this.#sectors.items ?? []).filter((sector) => found(sector) && sector.id !== this.#unowned)
      : [];
    const agents = this.#can?.agent
      ? (this.#agents.items ?? []).filter((agent) => found(agent) && agent.id !== me?.id)
      : [];
    if (sectors.length + agents.length === 0) {
      return html`<div class="note" role="status">
        ${this.typed ? t.term('noneFound', this.typed) : t.term('transferNobody')}
      </div>`;
    }
    return html`${sectors.length > 0
      ? html`<fieldset>
          <legend>${t.term('sectors')}</legend>
          ${sectors.map((sector) => this.#renderSector(sector))}
        </fieldset>`
      : nothing}
    ${agents.length > 0
      ? html`<fieldset>
          <legend>${t.term('agents')}</legend>
          ${agents.map((agent) => this.#renderAgent(agent))}
        </fieldset>`
      : nothing}`;
  }

  #renderSector({ id, name }: Ref) {
    return html`<label class="option">
      <input
        type="radio"
        name="to"
        .checked=${this.to !== undefined && 'sectorId' in this.to && this.to.sectorId === id}
        @change=${() => this.#choose({ sectorId: id })}
      /><inbox-icon name="sector"></inbox-icon><span>${name}</span>
    </label>`;
  }

  #renderAgent(agent: Agent) {
    const t = this.#locale;
    const { id, name, status = 'offline' } = this.#inbox.store?.agents.get(agent.id) ?? agent;
    return html`<label class="option">
      <input
        type="radio"
        name="to"
        .checked=${this.to !== undefined && 'agentId' in this.to && this.to.agentId === id}
        @change=${() => this.#choose({ agentId: id })}
      /><inbox-avatar name=${name} seed=${id}></inbox-avatar><span>${name}</span
      ><span class="dot ${status}"></span><small>${t.term('presence', status)}</small>
    </label>`;
  }

  #renderNote() {
    const t = this.#locale;
    return html`<label class="field"
      ><span>${t.term('transferNote')} (${t.term('optional')})</span
      ><textarea
        class="input"
        rows="2"
        maxlength="1000"
        aria-describedby="hint"
        @input=${(event: Event) => (this.note = (event.target as HTMLTextAreaElement).value)}
      ></textarea
      ><span id="hint" class="hint">${t.term('transferNoteHint')}</span></label
    >`;
  }

  #renderProblem() {
    const t = this.#locale;
    const { error, state } = this.#submission;
    if (state === 'refused' && error) {
      return html`<div class="problem" role="alert">${t.term('error', error.code)}</div>`;
    }
    return this.missing ? html`<div class="problem" role="alert">${t.term('transferTo')}: ${t.term('required')}</div>` : nothing;
  }

  /** The sector in whose Novos it already stands. */
  get #unowned(): Id | undefined {
    return this.#row.row?.assignee ? undefined : this.#row.row?.sector?.id;
  }

  #choose(to: TransferTarget) {
    this.to = to;
    this.missing = false;
  }

  /** While it is being transferred the dialog stays. */
  #onAsk = (event: Event) => {
    if (this.#submission.state === 'submitting') event.preventDefault();
  };

  #onCancel = () => {
    if (this.#submission.state !== 'submitting') this.dispatchEvent(new InboxDialogCloseEvent());
  };

  #onSubmit = () => {
    const conversationId = this.#id;
    if (conversationId === undefined || this.#submission.state === 'submitting') return;
    if (!this.to) {
      this.missing = true;
      return;
    }
    const note = this.note.trim() || undefined;
    if (!this.dispatchEvent(new InboxBeforeTransferEvent(conversationId, this.to, note))) return;
    this.#submission.submit({ conversationId, to: this.to, ...(note !== undefined && { note }) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-transfer': InboxTransfer;
  }
}
