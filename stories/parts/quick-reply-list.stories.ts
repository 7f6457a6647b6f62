import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxQuickReplyList } from '../../src/components/parts/quick-reply-list/quick-reply-list.js';
import { shownReplies } from '../fixtures.js';

define(InboxQuickReplyList);

type Args = Pick<InboxQuickReplyList, 'replies' | 'state'>;

const meta: Meta<Args> = {
  title: 'Parts/Quick reply list',
  component: InboxQuickReplyList.tag,
  args: { replies: shownReplies, state: 'ready' },
  argTypes: {
    state: { control: 'inline-radio', options: ['idle', 'loading', 'ready', 'failed'] },
  },
  render: ({ replies, state }) =>
    html`<inbox-quick-reply-list .replies=${replies} state=${state}></inbox-quick-reply-list>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Loading: Story = { args: { replies: undefined, state: 'loading' } };

export const Failed: Story = { args: { replies: undefined, state: 'failed' } };

export const Empty: Story = { args: { replies: [] } };
