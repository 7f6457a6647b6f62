import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { NowController } from '../../../context/now.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { contactName } from '../../../domain/contact-name.js';
import type { Contact, ContactField } from '../../../domain/contact.js';
import type { Conversation } from '../../../domain/conversation.js';
import type { Id } from '../../../domain/id.js';
import { formatPhone } from '../../../domain/phone.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxDetailsEvent } from '../../events.js';
import { InboxAvatar } from '../../parts/avatar/avatar.js';
import { InboxCopyButton } from '../../parts/copy-button/copy-button.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { InboxContactField } from '../contact-field/contact-field.js';
import { styles } from './details.styles.js';

/**
 * @summary The contact of the open conversation, editable where the backend allows, and its earlier conversations,
 * each opened to be read.
 * @tag inbox-details
 * @slot - A host's own sections, at the end.
 * @fires {InboxDetailsEvent} inbox-details - It should be hidden.
 */
export class InboxDetails extends LitElement {
  static readonly tag = 'inbox-details';
  static readonly uses = [InboxAvatar, InboxContactField, InboxCopyButton, InboxIconButton];
  static override styles = [baseStyles, buttonStyles, styles];

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
    ({ context }) => context.conversationId,
  );
  #earlier = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation?.getSnapshot().children.earlier,
    ({ value, context }) => [value, context.ids, context.next],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#root.snapshot?.context.openId,
  );

  /** The caret nowhere: the focus on the button that hides it. */
  override focus(): void {
    this.renderRoot.querySelector('inbox-icon-button')?.focus();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // Ignored once the pages are being read.
    this.#conversation.actor?.send({ type: 'earlier.open' });
  }

  override render() {
    const t = this.#locale;
    const row = this.#row.row;
    return html`<header>
        <h2>${t.term('detailsTitle')}</h2>
        <inbox-icon-button
          icon="close"
          label=${t.term('dismiss')}
          @click=${() => this.dispatchEvent(new InboxDetailsEvent())}
        ></inbox-icon-button>
      </header>
      <div class="scroller">
        ${row ? html`${this.#renderCard(row)} ${this.#renderFields(row)} ${this.#renderFacts(row)}` : nothing}
        ${row ? this.#renderEarlier(row) : nothing}
        <slot></slot>
      </div>`;
  }

  #renderCard({ contact, channel }: Conversation) {
    const t = this.#locale;
    return html`<div class="card">
      <inbox-avatar
        name=${contact.name ?? contact.handle ?? ''}
        seed=${contact.id}
        channel=${channel.kind}
      ></inbox-avatar>
      <bdi>${contactName(contact) ?? t.term('unnamed')}</bdi>
      <span>${channel.label ?? t.term('channel', channel.kind)}</span>
    </div>`;
  }

  #renderFields({ contact }: Conversation) {
    const t = this.#locale;
    return html`<section>
      <h3>${t.term('detailsContact')}</h3>
      <dl>
        ${this.#renderField(contact, 'name')}
        <div>
          <dt>${t.term('field', 'phone')}</dt>
          <dd class="num">
            ${contact.phone
              ? html`<span dir="ltr">${formatPhone(contact.phone)}</span
                  ><inbox-copy-button
                    text=${contact.phone}
                    label=${t.term('copyNumber')}
                    done=${t.term('numberCopied')}
                  ></inbox-copy-button>`
              : t.term('noNumber')}
          </dd>
        </div>
        ${contact.handle
          ? html`<div>
              <dt>${t.term('field', 'handle')}</dt>
              <dd>@${contact.handle}</dd>
            </div>`
          : nothing}
        ${this.#fields(contact).map((field) => this.#renderField(contact, field))}
      </dl>
    </section>`;
  }

  /** What the contact has, and what may be given to it. */
  #fields({ email, notes, custom = {} }: Contact): ContactField[] {
    const can = this.#inbox.session?.info.can.editContact ?? [];
    const own = Object.keys(custom).map((key): ContactField => `custom.${key}`);
    const all: ContactField[] = ['email', ...own, ...can.filter((field) => field.startsWith('custom.')), 'notes'];
    const known = { email, notes };
    return [...new Set(all)].filter(
      (field) => can.includes(field) || field.startsWith('custom.') || known[field as keyof typeof known],
    );
  }

  #renderField(contact: Contact, field: ContactField) {
    return html`<div>
      <dt>${this.#locale.term('field', field)}</dt>
      <dd><inbox-contact-field .contact=${contact} field=${field}></inbox-contact-field></dd>
    </div>`;
  }

  #renderFacts(row: Conversation) {
    const t = this.#locale;
    const facts: [string, string | undefined][] = [
      [t.term('protocol'), row.protocol && `#${row.protocol}`],
      [t.term('started'), t.full(row.createdAt)],
      [t.term('sector'), row.sector?.name],
      [t.term('agent'), row.assignee?.name],
      [t.term('reason'), row.closed?.reason?.name],
      [t.term('survey'), row.closed?.rating === undefined ? undefined : t.term('rating', row.closed.rating)],
    ];
    return html`<section>
      <h3>${t.term('conversation')}</h3>
      <dl>
        ${facts.map(([name, value]) =>
          value
            ? html`<div>
                <dt>${name}</dt>
                <dd class="num">${value}</dd>
              </div>`
            : nothing,
        )}
      </dl>
    </section>`;
  }

  #renderEarlier(row: Conversation) {
    const t = this.#locale;
    const { returnTo } = this.#root.snapshot?.context ?? {};
    const snapshot = this.#earlier.snapshot;
    const ids = (snapshot?.context.ids ?? []).filter((id) => id !== (returnTo ?? row.id));
    return html`<section>
      <h3>${t.term('earlier')}</h3>
      ${ids.length > 0
        ? html`<ul>
            ${ids.map((id) => html`<li>${this.#renderOne(id, row.id)}</li>`)}
          </ul>`
        : nothing}
      ${this.#renderFoot(ids.length === 0)}
    </section>`;
  }

  #renderOne(id: Id, openId: Id) {
    const row = this.#inbox.store?.conversations.get(id);
    if (!row) return nothing;
    const t = this.#locale;
    const facts = [
      row.closed?.reason?.name,
      row.assignee?.name ?? row.closed?.by?.name,
      row.closed?.rating === undefined ? undefined : t.term('rating', row.closed.rating),
    ].filter(Boolean);
    return html`<button
      class="earlier"
      type="button"
      aria-current=${id === openId ? 'true' : nothing}
      @click=${() =>
        this.#inbox.handle?.actor.send({ type: 'conversation.open', conversationId: id, readonly: true })}
    >
      <b class="num">${t.term('earlierFrom', row.protocol ? `#${row.protocol}` : '', t.moment(row.createdAt, this.#now.now))}</b>
      ${facts.length > 0 ? html`<span>${facts.join(' · ')}</span>` : nothing}
      ${row.preview ? html`<span class="cut">${row.preview.text}</span>` : nothing}
    </button>`;
  }

  #renderFoot(empty: boolean) {
    const t = this.#locale;
    const snapshot = this.#earlier.snapshot;
    switch (snapshot?.value) {
      case 'failed':
        return html`<div class="note" role="alert">
          ${t.term('loadFailed')}
          <button
            class="button small"
            type="button"
            @click=${() => this.#conversation.actor?.send({ type: 'earlier.retry' })}
          >
            ${t.term('retry')}
          </button>
        </div>`;
      case 'ready':
        return snapshot.context.next === undefined
          ? empty
            ? html`<div class="note">${t.term('earlierEmpty')}</div>`
            : nothing
          : html`<button
              class="button small quiet"
              type="button"
              @click=${() => this.#conversation.actor?.send({ type: 'earlier.more' })}
            >
              ${t.term('loadMore')}
            </button>`;
      default:
        return html`<div class="note" role="status">${t.term('loading')}</div>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-details': InboxDetails;
  }
}
