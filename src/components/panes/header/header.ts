import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActorController } from '../../../context/actor.controller.js';
import { InboxController } from '../../../context/inbox.controller.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { RowController } from '../../../context/row.controller.js';
import { WindowController } from '../../../context/window.controller.js';
import type { CommandType } from '../../../domain/commands.js';
import type { Conversation } from '../../../domain/conversation.js';
import type { Id } from '../../../domain/id.js';
import { formatPhone } from '../../../domain/phone.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { buttonStyles } from '../../../styles/button.styles.js';
import { define } from '../../define.js';
import {
  InboxAnnounceEvent,
  InboxBeforeSendEvent,
  InboxDetailsEvent,
  type InboxMenuSelectEvent,
} from '../../events.js';
import { InboxAvatar } from '../../parts/avatar/avatar.js';
import { InboxCopyButton } from '../../parts/copy-button/copy-button.js';
import { InboxIcon } from '../../parts/icon/icon.js';
import { InboxIconButton } from '../../parts/icon-button/icon-button.js';
import { InboxMenu, type MenuItem } from '../../parts/menu/menu.js';
import { InboxPopover } from '../../parts/popover/popover.js';
import { InboxContactField } from '../contact-field/contact-field.js';
import { styles } from './header.styles.js';

/**
 * @summary Who the open conversation is with, its number and protocol, the time left, and what can be done with it.
 * What does not fit goes into a menu; name and close stay.
 * @tag inbox-header
 * @slot start - Before the avatar: the way back.
 * @slot end - A host's own actions.
 * @fires {InboxBeforeSendEvent} inbox-before-send - Before the protocol is sent to the customer.
 * @fires {InboxDetailsEvent} inbox-details - The details should be shown or hidden.
 */
export class InboxHeader extends LitElement {
  static readonly tag = 'inbox-header';
  static readonly uses = [
    InboxAvatar,
    InboxContactField,
    InboxCopyButton,
    InboxIcon,
    InboxIconButton,
    InboxMenu,
    InboxPopover,
  ];
  static override styles = [baseStyles, buttonStyles, styles];

  /** The details are on the screen. */
  @property({ type: Boolean }) detailed = false;
  /** There are no details here. */
  @property({ type: Boolean, attribute: 'no-details' }) noDetails = false;

  @state() private dialog?: 'transfer' | 'close' | undefined;
  @state() private menuOpen = false;

  @query('.more') private more!: HTMLElement | null;
  @query('inbox-menu') private menu!: InboxMenu | null;

