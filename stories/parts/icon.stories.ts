import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxIcon } from '../../src/components/parts/icon/icon.js';
import { icons, type IconName } from '../../src/components/parts/icon/icons.js';
import { moreIcons } from '../../src/components/parts/icon/more-icons.js';

define(InboxIcon);

const names = Object.keys({ ...icons, ...moreIcons }) as IconName[];

const meta: Meta<InboxIcon> = {
  title: 'Parts/Icon',
  component: InboxIcon.tag,
  args: { name: 'chat' },
  argTypes: { name: { control: 'select', options: names } },
  render: ({ name }) => html`<inbox-icon name=${name}></inbox-icon>`,
};
export default meta;

type Story = StoryObj<InboxIcon>;

export const Default: Story = {};

/** All of them; what the first screen does not need is loaded when it is drawn. */
export const All: Story = {
  render: () =>
    html`<ul>
      ${names.map((name) => html`<li><inbox-icon name=${name}></inbox-icon> ${name}</li>`)}
    </ul>`,
};
