import { css, html, LitElement, nothing } from 'lit';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { TableController } from '../../../context/table.controller.js';
import type { Conversation } from '../../../domain/conversation.js';
import { plainText } from '../../../domain/marks.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';

/**
 * @summary The other conversations of the contact, newest first, each opened to be read.
 * @tag inbox-earlier
 */
export class InboxEarlier extends LitElement {
  static readonly tag = 'inbox-earlier';
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      h3 {
        margin: 0 0 6px;
        color: var(--_text-2);
        font: var(--_type-label);
      }

      ul {
        margin: 0 -8px;
        padding: 0;
        list-style: none;
      }

      .one {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 8px;
        width: 100%;
        padding: 7px 8px;
        border: 0;
        border-radius: var(--_radius-m);
        background: none;
        color: var(--_text-2);
        font: var(--_type-small);
        text-align: start;
        cursor: pointer;
      }

      .one:hover {
        background: var(--_hover);
      }

      .one[aria-current] {
        background: var(--_selected);
      }

      .one b {
        color: var(--_text);
        font: var(--_type-label);
      }

      /* On the side of the page, in a direction of their own. */
      .one span:not(.day) {
        grid-column: 1 / -1;
        justify-self: start;
        max-width: 100%;
      }

      .day {
        color: var(--_text-3);
      }

      .note {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 32px;
        color: var(--_text-2);
        font: var(--_type-small);
      }
    `,
  ];

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #now = new NowController(this);
  #root = new ActorController(
    this,
    (handle) => handle.actor,
    ({ context }) => [context.openId, context.returnTo],
  );
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value }) => value.earlier,
  );
  #pager = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation?.getSnapshot().children.earlier,
    ({ value, context }) => [value, context.ids, context.next],
  );

  constructor() {
    super();
    new TableController(
      this,
      (store) => store.conversations,
      (id) => this.#pager.snapshot?.context.ids.includes(id) ?? false,
    );
  }

  protected override willUpdate(): void {
    if (this.#conversation.snapshot?.value.earlier === 'unread') {
      this.#conversation.actor?.send({ type: 'earlier.open' });
    }
  }

  override render() {
    const t = this.#locale;
    const { openId, returnTo } = this.#root.snapshot?.context ?? {};
    const rows = (this.#pager.snapshot?.context.ids ?? []).flatMap((id) =>
      id === (returnTo ?? openId) ? [] : (this.#inbox.store?.conversations.get(id) ?? []),
    );
    return html`<h3 id="earlier">${t.term('earlier')}</h3>
      ${
        rows.length === 0
          ? nothing
          : html`<ul aria-labelledby="earlier">
              ${rows.map((row) => html`<li>${this.#renderOne(row, row.id === openId)}</li>`)}
            </ul>`
      }
      ${this.#renderFoot(rows.length === 0)}`;
  }

  #renderOne({ id, protocol, createdAt, closed, assignee, preview }: Conversation, open: boolean) {
    const t = this.#locale;
    const facts = [
      closed?.reason?.name,
      (closed?.by ?? assignee)?.name,
      closed?.rating === undefined ? undefined : t.term('rating', closed.rating),
    ].filter(Boolean);
    return html`<button
      class="one num"
      type="button"
      aria-current=${open ? 'true' : nothing}
      @click=${() =>
        this.#inbox.handle?.actor.send({
          type: 'conversation.open',
          conversationId: id,
          readonly: true,
        })}
    >
      <b class="cut">${protocol ?? t.full(createdAt)}</b>
      <span class="day">${t.moment(createdAt, this.#now.now)}</span>
      ${facts.length > 0 ? html`<span class="cut" dir="auto">${facts.join(' · ')}</span>` : nothing}
      ${preview?.text ? html`<span class="cut" dir="auto">${plainText(preview.text)}</span>` : nothing}
    </button>`;
  }

  #renderFoot(empty: boolean) {
    const t = this.#locale;
    const snapshot = this.#pager.snapshot;
    switch (snapshot?.value) {
      case 'failed':
        return html`<div class="note" role="alert">
          ${t.term('loadFailed')} ${this.#renderButton('retry', 'earlier.retry')}
        </div>`;
      case 'ready':
        if (snapshot.context.next !== undefined) {
          return this.#renderButton('loadMore', 'earlier.more');
        }
        return empty ? html`<div class="note">${t.term('earlierEmpty')}</div>` : nothing;
      default:
        return html`<div class="note" role="status">${t.term('loading')}</div>`;
    }
  }

  #renderButton(word: 'retry' | 'loadMore', type: 'earlier.retry' | 'earlier.more') {
    return html`<button
      class="button small"
      type="button"
      @click=${() => this.#conversation.actor?.send({ type })}
    >
      ${this.#locale.term(word)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-earlier': InboxEarlier;
  }
}
