import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import type { Conversation } from '../../../domain/conversation.js';
import { isEmptyDraft } from '../../../domain/draft.js';
import type { AdapterError } from '../../../domain/errors.js';
import type { Id } from '../../../domain/id.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { define } from '../../define.js';
import { InboxBar } from '../../parts/bar/bar.js';

/**
 * @summary What stands in the message field's place: why nothing can be written, and the one thing to do about it.
 * @tag inbox-stand-in
 */
export class InboxStandIn extends LitElement {
  static readonly tag = 'inbox-stand-in';
  static readonly uses = [InboxBar];
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .lost {
        padding: 0 4px 6px;
        color: var(--_danger);
        font: var(--_type-small);
      }
    `,
  ];

  @state() private choosing = false;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [value.seat, value.window, context.conversationId, context.readonly, context.claimError],
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

  /** The focus on its action. */
  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    const snapshot = this.#conversation.snapshot;
    const row = this.#row.row;
    if (!snapshot || !row) return nothing;
    return html`${this.#renderLost(snapshot.context.claimError)}
    ${snapshot.context.readonly ? this.#renderEarlier() : this.#renderSeat(row)}
    ${this.choosing
      ? html`<inbox-template-chooser
          open
          @inbox-dialog-close=${() => (this.choosing = false)}
        ></inbox-template-chooser>`
      : nothing}`;
  }

  #renderSeat(row: Conversation) {
    const t = this.#locale;
    switch (this.#conversation.snapshot?.value.seat) {
      case 'unclaimed':
      case 'claiming': {
        const claiming = this.#conversation.snapshot.value.seat === 'claiming';
        return html`<inbox-bar icon="info" heading=${t.term('readingOnly', this.#kind(row))}>
          ${row.allow.includes('claim') || claiming
            ? html`<button
                class="button primary"
                type="button"
                aria-disabled=${claiming ? 'true' : nothing}
                @click=${() => this.#conversation.actor?.send({ type: 'claim' })}
              >
                ${t.term(claiming ? 'claiming' : 'claim')}
              </button>`
            : nothing}
        </inbox-bar>`;
      }
      case 'theirs':
        return html`<inbox-bar
          icon="lock"
          heading=${t.term('readingOnlyTheirs', row.assignee?.name ?? '')}
        ></inbox-bar>`;
      case 'closed':
        return html`<inbox-bar
          icon="done"
          heading=${t.term('closedBar')}
          hint=${[row.closed?.reason?.name, row.closed && t.full(row.closed.at)].filter(Boolean).join(' · ')}
        >
          ${row.allow.includes('reopen')
            ? html`<button
                class="button"
                type="button"
                @click=${() => this.#conversation.actor?.send({ type: 'reopen' })}
              >
                ${t.term('reopen')}
              </button>`
            : nothing}
        </inbox-bar>`;
      case 'mine':
        return this.#renderWindow();
      default:
        return nothing;
    }
  }

  #renderWindow() {
    const t = this.#locale;
    const { window } = this.#window;
    const draft = this.#draft.row;
    const kept = draft && !isEmptyDraft(draft) ? t.term('draftKept') : '';
    switch (window?.state) {
      case 'closed':
        return html`<inbox-bar
          icon="hourglass"
          tone="warning"
          heading=${t.term('windowClosed')}
          hint=${kept ? `${t.term('windowClosedHint')} ${kept}` : t.term('windowClosedHint')}
          >${this.#renderTemplateButton('primary')}</inbox-bar
        >`;
      case 'waiting':
        return html`<inbox-bar
          icon="clock"
          heading=${t.term('waitingBar')}
          hint=${kept ? `${t.term('waitingHint')} ${kept}` : t.term('waitingHint')}
          >${window.templates ? this.#renderTemplateButton('') : nothing}</inbox-bar
        >`;
      default: {
        const channel = window?.state === 'none' && window.why === 'channel';
        return html`<inbox-bar icon="blocked" heading=${t.term(channel ? 'channelBar' : 'forbiddenBar')}></inbox-bar>`;
      }
    }
  }

  #renderTemplateButton(variant: string) {
    const can = this.#inbox.session?.info.can;
    if (!can?.content.includes('template') || !can.lookups.includes('template')) return nothing;
    return html`<button class="button ${variant}" type="button" @click=${this.#onTemplate}>
      ${this.#locale.term('sendTemplate')}
    </button>`;
  }

  #renderEarlier() {
    const t = this.#locale;
    return html`<inbox-bar icon="clock" heading=${t.term('readingOnlyEarlier')}>
      <button
        class="button"
        type="button"
        @click=${() => this.#inbox.handle?.actor.send({ type: 'conversation.leave' })}
      >
        ${t.term('backToCurrent')}
      </button>
    </inbox-bar>`;
  }

  /** Who was faster, or what went wrong. */
  #renderLost(error: AdapterError | undefined) {
    if (!error) return nothing;
    const t = this.#locale;
    const { current } = error.detail;
    const winner = current && 'assignee' in current ? current.assignee?.name : undefined;
    return html`<div class="lost" role="alert">
      ${winner ? t.term('claimLost', winner) : `${t.term('claimFailed')} ${t.term('error', error.code)}`}
      <button
        class="button small quiet"
        type="button"
        @click=${() => this.#conversation.actor?.send({ type: 'claim.dismiss' })}
      >
        ${t.term('dismiss')}
      </button>
    </div>`;
  }

  #kind({ queue }: Conversation) {
    return this.#inbox.store?.queues.list().find(({ id }) => id === queue)?.kind ?? 'custom';
  }

  #onTemplate = async () => {
    const { InboxTemplateChooser } = await import('../template-chooser/template-chooser.js');
    define(InboxTemplateChooser);
    this.choosing = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-stand-in': InboxStandIn;
  }
}
