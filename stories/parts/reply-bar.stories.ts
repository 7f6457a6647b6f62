import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxReplyBar } from '../../src/components/parts/reply-bar/reply-bar.js';
import { contact, kinds } from '../fixtures.js';

define(InboxReplyBar);

type Args = Pick<InboxReplyBar, 'message' | 'contact'>;

const meta: Meta<Args> = {
  title: 'Parts/Reply bar',
  component: InboxReplyBar.tag,
  args: { message: kinds.image, contact: contact() },
  render: ({ message, contact }) =>
    html`<inbox-reply-bar .message=${message} .contact=${contact}></inbox-reply-bar>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Long: Story = { args: { message: kinds.long } };

export const NotLoaded: Story = { args: { message: undefined } };
