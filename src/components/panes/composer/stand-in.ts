import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import type { CommandType } from '../../../domain/commands.js';
import type { Conversation } from '../../../domain/conversation.js';
import { isEmptyDraft } from '../../../domain/draft.js';
import type { AdapterError } from '../../../domain/errors.js';
import type { Id } from '../../../domain/id.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxTemplatesEvent } from '../../events/first.js';
import { InboxBar } from '../../parts/bar/bar.js';

/**
 * @summary What stands in the message field's place: why nothing can be written, and the one thing to do about it.
 * @tag inbox-stand-in
 * @fires {InboxTemplatesEvent} inbox-templates - A template wants to be chosen.
 */
export class InboxStandIn extends LitElement {
  static readonly tag = 'inbox-stand-in';
  static readonly uses = [InboxBar];
  static override styles = [baseStyles, buttonStyles];

  /** Templates can be sent. */
  @property({ type: Boolean }) templates = false;

  @query('button') private action!: HTMLElement | null;
  @query('inbox-bar') private bar!: HTMLElement | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [value.seat, context.conversationId, context.claimError],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #draft = new RowController(
    this,
    (store) => store.drafts,
    () => this.#id,
  );
  #window = new WindowController(this, () => this.#id);

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  #hadFocus = false;

  /** The focus on its action; where there is none, on what it says. */
  override focus(): void {
    void this.updateComplete.then(() => (this.action ?? this.bar)?.focus());
  }

  protected override willUpdate(): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  protected override updated(): void {
    // What was pressed is gone, and what is the case now stands in its place.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.focus();
  }

  override render() {
    const { snapshot } = this.#conversation;
    if (!snapshot) return nothing;
    const { readonly, claimError } = snapshot.context;
    const row = this.#row.row;
    const isTheirs = snapshot.value.seat === 'theirs';
    if (readonly) return this.#renderEarlier();
    if (claimError && (!row || isTheirs)) return this.#renderLost(claimError);
    if (!row) return nothing;
    if (row.closed) return this.#renderClosed(row.closed, row.allow);
    if (isTheirs) return this.#renderTheirs(row.assignee);
    return snapshot.value.seat === 'mine' ? this.#renderMine(row) : this.#renderUnclaimed(row);
  }

  #renderBar(
    { icon, heading, hint = '', tone = 'plain', alert = false }: Partial<InboxBar>,
    action: TemplateResult | typeof nothing = nothing,
  ) {
    // A host that Tab passes by hides what is slotted into it, too.
    return html`<inbox-bar
      tabindex=${action === nothing ? '-1' : nothing}
      icon=${icon ?? 'info'}
      heading=${heading ?? ''}
      hint=${hint}
      tone=${tone}
      ?alert=${alert}
      >${action}</inbox-bar
    >`;
  }

  #renderButton(label: string, onClick: () => void, variant: '' | 'primary' = '') {
    return html`<button
      class="button ${variant}"
      type="button"
      aria-disabled=${this.#claiming ? 'true' : nothing}
      @click=${onClick}
    >
      ${label}
    </button>`;
  }

  #renderUnclaimed({ queue, allow }: Conversation) {
    const t = this.#locale;
    const kind = this.#inbox.store?.queues.list().find(({ id }) => id === queue)?.kind ?? 'custom';
    const failure = this.#failure(t.term('claimFailed'));
    return this.#renderBar(
      { heading: t.term('readingOnly', kind), hint: failure, alert: failure !== '' },
      allow.includes('claim') || this.#claiming
        ? this.#renderButton(
            t.term(this.#claiming ? 'claiming' : 'claim'),
            () => this.#ask('claim'),
            'primary',
          )
        : nothing,
    );
  }

  #renderClosed({ reason, at }: NonNullable<Conversation['closed']>, allow: CommandType[]) {
    const t = this.#locale;
    const failure = this.#failure();
    const facts = [reason?.name, t.full(at)].filter(Boolean).join(' · ');
    return this.#renderBar(
      { icon: 'done', heading: t.term('closedBar'), hint: failure || facts, alert: failure !== '' },
      allow.includes('reopen')
        ? this.#renderButton(t.term('reopen'), () => this.#ask('reopen'))
        : nothing,
    );
  }

  #renderTheirs(assignee: Conversation['assignee']) {
    const heading = this.#locale.term('readingOnlyTheirs', assignee?.name ?? '');
    return this.#renderBar({ icon: 'lock', heading });
  }

  /** Somebody was faster, and this says who. */
  #renderLost({ code, detail: { current } }: AdapterError) {
    const t = this.#locale;
    const winner = current && 'assignee' in current ? current.assignee?.name : undefined;
    return this.#renderBar(
      {
        icon: 'alert',
        tone: 'warning',
        alert: true,
        heading: winner ? t.term('claimLost', winner) : t.term('claimFailed'),
        hint: winner ? '' : t.term('error', code),
      },
      this.#renderButton(t.term('dismiss'), () => this.#ask('claim.dismiss')),
    );
  }

  #renderMine({ allow }: Conversation) {
    const t = this.#locale;
    const { window } = this.#window;
    const draft = this.#draft.row;
    const kept = draft && !isEmptyDraft(draft) ? ` ${t.term('draftKept')}` : '';
    const maySend = allow.includes('send');
    if (window?.state === 'closed' && maySend) {
      return this.#renderBar(
        {
          icon: 'hourglass',
          tone: 'warning',
          heading: t.term('windowClosed'),
          hint: t.term('windowClosedHint') + kept,
        },
        this.#renderTemplates('primary'),
      );
    }
    if (window?.state === 'waiting') {
      return this.#renderBar(
        { icon: 'clock', heading: t.term('waitingBar'), hint: t.term('waitingHint') + kept },
        window.templates && maySend ? this.#renderTemplates() : nothing,
      );
    }
    const isChannel = window?.state === 'none' && window.why === 'channel';
    return this.#renderBar({
      icon: 'blocked',
      heading: t.term(isChannel ? 'channelBar' : 'forbiddenBar'),
    });
  }

  #renderTemplates(variant: '' | 'primary' = '') {
    return this.templates
      ? this.#renderButton(
          this.#locale.term('sendTemplate'),
          () => this.dispatchEvent(new InboxTemplatesEvent()),
          variant,
        )
      : nothing;
  }

  #renderEarlier() {
    const t = this.#locale;
    return this.#renderBar(
      { icon: 'clock', heading: t.term('readingOnlyEarlier') },
      this.#renderButton(t.term('backToCurrent'), () =>
        this.#inbox.handle?.actor.send({ type: 'conversation.leave' }),
      ),
    );
  }

  get #claiming(): boolean {
    return this.#conversation.snapshot?.value.seat === 'claiming';
  }

  #ask(type: 'claim' | 'reopen' | 'claim.dismiss') {
    this.#conversation.actor?.send({ type });
  }

  /** Why taking or reopening it failed, while it can be tried again. */
  #failure(words = ''): string {
    const error = this.#conversation.snapshot?.context.claimError;
    return error ? `${words} ${this.#locale.term('error', error.code)}`.trim() : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-stand-in': InboxStandIn;
  }
}
