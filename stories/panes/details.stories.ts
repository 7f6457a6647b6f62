import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxDetails } from '../../src/components/panes/details/details.js';
import { AdapterError } from '../../src/domain/errors.js';
import { CAN } from '../../test/support/fake-backend.js';
import { conversation, conversations } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxDetails, StoryFrame);

const meta: Meta<StoryInbox> = {
  title: 'Panes/Details',
  component: InboxDetails.tag,
  args: { open: 'mariana' },
  argTypes: { open: { control: 'select', options: Object.keys(conversations) } },
  render: (story) =>
    html`<div .style=${'max-width: 320px'}>
      <story-frame height="760" .handle=${storyInbox(story)}>
        <inbox-details></inbox-details>
      </story-frame>
    </div>`,
};
export default meta;

type Story = StoryObj<StoryInbox>;

export const Default: Story = {};

export const NothingEditable: Story = { args: { info: { can: { ...CAN, editContact: [] } } } };

export const NoNumber: Story = { args: { open: 'bia' } };

/** Opened to be read: how it ended stands with its facts. */
export const Earlier: Story = { args: { open: 'mariana-1', readonly: true } };

export const NoEarlier: Story = { args: { open: 'rogerio' } };

export const ManyEarlier: Story = {
  args: {
    conversations: [
      conversations.mariana,
      ...Array.from({ length: 60 }, (_, at) =>
        conversation({
          ...conversations.earlier,
          id: `earlier-${at}`,
          protocol: `2025${String(at).padStart(5, '0')}`,
        }),
      ),
    ],
  },
};

export const Loading: Story = { args: { rules: { listConversations: 'hang' } } };

export const Failed: Story = {
  args: {
    rules: {
      listConversations: new AdapterError('unavailable'),
      listMessages: new AdapterError('unavailable'),
    },
  },
};
