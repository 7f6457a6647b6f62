import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { InboxMenuSelectEvent } from '../../events/later.js';
import { InboxIcon } from '../icon/icon.js';
import type { IconName } from '../icon/icons.js';
import { styles } from './menu.styles.js';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  danger?: boolean;
  disabled?: boolean;
}

/**
 * @summary A list of things to do. Arrow keys, Home, End and first letters move; Enter and Space choose.
 * @tag inbox-menu
 * @fires {InboxMenuSelectEvent} inbox-menu-select - An item was chosen.
 */
export class InboxMenu extends LitElement {
  static readonly tag = 'inbox-menu';
  static readonly uses = [InboxIcon];
  static override styles = [baseStyles, styles];

  @property({ attribute: false }) items: readonly MenuItem[] = [];
  /** Its accessible name. */
  @property() label = '';

  /** Puts the focus on the first item. */
  override focus(): void {
    this.#buttons()[0]?.focus();
  }

  override render() {
    return html`<div role="menu" aria-label=${this.label} @keydown=${this.#onKeydown}>
      ${this.items.map(
        (item) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=${item.danger ? 'danger' : ''}
            aria-disabled=${item.disabled ? 'true' : 'false'}
            @click=${() => this.#choose(item)}
          >
            ${item.icon ? html`<inbox-icon name=${item.icon}></inbox-icon>` : ''}${item.label}
          </button>`,
      )}
    </div>`;
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')];
  }

  #choose(item: MenuItem) {
    if (!item.disabled) this.dispatchEvent(new InboxMenuSelectEvent(item.id));
  }

  #onKeydown = (event: KeyboardEvent) => {
    const buttons = this.#buttons();
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    const letter = event.key.length === 1 ? event.key.toLocaleLowerCase() : undefined;
    const next =
      to === undefined
        ? [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)].find(
            (button) =>
              letter &&
              letter !== ' ' &&
              button.textContent.trim().toLocaleLowerCase().startsWith(letter),
          )
        : buttons[to];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-menu': InboxMenu;
  }
}
