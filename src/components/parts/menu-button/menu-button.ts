import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocaleController } from '../../../context/locale.controller.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { lazily } from '../../define.js';
import { InboxAnnounceEvent } from '../../events/first.js';
import { InboxMenuSelectEvent, type InboxPopoverToggleEvent } from '../../events/later.js';
import type { IconName } from '../icon/icons.js';
import { InboxIconButton } from '../icon-button/icon-button.js';
import type { InboxMenu, MenuItem } from '../menu/menu.js';

const loadMenu = lazily(
  () => import('../menu/menu.js'),
  (part) => part.InboxMenu,
);
const loadPopover = lazily(
  () => import('../popover/popover.js'),
  (part) => part.InboxPopover,
);

/**
 * @summary A button that opens a menu. The focus goes to its first item, and returns; Tab closes it and goes on.
 * @tag inbox-menu-button
 * @fires {InboxMenuSelectEvent} inbox-menu-select - An item was chosen.
 */
export class InboxMenuButton extends LitElement {
  static readonly tag = 'inbox-menu-button';
  static readonly uses = [InboxIconButton];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }

      /* Its end takes the check away. */
      .done {
        animation: stay 2s;
      }

      @keyframes stay {
        from {
          opacity: 1;
        }
      }
    `,
  ];

  @property() icon: IconName = 'more';
  /** Name of the button and of the menu. */
  @property() label = '';
  /** Asked each time the menu opens. */
  @property({ attribute: false }) items: () => readonly MenuItem[] = () => [];

  @state() private open = false;
  @state() private confirmed = false;

  @query('inbox-icon-button') private button!: InboxIconButton;
  @query('inbox-menu') private menu!: InboxMenu | null;

  #locale = new LocaleController(this);

  /** A check for two seconds: what was chosen is done. */
  confirm(): void {
    this.confirmed = true;
  }

  override render() {
    return html`<inbox-icon-button
        class=${this.confirmed ? 'done' : ''}
        icon=${this.confirmed ? 'check' : this.icon}
        label=${this.label}
        haspopup="menu"
        .expanded=${this.open}
        @click=${this.#onClick}
        @animationend=${() => (this.confirmed = false)}
      ></inbox-icon-button>
      ${this.open ? this.#renderMenu() : nothing}`;
  }

  #renderMenu() {
    return html`<inbox-popover
      open
      align="end"
      .anchor=${this}
      @inbox-popover-toggle=${({ open }: InboxPopoverToggleEvent) => (this.open = open)}
    >
      <inbox-menu
        label=${this.label}
        .items=${this.items()}
        @keydown=${this.#onKeydown}
        @inbox-menu-select=${this.#onSelect}
      ></inbox-menu>
    </inbox-popover>`;
  }

  #onClick = async () => {
    try {
      await Promise.all([loadMenu(), loadPopover()]);
    } catch {
      this.dispatchEvent(new InboxAnnounceEvent(this.#locale.term('loadFailed'), true));
      return;
    }
    this.open = !this.open;
    await this.updateComplete;
    await this.menu?.updateComplete;
    this.menu?.focus();
  };

  #close() {
    this.open = false;
    this.button.focus();
  }

  /** Tab goes on from the button. */
  #onKeydown = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') this.#close();
  };

  #onSelect = ({ item }: InboxMenuSelectEvent) => {
    this.#close();
    this.dispatchEvent(new InboxMenuSelectEvent(item));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-menu-button': InboxMenuButton;
  }
}
