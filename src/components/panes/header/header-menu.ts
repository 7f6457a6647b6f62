import { css, html, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import type { Conversation } from '../../../domain/conversation.js';
import '../../../locales/later.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxAnnounceEvent } from '../../events/first.js';
import { InboxMenuSelectEvent } from '../../events/later.js';
import { copyText } from '../../parts/copy-button/copy-text.js';
import type { MenuItem } from '../../parts/menu/menu.js';
import { InboxMenuButton } from '../../parts/menu-button/menu-button.js';
import type { Action } from './header-actions.js';

/**
 * @summary The actions of the header that find no room in it. Copies by itself; the header does the rest.
 * @tag inbox-header-menu
 * @fires {InboxMenuSelectEvent} inbox-menu-select - One of them was chosen, and is not a copy.
 */
export class InboxHeaderMenu extends LitElement {
  static readonly tag = 'inbox-header-menu';
  static readonly uses = [InboxMenuButton];
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ];

  @property({ attribute: false }) row?: Conversation;
  /** Asked each time the menu opens. */
  @property({ attribute: false }) actions: () => readonly Action[] = () => [];

  @query('inbox-menu-button') private button!: InboxMenuButton;

  #locale = new LocaleController(this);

  override render() {
    return html`<inbox-menu-button
      icon="more"
      label=${this.#locale.term('moreActions')}
      .items=${this.#items}
      @inbox-menu-select=${this.#onSelect}
    ></inbox-menu-button>`;
  }

  /** In reading order. */
  #items = (): MenuItem[] => {
    const t = this.#locale;
    const actions = this.actions();
    const words: Record<Action, Omit<MenuItem, 'id'>> = {
      find: { icon: 'search', label: t.term('findInConversation') },
      number: { icon: 'copy', label: t.term('copyNumber') },
      protocol: { icon: 'copy', label: t.term('copyProtocol') },
      send: { icon: 'share', label: t.term('sendProtocol') },
      transfer: { icon: 'transfer', label: t.term('transfer') },
      details: { icon: 'details', label: t.term('details') },
    };
    return (Object.keys(words) as Action[])
      .filter((id) => actions.includes(id))
      .map((id) => ({ id, ...words[id] }));
  };

  async #copy(text: string, done: string) {
    const copied = await copyText(text);
    if (copied) this.button.confirm();
    this.dispatchEvent(new InboxAnnounceEvent(copied ? done : this.#locale.term('copyFailed')));
  }

  #onSelect = ({ item }: InboxMenuSelectEvent) => {
    const t = this.#locale;
    const { contact, protocol = '' } = this.row ?? {};
    if (item === 'number') void this.#copy(contact?.phone ?? '', t.term('numberCopied'));
    else if (item === 'protocol') void this.#copy(protocol, t.term('protocolCopied'));
    else this.dispatchEvent(new InboxMenuSelectEvent(item));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-header-menu': InboxHeaderMenu;
  }
}
