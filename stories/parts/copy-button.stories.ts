import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxCopyButton } from '../../src/components/parts/copy-button/copy-button.js';

define(InboxCopyButton);

type Args = Pick<InboxCopyButton, 'text' | 'label' | 'done'>;

const meta: Meta<Args> = {
  title: 'Parts/Copy button',
  component: InboxCopyButton.tag,
  args: { text: '+5511987654321', label: 'Copiar número', done: 'Número copiado' },
  render: ({ text, label, done }) =>
    html`<inbox-copy-button text=${text} label=${label} done=${done}></inbox-copy-button>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
