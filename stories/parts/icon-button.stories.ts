import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxIconButton } from '../../src/components/parts/icon-button/icon-button.js';
import { icons } from '../../src/components/parts/icon/icons.js';

define(InboxIconButton);

type Args = Pick<
  InboxIconButton,
  'icon' | 'label' | 'shortcut' | 'disabled' | 'pressed' | 'expanded' | 'variant' | 'size'
>;

const meta: Meta<Args> = {
  title: 'Parts/Icon button',
  component: InboxIconButton.tag,
  args: { icon: 'transfer', label: 'Transferir conversa', disabled: false },
  argTypes: {
    icon: { control: 'select', options: Object.keys(icons) },
    variant: { control: 'inline-radio', options: [undefined, 'primary'] },
    size: { control: 'inline-radio', options: [undefined, 'small'] },
    pressed: { control: 'boolean' },
    expanded: { control: 'boolean' },
  },
  render: (args) =>
    html`<inbox-icon-button
      icon=${args.icon}
      label=${args.label}
      ?disabled=${args.disabled}
      .shortcut=${args.shortcut}
      .pressed=${args.pressed}
      .expanded=${args.expanded}
      .variant=${args.variant}
      .size=${args.size}
    ></inbox-icon-button>`,
};
export default meta;

export const Default: StoryObj<Args> = {};
