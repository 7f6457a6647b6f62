import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { TableController } from '../../../context/table.controller.js';
import type { TransferTarget } from '../../../domain/commands.js';
import type { Id, Ref } from '../../../domain/id.js';
import type { Agent } from '../../../domain/lookups.js';
import { matches } from '../../../domain/search.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxTargetEvent } from '../../events/later.js';
import { InboxAvatar } from '../../parts/avatar/avatar.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { styles } from './targets.styles.js';

/**
 * @summary Sectors and agents to whom a conversation may go, with their presence. Arrow keys choose.
 * @tag inbox-targets
 * @fires {InboxTargetEvent} inbox-target - One was chosen.
 */
export class InboxTargets extends LitElement {
  static readonly tag = 'inbox-targets';
  static readonly uses = [InboxAvatar, InboxIcon];
  static override styles = [baseStyles, styles];

  @property({ attribute: false }) sectors: readonly Ref[] = [];
  @property({ attribute: false }) agents: readonly Agent[] = [];
  @property({ attribute: false }) chosen?: TransferTarget | undefined;
  /** Only those whose name fits are shown. */
  @property() search = '';

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #root = new ActorController(
    this,
    (handle) => handle.actor,
    ({ context }) => context.openId,
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#root.snapshot?.context.openId,
  );

  constructor() {
    super();
    // Presence changes while the dialog is open.
    new TableController(this, (store) => store.agents);
  }

  /** The focus on the chosen one, else on the first. */
  override focus(): void {
    const radios = [...this.renderRoot.querySelectorAll('input')];
    (radios.find(({ checked }) => checked) ?? radios[0])?.focus();
  }

  override render() {
    const t = this.#locale;
    const me = this.#inbox.session?.info.me.id;
    const found = ({ name }: Ref): boolean => matches(name, this.search);
    const sectors = this.sectors.filter((sector) => found(sector) && sector.id !== this.#waitsIn);
    const agents = this.agents.filter((agent) => found(agent) && agent.id !== me);
    if (sectors.length + agents.length === 0) {
      return html`<div class="note" role="status">
        ${this.search ? t.term('noneFound', this.search) : t.term('transferNobody')}
      </div>`;
    }
    return html`<div role="radiogroup" aria-label=${t.term('transferTo')} aria-required="true">
      ${this.#renderGroup(
        t.term('sectors'),
        sectors.map((sector) => this.#renderSector(sector)),
      )}
      ${this.#renderGroup(
        t.term('agents'),
        agents.map((agent) => this.#renderAgent(agent)),
      )}
    </div>`;
  }

  #renderGroup(name: string, options: unknown[]) {
    if (options.length === 0) return nothing;
    return html`<fieldset>
      <legend>${name}</legend>
      ${options}
    </fieldset>`;
  }

  #renderSector({ id, name }: Ref) {
    const to = { sectorId: id };
    return html`<label class="option">
      ${this.#renderRadio(to)}<span class="face"><inbox-icon name="sector"></inbox-icon></span>
      <span class="name cut">${name}</span>
      ${
        id === this.#row.row?.sector?.id
          ? html`<small>${this.#locale.term('currentSector')}</small>`
          : nothing
      }
    </label>`;
  }

  #renderAgent(agent: Agent) {
    const t = this.#locale;
    const { id, name, status = 'offline' } = this.#inbox.store?.agents.get(agent.id) ?? agent;
    return html`<label class="option">
      ${this.#renderRadio({ agentId: id })}<inbox-avatar name=${name} seed=${id}></inbox-avatar>
      <span class="name cut">${name}</span>
      <small class=${status}><i></i>${t.term('presence', status)}</small>
    </label>`;
  }

  #renderRadio(to: TransferTarget) {
    return html`<input
      type="radio"
      name="to"
      .checked=${isSameTarget(to, this.chosen)}
      @change=${() => this.dispatchEvent(new InboxTargetEvent(to))}
    />`;
  }

  /** The sector in whose Novos it stands already. */
  get #waitsIn(): Id | undefined {
    return this.#row.row?.assignee ? undefined : this.#row.row?.sector?.id;
  }
}

const isSameTarget = (a: TransferTarget, b: TransferTarget | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

declare global {
  interface HTMLElementTagNameMap {
    'inbox-targets': InboxTargets;
  }
}
