import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import type { CommandType } from '../../../domain/commands.js';
import type { Contact } from '../../../domain/contact.js';
import type { Conversation } from '../../../domain/conversation.js';
import type { Id } from '../../../domain/id.js';
import { formatPhone } from '../../../domain/phone.js';
import { transferTargets } from '../../../domain/transfer.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { drawLazily } from '../../define.js';
import {
  InboxAnnounceEvent,
  InboxBeforeSendEvent,
  InboxDetailsEvent,
  InboxFindEvent,
} from '../../events/first.js';
import type { InboxMenuSelectEvent } from '../../events/later.js';
import { InboxAvatar } from '../../parts/avatar/avatar.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import type { InboxContactField } from '../contact-field/contact-field.js';
import { YIELDING, type Action } from './header-actions.js';
import { styles } from './header.styles.js';
import { asked, lazy } from './lazy.js';

/**
 * @summary Who the open conversation is with, its number and protocol, the time left, and what can be done with it.
 * What does not fit goes into a menu; name and close stay.
 * @tag inbox-header
 * @slot start - Before the avatar: the way back.
 * @slot end - A host's own actions.
 * @csspart base - The header.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Before the protocol is sent to the customer.
 * @fires {InboxDetailsEvent} inbox-details - The details should be shown or hidden.
 * @fires {InboxFindEvent} inbox-find - The messages should be searched.
 */
export class InboxHeader extends LitElement {
  static readonly tag = 'inbox-header';
  static readonly uses = [InboxAvatar, InboxIcon, InboxIconButton];
  static override styles = [baseStyles, buttonStyles, styles];

  /** The details are on the screen. */
  @property({ type: Boolean }) detailed = false;
  /** There are no details here. */
  @property({ type: Boolean, attribute: 'no-details' }) noDetails = false;

  @state() private dialog?: 'transfer' | 'close' | undefined;
  /** The name is being edited, or has been. */
  @state() private named = false;

