import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxSwitch } from '../../src/components/parts/switch/switch.js';

define(InboxSwitch);

type Args = Pick<InboxSwitch, 'label' | 'hint' | 'checked' | 'disabled'>;

const meta: Meta<Args> = {
  title: 'Parts/Switch',
  component: InboxSwitch.tag,
  args: {
    label: 'Pesquisa de satisfação',
    hint: 'O cliente recebe um pedido de nota de 1 a 5.',
    checked: true,
    disabled: false,
  },
  render: ({ label, hint, checked, disabled }) =>
    html`<div .style=${'max-width: 440px'}>
      <inbox-switch
        label=${label}
        hint=${hint}
        ?checked=${checked}
        ?disabled=${disabled}
      ></inbox-switch>
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
