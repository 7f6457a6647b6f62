import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import type { MenuItem } from '../../src/components/parts/menu/menu.js';
import { InboxMenuButton } from '../../src/components/parts/menu-button/menu-button.js';
import { Screen } from '../../test/harness/screen.js';

define(InboxMenuButton);

interface Args {
  label: string;
  items: MenuItem[];
}

const meta: Meta<Args> = {
  title: 'Parts/Menu button',
  component: InboxMenuButton.tag,
  args: {
    label: 'Mais ações',
    items: [
      { id: 'number', icon: 'copy', label: 'Copiar número' },
      { id: 'transfer', icon: 'transfer', label: 'Transferir conversa' },
      { id: 'details', icon: 'details', label: 'Detalhes do contato' },
    ],
  },
  render: ({ label, items }) =>
    html`<div .style=${'height: 200px; text-align: end'}>
      <inbox-menu-button label=${label} .items=${() => items}></inbox-menu-button>
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Open: Story = {
  play: async ({ canvasElement, args }) => {
    const screen = new Screen(canvasElement);
    await screen.pressWhenThere(args.label);
    await screen.until(() => screen.all('[role=menuitem]').length > 0);
  },
};
