import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxAttachButton } from '../../src/components/parts/attach-button/attach-button.js';

define(InboxAttachButton);

type Args = Pick<InboxAttachButton, 'accept'>;

const meta: Meta<Args> = {
  title: 'Parts/Attach button',
  component: InboxAttachButton.tag,
  args: { accept: 'image/jpeg,image/png' },
  render: ({ accept }) => html`<inbox-attach-button accept=${accept}></inbox-attach-button>`,
};
export default meta;

export const Default: StoryObj<Args> = {};
