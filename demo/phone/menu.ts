import type { IconNode } from 'lucide';
import { html, nothing, render } from 'lit';
import { icon } from '../icons.js';

export interface MenuItem {
  label: string;
  icon?: IconNode;
  run: () => void;
}

/** Opens a menu beside its button; `quick` are small ones in a row above. Escape and a click elsewhere close it. */
export function openMenu(button: HTMLElement, items: MenuItem[], quick: MenuItem[] = []): void {
  const menu = document.createElement('div');
  menu.popover = 'auto';
  menu.className = 'menu';
  menu.role = 'menu';
  const item = ({ label, icon: node, run }: MenuItem, isQuick: boolean) => html`
    <button
      role="menuitem"
      tabindex="-1"
      class=${isQuick ? 'quick' : 'item'}
      @click=${() => {
        menu.hidePopover();
        run();
      }}
    >
      ${node ? icon(node) : nothing}${label}
    </button>
  `;
  render(
    html`${
      quick.length > 0
        ? html`<div role="presentation" class="quick-row">
            ${quick.map((one) => item(one, true))}
          </div>`
        : nothing
    }${items.map((one) => item(one, false))}`,
    menu,
  );
  menu.addEventListener('keydown', (event) => move(menu, event));
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'closed') menu.remove();
  });
  button.after(menu);
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
  menu.querySelector('button')?.focus();
}

function move(menu: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...menu.querySelectorAll('button')];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  all.at((at + step) % all.length)?.focus();
}

function place(menu: HTMLElement, { left, right, top, bottom }: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const x = left + width + 8 > innerWidth ? right - width : left;
  const y = bottom + height + 8 > innerHeight ? top - height - 4 : bottom + 4;
  menu.style.setProperty('left', `${Math.max(8, x)}px`);
  menu.style.setProperty('top', `${Math.max(8, y)}px`);
}