  @query('inbox-contact-field') private contactField!: InboxContactField | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ context }) => [context.conversationId, context.readonly],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #window = new WindowController(this, () => this.#id);
  #shown: Id | undefined;

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  protected override willUpdate(): void {
    if (this.#shown !== this.#id) {
      this.dialog = undefined;
      this.named = false;
    }
    this.#shown = this.#id;
    if (this.#row.row) Object.values(lazy).forEach(drawLazily);
  }

  /** Takes its dialog away: what was decided in it is done. */
  async putAway(): Promise<void> {
    this.dialog = undefined;
    await this.updateComplete;
  }

  override render() {
    const row = this.#row.row;
    if (!row) return html`<header part="base"><slot name="start"></slot></header>`;
    const { contact, channel } = row;
    const actions = this.#actions(row);
    return html`<header part="base">
        <slot name="start"></slot>
        <inbox-avatar
          name=${contact.name ?? contact.handle ?? ''}
          seed=${contact.id}
          channel=${channel.kind}
        ></inbox-avatar>
        ${this.#renderName(contact)}
        <div class="actions">${this.#renderActions(row, actions)}<slot name="end"></slot></div>
        <div class="facts">
          ${this.#renderNumber(row)} ${this.#renderProtocol(row, actions)} ${this.#renderWindow()}
        </div>
      </header>
      ${this.#renderDialog()}`;
  }

  #renderName(contact: Contact) {
    const t = this.#locale;
    const placeholder = contact.handle ? `@${contact.handle}` : t.term('unnamed');
    if (this.named) {
      return html`<inbox-contact-field
        class="name"
        .contact=${contact}
        field="name"
        label=${t.term('contactName')}
        edit-label=${t.term('editName')}
        placeholder=${placeholder}
      ></inbox-contact-field>`;
    }
    const can = this.#inbox.session?.info.can;
    const editable = can?.commands.includes('editContact') && can.editContact?.includes('name');
    return html`<div class="name">
      <bdi class="cut ${contact.name ? '' : 'none'}" title=${contact.name || nothing}
        >${contact.name || placeholder}</bdi
      >${
        editable
          ? html`<inbox-icon-button
              size="small"
              icon="edit"
              label=${t.term('editName')}
              @click=${this.#onEditName}
            ></inbox-icon-button>`
          : nothing
      }
    </div>`;
  }

  #renderNumber({ contact }: Conversation) {
    const t = this.#locale;
    if (!contact.phone) return html`<span class="fact none cut">${t.term('noNumber')}</span>`;
    return html`<span class="fact num"
      ><span class="cut" dir="ltr">${formatPhone(contact.phone)}</span
      ><inbox-copy-button
        data-action="number"
        text=${contact.phone}
        label=${t.term('copyNumber')}
        done=${t.term('numberCopied')}
      ></inbox-copy-button
    ></span>`;
  }

  #renderProtocol({ protocol }: Conversation, actions: readonly Action[]) {
    if (protocol === undefined) return nothing;
    const t = this.#locale;
    return html`<span class="fact num" title=${t.term('protocol')}
      ><span class="sr">${t.term('protocol')}</span><span class="cut">#${protocol}</span
      ><inbox-copy-button
        data-action="protocol"
        text=${protocol}
        label=${t.term('copyProtocol')}
        done=${t.term('protocolCopied')}
      ></inbox-copy-button
      >${
        actions.includes('send')
          ? html`<inbox-icon-button
              data-action="send"
              size="small"
              icon="share"
              label=${t.term('sendProtocol')}
              @click=${this.#onSendProtocol}
            ></inbox-icon-button>`
          : nothing
      }</span
    >`;
  }

  #renderWindow() {
    const t = this.#locale;
    const { window, left, urgency } = this.#window;
    if (window?.state === 'closed' || window?.state === 'waiting') {
      return html`<span class="window shut" title=${t.term('windowClosed')}
        ><inbox-icon name="lock"></inbox-icon
        ><span class="words">${t.term('windowShut')}</span></span
      >`;
    }
    if (left === undefined) return nothing;
    const time = t.term('duration', left);
    return html`<span class="window num ${urgency}" title=${t.term('windowOpen', time)}
      ><inbox-icon name="hourglass"></inbox-icon
      ><span class="sr">${t.term('windowOpen', time)}</span
      ><bdi aria-hidden="true">${time}</bdi></span
    >`;
  }

  #renderActions(row: Conversation, actions: readonly Action[]) {
    const t = this.#locale;
    return html`${
      actions.includes('find')
        ? html`<inbox-icon-button
            data-action="find"
            icon="search"
            label=${t.term('findInConversation')}
            @click=${this.#onFind}
          ></inbox-icon-button>`
        : nothing
    }
    ${
      actions.includes('transfer')
        ? html`<inbox-icon-button
            data-action="transfer"
            icon="transfer"
            label=${t.term('transfer')}
            haspopup="dialog"
            @click=${() => this.#open('transfer')}
          ></inbox-icon-button>`
        : nothing
    }
    ${
      this.#may(row, 'close')
        ? html`<button
            class="button"
            type="button"
            aria-label=${t.term('close')}
            title=${t.term('close')}
            aria-haspopup="dialog"
            @click=${() => this.#open('close')}
          >
            <inbox-icon name="check"></inbox-icon>${t.term('closeSubmit')}
          </button>`
        : nothing
    }
    ${
      actions.includes('details')
        ? html`<inbox-icon-button
            data-action="details"
            icon="details"
            label=${t.term('details')}
            .expanded=${this.detailed}
            @click=${this.#onDetails}
          ></inbox-icon-button>`
        : nothing
    }
    ${
      actions.length === 0
        ? nothing
        : html`<inbox-header-menu
            data-from=${actions[0]}
            .row=${row}
            .actions=${() => actions.filter((action) => !this.#isShown(action))}
            @inbox-menu-select=${this.#onMenu}
          ></inbox-header-menu>`
    }`;
  }

  #isShown(action: Action): boolean {
    const button = this.renderRoot.querySelector(`[data-action='${action}']`);
    return button !== null && button.getClientRects().length > 0;
  }

  #renderDialog() {
    const onClose = () => (this.dialog = undefined);
    switch (this.dialog) {
      case 'transfer':
        return html`<inbox-transfer open @inbox-dialog-close=${onClose}></inbox-transfer>`;
      case 'close':
        return html`<inbox-close open @inbox-dialog-close=${onClose}></inbox-close>`;
      default:
        return nothing;
    }
  }

  /** What is offered, in the order in which it yields. */
  #actions(row: Conversation): Action[] {
    const can = this.#inbox.session?.info.can;
    const offered: Record<Action, boolean> = {
      send: row.protocol !== undefined && this.#mayWrite(row),
      details: !this.noDetails,
      find: true,
      transfer: this.#may(row, 'transfer') && can !== undefined && transferTargets(can).length > 0,
      protocol: row.protocol !== undefined,
      number: Boolean(row.contact.phone),
    };
    return YIELDING.filter((action) => offered[action]);
  }

  #may({ allow }: Conversation, command: CommandType): boolean {
    const readonly = this.#conversation.snapshot?.context.readonly ?? true;
    const can = this.#inbox.session?.info.can.commands;
    return !readonly && allow.includes(command) && (can?.includes(command) ?? false);
  }

  #mayWrite(row: Conversation): boolean {
    return this.#may(row, 'send') && this.#window.window?.state === 'open';
  }

  async #open(dialog: 'transfer' | 'close') {
    if (await this.#load(asked[dialog])) this.dialog = dialog;
  }

  /** Loads a part; says so when it cannot be had. */
  async #load(part: () => Promise<void>): Promise<boolean> {
    try {
      await part();
      return true;
    } catch {
      this.dispatchEvent(new InboxAnnounceEvent(this.#locale.term('loadFailed'), true));
      return false;
    }
  }

  #onMenu = ({ item }: InboxMenuSelectEvent) => {
    if (item === 'send') this.#onSendProtocol();
    else if (item === 'transfer') void this.#open('transfer');
    else if (item === 'find') this.#onFind();
    else this.#onDetails();
  };

  #say(text: string) {
    this.dispatchEvent(new InboxAnnounceEvent(text));
  }

  #onDetails = () => {
    this.dispatchEvent(new InboxDetailsEvent());
  };

  #onFind = () => {
    this.dispatchEvent(new InboxFindEvent());
  };

  #onEditName = async () => {
    const id = this.#id;
    if (!(await this.#load(asked.name)) || id !== this.#id) return;
    this.named = true;
    await this.updateComplete;
    await this.contactField?.edit();
  };

  #onSendProtocol = (event?: MouseEvent) => {
    const protocol = this.#row.row?.protocol;
    const { composer } = this.#conversation.snapshot?.children ?? {};
    // The second of a double click would send it twice.
    if (protocol === undefined || !composer || (event?.detail ?? 0) > 1) return;
    const text = this.#locale.term('protocolMessage', protocol);
    const submit = { type: 'message.submit', text } as const;
    if (!composer.getSnapshot().can(submit)) return;
    if (!this.dispatchEvent(new InboxBeforeSendEvent(this.#id!, { kind: 'text', text }))) return;
    composer.send(submit);
    const storing = composer.subscribe(({ value, context }) => {
      if (value !== 'writing') return;
      storing.unsubscribe();
      if (!context.error) this.#say(this.#locale.term('protocolSent'));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-header': InboxHeader;
  }
}
