import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxMenu } from '../../src/components/parts/menu/menu.js';

define(InboxMenu);

type Args = Pick<InboxMenu, 'items' | 'label'>;

const meta: Meta<Args> = {
  title: 'Parts/Menu',
  component: InboxMenu.tag,
  args: {
    label: 'Mais ações',
    items: [
      { id: 'copy', label: 'Copiar número', icon: 'copy' },
      { id: 'transfer', label: 'Transferir conversa', icon: 'transfer', disabled: true },
      { id: 'drop', label: 'Descartar', icon: 'remove', danger: true },
    ],
  },
  argTypes: { items: { control: 'object' } },
  render: ({ items, label }) => html`<inbox-menu label=${label} .items=${items}></inbox-menu>`,
};
export default meta;

export const Default: StoryObj<Args> = {};