  #inbox = new InboxController(this);
  #locale = new LocaleController(this);
  #conversation = new ActorController(
    this,
    (handle) => handle.actor.getSnapshot().children.conversation,
    ({ value, context }) => [value.seat, context.conversationId, context.readonly],
  );
  #row = new RowController(
    this,
    (store) => store.conversations,
    () => this.#id,
  );
  #window = new WindowController(this, () => this.#id);

  get #id(): Id | undefined {
    return this.#conversation.snapshot?.context.conversationId;
  }

  override render() {
    const row = this.#row.row;
    if (!row) return nothing;
    const t = this.#locale;
    const { contact, channel } = row;
    return html`<header>
        <slot name="start"></slot>
        <inbox-avatar
          name=${contact.name ?? contact.handle ?? ''}
          seed=${contact.id}
          channel=${channel.kind}
        ></inbox-avatar>
        <div class="who">
          <inbox-contact-field
            .contact=${contact}
            field="name"
            label=${t.term('contactName')}
            edit-label=${t.term('editName')}
            placeholder=${contact.handle ? `@${contact.handle}` : t.term('unnamed')}
          ></inbox-contact-field>
          <div class="facts">${this.#renderNumber(row)} ${this.#renderProtocol(row)}</div>
        </div>
        ${this.#renderWindow()} ${this.#renderActions(row)}
        <slot name="end"></slot>
      </header>
      ${this.#renderDialog()}`;
  }

  #renderNumber({ contact }: Conversation) {
    const t = this.#locale;
    if (!contact.phone) return html`<span class="fact shrinks number cut">${t.term('noNumber')}</span>`;
    return html`<span class="fact num number"
      ><span dir="ltr">${formatPhone(contact.phone)}</span
      ><inbox-copy-button
        class="wide"
        text=${contact.phone}
        label=${t.term('copyNumber')}
        done=${t.term('numberCopied')}
      ></inbox-copy-button
    ></span>`;
  }

  #renderProtocol({ protocol }: Conversation) {
    if (protocol === undefined) return nothing;
    const t = this.#locale;
    return html`<span class="fact num"
      ><span class="sr">${t.term('protocol')}</span><span>#${protocol}</span
      ><inbox-copy-button
        class="wide"
        text=${protocol}
        label=${t.term('copyProtocol')}
        done=${t.term('protocolCopied')}
      ></inbox-copy-button
      >${this.#mayWrite
        ? html`<inbox-icon-button
            class="wide"
            size="small"
            icon="share"
            label=${t.term('sendProtocol')}
            @click=${this.#onSendProtocol}
          ></inbox-icon-button>`
        : nothing}</span
    >`;
  }

  #renderWindow() {
    const t = this.#locale;
    const { window, left, urgency } = this.#window;
    if (window?.state === 'closed' || window?.state === 'waiting') {
      return html`<span class="window shut" title=${t.term('windowClosed')}
        ><inbox-icon name="lock"></inbox-icon><span class="words">${t.term('windowShut')}</span></span
      >`;
    }
    if (left === undefined) return nothing;
    const time = t.term('duration', left);
    return html`<span class="window num ${urgency}" title=${t.term('windowOpen', time)}
      ><inbox-icon name="hourglass"></inbox-icon><span class="sr">${t.term('windowOpen', time)}</span
      ><span aria-hidden="true">${time}</span></span
    >`;
  }

  #renderActions(row: Conversation) {
    const t = this.#locale;
    const items = this.#menuItems(row);
    return html`<div class="actions">
      ${this.#may(row, 'transfer')
        ? html`<inbox-icon-button
            class="wide"
            icon="transfer"
            label=${t.term('transfer')}
            haspopup="dialog"
            @click=${() => this.#open('transfer')}
          ></inbox-icon-button>`
        : nothing}
      ${this.#may(row, 'close')
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
        : nothing}
      ${this.noDetails
        ? nothing
        : html`<inbox-icon-button
            class="wide"
            icon="details"
            label=${t.term('details')}
            .expanded=${this.detailed}
            @click=${() => this.dispatchEvent(new InboxDetailsEvent())}
          ></inbox-icon-button>`}
      ${items.length === 0
        ? nothing
        : html`<inbox-icon-button
              class="narrow more"
              icon="more"
              label=${t.term('moreActions')}
              haspopup="menu"
              .expanded=${this.menuOpen}
              @click=${this.#onMore}
            ></inbox-icon-button>
            <inbox-popover
              align="end"
              ?open=${this.menuOpen}
              .anchor=${this.more ?? undefined}
              @inbox-popover-toggle=${({ open }: { open: boolean }) => (this.menuOpen = open)}
            >
              <inbox-menu
                label=${t.term('moreActions')}
                .items=${items}
                @inbox-menu-select=${this.#onMenu}
              ></inbox-menu>
            </inbox-popover>`}
    </div>`;
  }

  #menuItems(row: Conversation): MenuItem[] {
    const t = this.#locale;
    const items: (MenuItem | false)[] = [
      row.contact.phone !== undefined && { id: 'number', icon: 'copy', label: t.term('copyNumber') },
      row.protocol !== undefined && { id: 'protocol', icon: 'copy', label: t.term('copyProtocol') },
      row.protocol !== undefined &&
        this.#mayWrite && { id: 'send', icon: 'share', label: t.term('sendProtocol') },
      this.#may(row, 'transfer') && { id: 'transfer', icon: 'transfer', label: t.term('transfer') },
      !this.noDetails && { id: 'details', icon: 'details', label: t.term('details') },
    ];
    return items.filter((item) => item !== false);
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

  #may({ allow }: Conversation, command: CommandType): boolean {
    const readonly = this.#conversation.snapshot?.context.readonly ?? true;
    const can = this.#inbox.session?.info.can.commands;
    return !readonly && allow.includes(command) && (can?.includes(command) ?? false);
  }

  get #mayWrite(): boolean {
    const row = this.#row.row;
    return row !== undefined && this.#may(row, 'send') && this.#window.window?.state === 'open';
  }

  async #open(dialog: 'transfer' | 'close') {
    if (dialog === 'transfer') define((await import('../transfer/transfer.js')).InboxTransfer);
    else define((await import('../close/close.js')).InboxClose);
    this.dialog = dialog;
  }

  #copy(text: string, done: string) {
    void navigator.clipboard
      .writeText(text)
      .then(() => this.dispatchEvent(new InboxAnnounceEvent(done)));
  }

  #onMore = async () => {
    this.menuOpen = !this.menuOpen;
    await this.updateComplete;
    if (this.menuOpen) this.menu?.focus();
  };

  #onMenu = ({ item }: InboxMenuSelectEvent) => {
    this.menuOpen = false;
    this.more?.focus();
    const row = this.#row.row;
    const t = this.#locale;
    if (item === 'number') this.#copy(row?.contact.phone ?? '', t.term('numberCopied'));
    else if (item === 'protocol') this.#copy(row?.protocol ?? '', t.term('protocolCopied'));
    else if (item === 'send') this.#onSendProtocol();
    else if (item === 'transfer') void this.#open('transfer');
    else this.dispatchEvent(new InboxDetailsEvent());
  };

  #onSendProtocol = () => {
    const protocol = this.#row.row?.protocol;
    if (protocol === undefined || this.#id === undefined) return;
    const text = this.#locale.term('protocolMessage', protocol);
    if (!this.dispatchEvent(new InboxBeforeSendEvent(this.#id, { kind: 'text', text }))) return;
    this.#conversation.snapshot?.children.composer?.send({ type: 'message.submit', text });
    this.dispatchEvent(new InboxAnnounceEvent(this.#locale.term('protocolSent')));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-header': InboxHeader;
  }
}
