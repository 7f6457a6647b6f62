import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxConversation } from '../../src/components/panes/conversation/conversation.js';
import { AdapterError } from '../../src/domain/errors.js';
import { conversations, draft, entry } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxConversation, StoryFrame);

interface Args extends StoryInbox {
  alone: boolean;
  height: number;
}

const meta: Meta<Args> = {
  title: 'Panes/Conversation',
  component: InboxConversation.tag,
  args: { open: 'mariana', alone: false, height: 600 },
  argTypes: { open: { control: 'select', options: Object.keys(conversations) } },
  render: ({ alone, height, ...story }) =>
    html`<story-frame height=${height} .handle=${storyInbox(story)}>
      <inbox-conversation ?alone=${alone}></inbox-conversation>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const NothingOpen: Story = {
  render: ({ height }) =>
    html`<story-frame height=${height} .handle=${storyInbox()}>
      <inbox-conversation></inbox-conversation>
    </story-frame>`,
};

export const Unclaimed: Story = { args: { open: 'tereza' } };

export const WithTheBot: Story = { args: { open: 'carlos' } };

export const WithAColleague: Story = { args: { open: 'patricia' } };

export const WindowClosed: Story = {
  args: {
    open: 'helena',
    drafts: [draft({ conversationId: 'helena', text: 'Oi Helena, ainda' })],
  },
};

export const WaitingForAnAnswer: Story = { args: { open: 'sergio' } };

export const Closed: Story = { args: { open: 'lucas' } };

/** An earlier conversation of the contact, opened from the details. */
export const Earlier: Story = { args: { open: 'mariana-1', readonly: true } };

export const Queued: Story = {
  args: {
    outbox: [
      entry({ state: 'failed', error: { code: 'undeliverable' } }),
      entry({
        id: 'entry-2',
        seq: 2,
        state: 'held',
        content: { kind: 'text', text: 'Combinado?' },
      }),
    ],
  },
};

export const Loading: Story = { args: { rules: { listMessages: 'hang' } } };

export const Failed: Story = { args: { rules: { listMessages: new AdapterError('unavailable') } } };
