import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import type { Contact, ContactField } from '../../../domain/contact.js';
import type { Conversation } from '../../../domain/conversation.js';
import type { Id } from '../../../domain/id.js';
import { formatPhone } from '../../../domain/phone.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { InboxDetailsEvent } from '../../events/first.js';
import { InboxAvatar } from '../../parts/avatar/avatar.js';
import { InboxCopyButton } from '../../parts/copy-button/copy-button.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { InboxContactField } from '../contact-field/contact-field.js';
import { InboxEarlier } from './earlier.js';
import { styles } from './details.styles.js';

/**
 * @summary The contact of the open conversation, editable where the backend allows; the facts of the conversation; and
 * the contact's earlier ones, each opened to be read.
 * @tag inbox-details
 * @slot - A host's own sections, at the end.
 * @csspart scroller - What scrolls.
 * @fires {InboxDetailsEvent} inbox-details - It should be hidden.
 */
export class InboxDetails extends LitElement {
  static readonly tag = 'inbox-details';
  static readonly uses = [
    InboxAvatar,
    InboxContactField,
    InboxCopyButton,
    InboxEarlier,
    InboxIconButton,
  ];
  static override styles = [baseStyles, buttonStyles, styles];

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #root = new ActorController(
    this,
    (handle) => handle.actor,
    ({ context }) => context.openId,
  );
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value }) => value.history,
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #window = new WindowController(this, () => this.#id);

  get #id(): Id | undefined {
    return this.#root.snapshot?.context.openId;
  }

  /** The focus on the button that hides it. */
  override focus(): void {
    void this.updateComplete.then(async () => {
      const button = this.renderRoot.querySelector<InboxIconButton>('inbox-icon-button');
      await button?.updateComplete;
      button?.focus();
    });
  }

  override render() {
    const t = this.#locale;
    const row = this.#row.row;
    return html`<aside aria-label=${t.term('detailsTitle')}>
      <header>
        <h2>${t.term('detailsTitle')}</h2>
        <inbox-icon-button
          icon="close"
          label=${t.term('dismiss')}
          @click=${() => this.dispatchEvent(new InboxDetailsEvent())}
        ></inbox-icon-button>
      </header>
      <div part="scroller" class="scroller">
        ${row ? this.#renderRow(row) : this.#renderNothing()}
        <slot></slot>
      </div>
    </aside>`;
  }

  #renderNothing() {
    const t = this.#locale;
    return this.#conversation.snapshot?.value.history === 'failed'
      ? html`<p class="note">
          ${t.term('loadFailed')}
          <button class="button" type="button" @click=${this.#onRetry}>${t.term('retry')}</button>
        </p>`
      : html`<div class="ghost" role="status" aria-label=${t.term('loading')}>
          <i></i><i></i><i></i><i></i>
        </div>`;
  }

  /** The conversation comes with its messages. */
  #onRetry = () => this.#conversation.actor?.send({ type: 'history.retry' });

  #renderRow(row: Conversation) {
    const t = this.#locale;
    const { contact, channel } = row;
    return html`<section class="card">
        <inbox-avatar
          name=${contact.name ?? contact.handle ?? ''}
          seed=${contact.id}
          channel=${channel.kind}
        ></inbox-avatar>
        <div>
          <inbox-contact-field
            .contact=${contact}
            field="name"
            label=${t.term('contactName')}
            edit-label=${t.term('editName')}
            placeholder=${t.term('unnamed')}
          ></inbox-contact-field>
          <span>${channel.label ?? t.term('channel', channel.kind)}</span>
        </div>
      </section>
      <section aria-label=${t.term('detailsContact')}>
        <dl>
          ${this.#renderValue(t.term('field', 'phone'), this.#renderPhone(contact))}
          ${
            contact.handle
              ? this.#renderValue(t.term('field', 'handle'), html`@${contact.handle}`)
              : nothing
          }
          ${this.#fields(contact).map((field) =>
            this.#renderValue(
              t.term('field', field),
              html`<inbox-contact-field .contact=${contact} field=${field}></inbox-contact-field>`,
            ),
          )}
        </dl>
      </section>
      <section>
        <h3>${t.term('detailsConversation')}</h3>
        <dl class="facts">${this.#renderFacts(row)}</dl>
      </section>
      <inbox-earlier></inbox-earlier>`;
  }

  #renderValue(name: string, value: TemplateResult) {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  #renderPhone({ phone }: Contact) {
    const t = this.#locale;
    if (!phone) return html`<span class="none">${t.term('noNumber')}</span>`;
    return html`<span class="num" dir="ltr">${formatPhone(phone)}</span
      ><inbox-copy-button
        text=${phone}
        label=${t.term('copyNumber')}
        done=${t.term('numberCopied')}
      ></inbox-copy-button>`;
  }

  /** What the contact has, and what may be given to it. */
  #fields({ email, notes, custom = {} }: Contact): ContactField[] {
    const can = this.#inbox.session?.info.can.editContact ?? [];
    const own = Object.keys(custom).map((key): ContactField => `custom.${key}`);
    const more = can.filter((field) => field.startsWith('custom.'));
    const known = { email, notes };
    return [...new Set<ContactField>(['email', ...own, ...more, 'notes'])].filter(
      (field) =>
        can.includes(field) ||
        field.startsWith('custom.') ||
        known[field as keyof typeof known] !== undefined,
    );
  }

  #renderFacts({ protocol, sector, assignee, createdAt, closed }: Conversation) {
    const t = this.#locale;
    const copied = html`<span class="num">${protocol}</span
      ><inbox-copy-button
        text=${protocol ?? ''}
        label=${t.term('copyProtocol')}
        done=${t.term('protocolCopied')}
      ></inbox-copy-button>`;
    const facts: [string, TemplateResult | string | undefined][] = [
      [t.term('protocol'), protocol && copied],
      [t.term('fact', 'sector'), sector?.name],
      [t.term('fact', 'agent'), assignee?.name ?? t.term('nobody')],
      [t.term('fact', 'started'), t.full(createdAt)],
      [t.term('fact', 'window'), closed ? undefined : this.#windowWords()],
      [t.term('fact', 'closed'), closed && t.full(closed.at)],
      [t.term('reason'), closed?.reason?.name],
      [t.term('closeNote'), closed?.note],
      [
        t.term('fact', 'rating'),
        closed?.rating === undefined ? undefined : t.term('rating', closed.rating),
      ],
    ];
    return facts.map(([name, value]) =>
      value === undefined || value === ''
        ? nothing
        : this.#renderValue(name, typeof value === 'string' ? html`<bdi>${value}</bdi>` : value),
    );
  }

  #windowWords(): string | undefined {
    const t = this.#locale;
    const { window, left } = this.#window;
    if (left !== undefined) return t.term('duration', left);
    switch (window?.state) {
      case 'open':
        return t.term('noWindow');
      case 'closed':
      case 'waiting':
        return t.term('windowShutShort');
      default:
        return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-details': InboxDetails;
  }
}
